/** JSON whose bytes are the same here and in `engine.store.exact.canonical`: keys sorted, no spaces. */
import { bytesOf } from './bytes.js';

export const canonical = value => bytesOf(JSON.stringify(sorted(value)));

function sorted(value) {
  if (Array.isArray(value)) {
    return value.map(sorted);
  }
  if (value !== null && typeof value === 'object') {
    return Object.fromEntries(Object.keys(value).sort().map(key => [key, sorted(value[key])]));
  }
  return value;
}
