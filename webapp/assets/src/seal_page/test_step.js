/** Before a byte leaves: the key file that was downloaded is chosen again and opened with the passphrase. */
import { say } from '../site/page.js';
import { download } from './download.js';
import { PageRefused } from './problems.js';
import { SAID } from './words.js';

const MOST_BYTES = 64 * 1024;

export class TestStep {
  constructor(place, sealing, problems) {
    this.place = place.querySelector('[data-seal-test]');
    this.button = this.place.querySelector('[data-seal-open]');
    this.sealing = sealing;
    this.problems = problems;
    this.place.querySelector('[data-seal-key]').addEventListener('click', () => this.#give());
  }

  /** Resolves once the key file was opened; asks again as often as it takes. */
  passed(state) {
    this.state = state;
    this.#give();
    this.place.hidden = false;
    this.place.querySelector('h2').focus();
    return new Promise(done => {
      this.button.onclick = () => this.#try(done);
    });
  }

  hide() {
    this.place.hidden = true;
  }

  #give() {
    const { lot, bid } = this.state.manifest;
    download(`bid-key-${lot}-${bid.slice(0, 8)}.json`, this.state.keyFile);
  }

  async #try(done) {
    const label = this.button.textContent;
    this.problems.clear();
    this.button.disabled = true;
    this.button.textContent = say(SAID.opening);
    try {
      await this.#open();
      this.hide();
      done();
    } catch (refusal) {
      this.problems.show(refusal);
    } finally {
      this.button.disabled = false;
      this.button.textContent = label;
    }
  }

  async #open() {
    const [file] = this.place.querySelector('#seal-keyfile').files;
    const passphrase = this.place.querySelector('#seal-test').value;
    if (!file) throw new PageRefused('keyfile', SAID.keyfile);
    if (!passphrase) throw new PageRefused('test', SAID.needed);
    const { suite, project, lot, bid, bidder_commitment } = this.state.manifest;
    const keyFile = await parsed(file);
    await this.sealing.testSeal({ suite, project, lot, bid, keyFile, passphrase, bidder_commitment });
  }
}

async function parsed(file) {
  try {
    if (file.size > MOST_BYTES) throw new SyntaxError('large');
    return JSON.parse(await file.text());
  } catch (problem) {
    throw problem instanceof SyntaxError ? Object.assign(new Error(), { code: 'key_file' }) : problem;
  }
}
