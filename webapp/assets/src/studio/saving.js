/**
 * Saves one file of a draft: here at once, on the server after a moment of quiet and when the page
 * is left. Nothing is lost: what the server has not accepted stays in this browser and is offered
 * when the file is opened again; where somebody else was faster, the person chooses.
 */
import { dropCopy, keepCopy } from '../site/copies.js';
import { markSaved, markUnsaved } from '../site/leaving.js';
import { ask, beijingTime, meta, say, serverNow } from '../site/page.js';
import { chooseBetween } from './conflict.js';
import { offerCopy } from './unsaved.js';

const QUIET = 1_500;
const FIRST_WAIT = 2_000;
const LONGEST_WAIT = 60_000;
/** Characters that a browser still sends for a page that is gone: 64 KiB, three bytes each. */
const MOST_KEPT_ALIVE = 20_000;

const SESSION = { zh: '登录已失效：内容保存在本机，重新登录后打开本文件即可恢复。', en: 'Session ended: kept on this computer. Sign in and open this file again.' };
const AWAY = { zh: '暂未连上服务器：内容保存在本机，稍后自动重试。', en: 'Server not reached: kept on this computer, trying again soon.' };
const REFUSED = { zh: '没有保存：', en: 'Not saved: ' };
const UNSAVED = { zh: '有未保存的修改', en: 'Unsaved changes' };

export class FileSaving {
  /**
   * `url` is the file's; `number` the state that is shown, 0 for a new file; `read()` gives its text
   * or a promise of it; `replace(text)` shows another text; `state` is an element that tells how the
   * saving goes; `saved(number)` is called after each.
   */
  constructor({ url, number, read, replace, state = null, saved = () => {} }) {
    Object.assign(this, { url, number, read, replace, state, saved });
    this.key = `studio:${url}`;
    this.latest = null;
    this.waiting = 0;
    this.wait = FIRST_WAIT;
    this.sending = false;
  }

  /** Offers what a crash left here, and saves when the page is hidden. `text` is the server's. */
  start(text) {
    offerCopy(this, text);
    addEventListener('online', () => this.latest !== null && this.send());
    addEventListener('pagehide', () => this.leave());
    document.addEventListener('visibilitychange', () => document.hidden && this.leave());
  }

  /** Call it at every change. */
  async changed() {
    this.tell('unsaved', say(UNSAVED));
    this.later(QUIET);
    this.keep(await this.read());
  }

  keep(text) {
    this.latest = text;
    if (text.length > MOST_KEPT_ALIVE) markUnsaved(this);
    keepCopy(this.key, { text, basedOn: this.number });
  }

  later(delay) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), delay);
  }

  /** Saves now; resolves once the server has answered. */
  async send(more = {}) {
    clearTimeout(this.waiting);
    if (this.sending || this.latest === null) return;
    this.sending = true;
    const text = this.latest;
    try {
      await this.answered(await this.put(text, more), text);
    } catch {
      this.again();
    }
    this.sending = false;
    if (this.latest !== null && this.latest !== text) this.later(QUIET);
  }

  put(text, more = {}) {
    return ask(this.url, {
      method: 'PUT',
      body: text,
      headers: this.headers(),
      ...more,
    });
  }

  headers() {
    return {
      Accept: 'application/json',
      'Content-Type': 'text/plain; charset=utf-8',
      'X-Based-On': String(this.number),
      'X-CSRFToken': meta('csrf-token'),
    };
  }

  async answered(answer, text) {
    if (answer.ok) return this.accepted((await answer.json()).number, text);
    if (answer.status === 0 || answer.status === 401) return this.tell('local', say(SESSION));
    if (answer.status >= 500) return this.again();
    const told = await answer.json();
    if (answer.status === 409 && told.number !== undefined) return chooseBetween(this, told, text);
    this.tell('local', say(REFUSED) + (told.problems?.[0]?.message ?? told.message ?? answer.status));
  }

  accepted(number, text) {
    this.number = number;
    this.wait = FIRST_WAIT;
    if (this.latest === text) {
      this.latest = null;
      dropCopy(this.key);
      markSaved(this);
    } else if (this.latest !== null) {
      this.keep(this.latest);
    }
    const at = beijingTime(serverNow()).slice(11);
    this.tell('server', say({ zh: `已保存（${at}）`, en: `Saved (${at})` }));
    this.saved(number);
  }

  again() {
    markUnsaved(this);
    this.tell('local', say(AWAY));
    this.later(this.wait);
    this.wait = Math.min(2 * this.wait, LONGEST_WAIT);
  }

  /** The page may be gone before the answer comes: the copy stays here until one has come. */
  leave() {
    if (this.latest !== null) this.send({ keepalive: this.latest.length <= MOST_KEPT_ALIVE });
  }

  tell(state, text) {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = text;
  }
}
