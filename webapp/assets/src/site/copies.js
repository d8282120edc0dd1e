/** Keeps what was typed in this browser until the server has accepted it. */
import { meta, serverNow } from './page.js';

const PREFIX = 'sunroad-copy';
const FORTNIGHT = 14 * 24 * 3600 * 1000;

const nameOf = key => [PREFIX, meta('person'), key].join(':');

export function keepCopy(key, data) {
  attempt(() => localStorage.setItem(nameOf(key), JSON.stringify({ data, at: serverNow() })));
}

/** `{ data, at }` (milliseconds) or null. */
export function copyOf(key) {
  return attempt(() => JSON.parse(localStorage.getItem(nameOf(key)))) ?? null;
}

export function dropCopy(key) {
  attempt(() => localStorage.removeItem(nameOf(key)));
}

/** A page after an accepted submission names its form in `data-accepted-form`; old copies go as well. */
export function dropAcceptedCopies() {
  document.querySelectorAll('[data-accepted-form]').forEach(({ dataset }) => dropCopy(dataset.acceptedForm));
  attempt(() => Object.keys(localStorage).filter(isOld).forEach(name => localStorage.removeItem(name)));
}

function isOld(name) {
  if (!name.startsWith(`${PREFIX}:`)) return false;
  const copy = attempt(() => JSON.parse(localStorage.getItem(name)));
  return !copy || serverNow() - copy.at > FORTNIGHT;
}

/** Storage may be full or forbidden: typing must go on all the same. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
