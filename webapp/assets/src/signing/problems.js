/** Shows what is wrong as the site's forms do: a summary on top, the same sentence at its field. */
import { say } from '../site/page.js';
import { SigningRefused } from './refused.js';

const BROKEN = { zh: '签名没有完成，请再试一次', en: 'The package was not signed; please try again' };

export function problemsOf(place) {
  const summary = place.querySelector('[data-signing-problem]');
  const link = summary.querySelector('a');
  const fields = [...place.querySelectorAll('.field')];

  const at = (field, text) => {
    const input = field.querySelector('input');
    const told = field.querySelector('.field-error');
    field.classList.toggle('field-wrong', Boolean(text));
    told.textContent = text;
    told.hidden = !text;
    if (text) input.setAttribute('aria-invalid', 'true');
    else input.removeAttribute('aria-invalid');
  };

  return {
    clear() {
      summary.hidden = true;
      fields.forEach(field => at(field, ''));
    },
    show(error) {
      const { field, words } = error instanceof SigningRefused ? error : { field: 'key', words: BROKEN };
      const text = say(words);
      fields.forEach(one => at(one, one.dataset.name === field ? text : ''));
      link.href = `#signing-${field}`;
      link.textContent = text;
      summary.hidden = false;
      summary.focus();
    },
  };
}
