/** The way of one bid through the page: filled in, sealed, test seal opened, uploaded, sent. */
import { declared, filesOf, wrongIn } from './asked.js';
import { Sending } from './sending.js';
import { forget, keep, kept } from './store.js';
import { TestStep } from './test_step.js';
import { megabytes, SAID } from './words.js';

export class Steps {
  constructor({ place, sealing, server, problems, readOut, custodians }) {
    Object.assign(this, { place, sealing, server, problems, readOut, custodians });
    this.sending = new Sending(place);
    this.test = new TestStep(place, sealing, problems);
    this.form = place.querySelector('[data-seal-steps]');
    this.record = null;
    this.#listen();
  }

  /** Looks whether an upload of this browser is to be gone on with. */
  async begin() {
    const { unsent } = this.place.dataset;
    this.record = unsent ? await kept(unsent) : null;
    this.#show();
  }

  get fresh() {
    return !this.record;
  }

  #listen() {
    const on = (name, what) => this.place.querySelector(name).addEventListener('click', what);
    on('[data-seal-start]', () => this.#start());
    on('[data-seal-anew]', () => this.#anew());
    this.place.querySelector('#seal-files').addEventListener('change', () => this.#list());
  }

  #show() {
    this.form.hidden = false;
    this.place.querySelector('[data-seal-offline]').hidden = false;
    this.place.querySelector('[data-seal-resume]').hidden = this.fresh;
    this.place.querySelector('[data-seal-fresh]').hidden = !this.fresh;
    this.test.hide();
    this.sending.hide();
  }

  async #anew() {
    await forget(this.place.dataset.unsent);
    this.record = null;
    this.#show();
  }

  #list() {
    const lines = filesOf(this.place).map(({ name, size }) => {
      const line = document.createElement('li');
      line.textContent = `${name} (${megabytes(size)})`;
      return line;
    });
    this.place.querySelector('[data-seal-list]').replaceChildren(...lines);
  }

  async #start() {
    this.problems.clear();
    const wrong = wrongIn(this.place, { fresh: this.fresh, limit: Number(this.place.dataset.limit) });
    const readable = !this.fresh || this.readOut.check();
    if (wrong.length) return this.problems.show(...wrong);
    if (!readable) return undefined;
    return this.#tried(() => (this.fresh ? this.#seal() : this.#resume()));
  }

  /** Whatever goes wrong is told, and what was filled in is still there. */
  async #tried(step) {
    this.busy = true;
    this.form.hidden = true;
    this.place.querySelector('[data-seal-offline]').hidden = true;
    addEventListener('beforeunload', stay);
    try {
      const receipt = await step();
      removeEventListener('beforeunload', stay);
      location.assign(receipt);
    } catch (refusal) {
      removeEventListener('beforeunload', stay);
      this.#show();
      this.problems.show(refusal);
    }
  }

  async #seal() {
    const bid = await this.server.begin();
    this.place.dataset.unsent = bid;
    // The opening reads out what the form lets through, of the organisation that stands behind the pseudonym.
    const readOut = { organisation: this.place.dataset.organisation, fields: this.readOut.values() };
    return this.#run(bid, { readOut, passphrase: this.#value('passphrase') });
  }

  async #resume() {
    const bid = this.place.dataset.unsent;
    const { state, chunks } = await this.server.upload(bid);
    if (state === 'sealed') return this.submit(bid);
    if (!this.record.tested) await this.#tested(bid, this.record.state);
    return this.#run(bid, { resumeFrom: this.record.state, have: chunks.map(({ index }) => index) });
  }

  async #run(bid, more) {
    const { suite, project, lot, scriptHash: script } = this.place.dataset;
    const given = { suite, project, lot, bid, script, custodians: this.custodians, files: filesOf(this.place), ...more };
    if (more.resumeFrom) this.sending.show();
    const { bytes } = await this.sealing.sealBid(given, {
      onState: state => this.#remember(bid, state),
      putChunk: (index, chunk) => this.put(bid, index, chunk),
      onProgress: done => this.sending.progress(done),
    });
    this.sending.say(SAID.sending);
    await this.server.putManifest(bid, bytes, this.sending.away);
    return this.submit(bid);
  }

  async #remember(bid, state) {
    this.record = { state, tested: this.record?.tested ?? false };
    await keep(bid, this.record);
    if (!this.record.tested) await this.#tested(bid, state);
  }

  async #tested(bid, state) {
    await this.test.passed(state);
    this.record.tested = true;
    await keep(bid, this.record);
    this.sending.show();
  }

  async put(bid, index, chunk) {
    await this.sending.gate();
    await this.server.putChunk(bid, index, chunk, this.sending.away);
  }

  async submit(bid) {
    this.sending.show();
    this.sending.say(SAID.sending);
    const receipt = await this.server.submit(bid, declared(this.place), this.sending.away);
    await forget(bid);
    return receipt;
  }

  /** For a folder sealed elsewhere: the same end of the way. */
  offline(step) {
    return this.#tried(step);
  }

  #value(name) {
    return this.place.querySelector(`#seal-${name}`).value;
  }
}

const stay = event => event.preventDefault();
