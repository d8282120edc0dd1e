/** The list of errors on top of a form: takes the focus, each entry leads to its field. */
import { say } from '../site/page.js';

const TITLE = { zh: '请更正以下内容', en: 'There is a problem' };

/** `errors` as of errors.js. Replaces an earlier summary, also one the server rendered. */
export function showSummary(place, errors) {
  clearSummary(place);
  const summary = document.createElement('div');
  summary.className = 'error-summary';
  summary.dataset.errorSummary = '';
  summary.tabIndex = -1;
  summary.setAttribute('role', 'alert');
  summary.append(titled(say(TITLE)), listed(errors));
  place.querySelector('[data-form-body]').before(summary);
  summary.focus();
  summary.scrollIntoView({ block: 'start' });
}

export function clearSummary(place) {
  place.querySelectorAll('[data-error-summary]').forEach(old => old.remove());
}

function titled(text) {
  const title = document.createElement('h2');
  title.textContent = text;
  return title;
}

function listed(errors) {
  const list = document.createElement('ul');
  list.append(...errors.map(item));
  return list;
}

function item({ target, label, message }) {
  const line = document.createElement('li');
  const text = label ? `${label}${say({ zh: '：', en: ': ' })}${message}` : message;
  line.append(target ? link(target, text) : text);
  return line;
}

function link(target, text) {
  const anchor = document.createElement('a');
  anchor.href = `#${target}`;
  anchor.textContent = text;
  anchor.addEventListener('click', event => {
    event.preventDefault();
    controlOf(target)?.focus();
  });
  return anchor;
}

/** The control itself, or the first of a group of boxes, whose ids continue the field's. */
function controlOf(target) {
  const own = document.getElementById(target);
  return own?.matches('input, textarea, select, [tabindex]')
    ? own
    : document.querySelector(`input[id^="${CSS.escape(target)}"], [id^="${CSS.escape(target)}"] input`) ?? own;
}
