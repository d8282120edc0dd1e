/** What is wrong: at its field, and in the summary on top, which takes the focus. */
import { say } from '../site/page.js';
import { REFUSED, SAID } from './words.js';

/** Something a person can mend; `field` is the field's name, or null. */
export class PageRefused extends Error {
  constructor(field, words) {
    super(say(words));
    this.field = field;
  }
}

/** What the server said no with, in its own words. */
export class ServerRefused extends Error {}

export class Problems {
  constructor(place) {
    this.place = place;
    this.summary = place.querySelector('[data-seal-problem]');
  }

  clear() {
    this.summary.hidden = true;
    for (const field of this.place.querySelectorAll('.field')) this.#mark(field, '');
  }

  /** One refusal, or several of fields. */
  show(...refusals) {
    this.clear();
    const told = refusals.map(one => ({ field: fieldOf(one), text: textOf(one) }));
    for (const { field, text } of told) this.#mark(this.#field(field), text);
    this.summary.querySelector('ul').replaceChildren(...told.map(one => this.#line(one)));
    this.summary.hidden = false;
    this.summary.focus();
    this.summary.scrollIntoView({ block: 'start' });
  }

  #field(name) {
    return name ? this.place.querySelector(`.field[data-name="${CSS.escape(name)}"]`) : null;
  }

  #mark(field, text) {
    const error = field?.querySelector('.field-error');
    if (!error) return;
    error.textContent = text;
    error.hidden = !text;
    field.classList.toggle('field-wrong', Boolean(text));
    field.querySelector('input')?.setAttribute('aria-invalid', String(Boolean(text)));
  }

  #line({ field, text }) {
    const line = document.createElement('li');
    const input = this.#field(field)?.querySelector('input');
    if (!input) {
      line.textContent = text;
      return line;
    }
    const link = document.createElement('a');
    link.href = `#${input.id}`;
    link.textContent = text;
    line.append(link);
    return line;
  }
}

const FIELDS = { passphrase: 'test', key_file: 'keyfile', bidder_key: 'keyfile', other_files: 'files', manifest: 'folder' };

const fieldOf = one => one.field ?? FIELDS[one.code] ?? null;

function textOf(one) {
  if (one instanceof PageRefused || one instanceof ServerRefused) return one.message;
  if (one.name === 'NotReadableError' || one.name === 'NotFoundError') return say(REFUSED.files_changed);
  return say(REFUSED[one.code] ?? SAID.unexpected);
}
