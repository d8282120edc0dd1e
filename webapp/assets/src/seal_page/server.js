/** What the server is asked: it gets cipher text and the manifest, nothing else. */
import { ask, say } from '../site/page.js';
import { ServerRefused } from './problems.js';
import { SAID } from './words.js';

const LONGEST_PAUSE = 30_000;

export class Server {
  constructor({ beginUrl, bidsUrl }) {
    this.beginUrl = beginUrl;
    this.bidsUrl = bidsUrl;
  }

  /** A new upload; its id binds all keys. */
  async begin() {
    return (await this.#told(this.beginUrl, { method: 'POST' })).bid;
  }

  /** How far an upload has come: `{state, chunks: [{index, …}]}`. */
  upload(bid) {
    return this.#told(this.#of(bid, 'upload'));
  }

  /** Goes on trying while the line is dead; `away(true)` says that it is. */
  async putChunk(bid, index, bytes, away) {
    const url = this.#of(bid, `chunks/${index}`);
    await patiently(() => this.#told(url, { method: 'PUT', body: bytes }), away);
  }

  async putManifest(bid, bytes, away) {
    await patiently(() => this.#told(this.#of(bid, 'manifest'), { method: 'PUT', body: bytes }), away);
  }

  /** The address of the receipt. A bid that arrived although its answer got lost is no second bid. */
  async submit(bid, declared, away) {
    const body = new FormData();
    body.append('data', JSON.stringify(declared));
    const url = this.#of(bid, 'submission');
    return (await patiently(() => this.#told(url, { method: 'POST', body }), away)).receipt;
  }

  #of(bid, rest) {
    return `${this.bidsUrl}${bid}/${rest}`;
  }

  async #told(url, options) {
    const answer = await ask(url, options);
    if (answer.type === 'opaqueredirect') throw new ServerRefused(say(SAID.signed_out));
    if (answer.status >= 500) throw new TypeError('away');
    const told = await answer.json().catch(() => ({}));
    if (!answer.ok) throw new ServerRefused(told.problems?.[0]?.message ?? told.message ?? say(SAID.failed));
    return told;
  }
}

async function patiently(step, away) {
  for (let pause = 1000; ; pause = Math.min(pause * 2, LONGEST_PAUSE)) {
    try {
      const told = await step();
      away(false);
      return told;
    } catch (problem) {
      if (!(problem instanceof TypeError)) throw problem;
      away(true);
      await new Promise(later => setTimeout(later, pause));
    }
  }
}
