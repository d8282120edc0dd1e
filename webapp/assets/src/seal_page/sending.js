/** The last step as it shows: how far it is, a pause, a line that is dead. */
import { say } from '../site/page.js';
import { progress, SAID } from './words.js';

export class Sending {
  constructor(place) {
    this.place = place.querySelector('[data-seal-sending]');
    this.bar = this.place.querySelector('[data-seal-bar]');
    this.told = this.place.querySelector('[data-seal-state]');
    this.button = this.place.querySelector('[data-seal-pause]');
    this.button.addEventListener('click', () => this.#toggle());
    this.last = '';
  }

  show() {
    this.place.hidden = false;
    this.say(SAID.sealing);
    this.place.querySelector('h2').focus();
  }

  hide() {
    this.place.hidden = true;
  }

  say(words) {
    this.last = say(words);
    this.told.textContent = this.last;
  }

  progress(done) {
    const percent = Math.round((100 * done.bytes) / done.size);
    this.bar.setAttribute('aria-valuenow', String(percent));
    this.bar.firstElementChild.style.width = `${percent}%`;
    this.say(progress(done));
  }

  away = gone => {
    this.told.textContent = gone ? say(SAID.away) : this.last;
  };

  /** Waits while paused. */
  async gate() {
    while (this.paused) await this.paused;
  }

  #toggle() {
    if (this.paused) {
      this.goOn();
      this.paused = null;
    } else {
      this.paused = new Promise(go => (this.goOn = go));
    }
    this.button.setAttribute('aria-pressed', String(Boolean(this.paused)));
    this.button.textContent = say(this.paused ? SAID.resume : SAID.pause);
    this.told.textContent = this.paused ? say(SAID.paused) : this.last;
  }
}
