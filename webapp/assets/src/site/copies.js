/** Keeps what was typed in this browser until the server has accepted it. */
import { meta } from './page.js';

const PREFIX = 'sunroad-copy';
const FORTNIGHT = 14 * 24 * 3600 * 1000;

const nameOf = task => [PREFIX, meta('person'), task].join(':');

export function keepCopy(task, data) {
  attempt(() => localStorage.setItem(nameOf(task), JSON.stringify({ data, at: Date.now() })));
}

/** `{ data, at }` (milliseconds) or null. */
export function copyOf(task) {
  return attempt(() => JSON.parse(localStorage.getItem(nameOf(task)))) ?? null;
}

export function dropCopy(task) {
  attempt(() => localStorage.removeItem(nameOf(task)));
}

/** A page after an accepted submission names the task in `<meta name="accepted-task">`. */
export function dropAcceptedCopy() {
  if (meta('accepted-task')) dropCopy(meta('accepted-task'));
  attempt(() => Object.keys(localStorage).filter(isOld).forEach(name => localStorage.removeItem(name)));
}

function isOld(name) {
  if (!name.startsWith(`${PREFIX}:`)) return false;
  const copy = attempt(() => JSON.parse(localStorage.getItem(name)));
  return !copy || Date.now() - copy.at > FORTNIGHT;
}

/** Storage may be full or forbidden: typing must go on all the same. */
function attempt(action) {
  try {
    return action();
  } catch {
    return undefined;
  }
}
