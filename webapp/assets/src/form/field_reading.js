/** The value of one field of a form as a person reads it, by the field's type. */
import { say } from '../site/page.js';
import { NOTHING, readDay, readMoment, readNumber, readText, readTruth } from './reading.js';

export const isNothing = value =>
  value === null || value === undefined || value === '' || (Array.isArray(value) && !value.length);

/** `options`: those of the field where they are not in its schema. */
export function readField(field, value, laws, options = field.values) {
  if (field.type === 'checkbox') return readTruth(value);
  if (isNothing(value)) return NOTHING;
  if (options) return labels(options, value);
  if (field.type === 'number') return readNumber(value, field.appearance?.suffixAdorner);
  if (field.type === 'datetime') return readTime(field, String(value));
  return typeof value === 'string' ? readText(value, laws) : String(value);
}

function readTime({ subtype }, text) {
  if (subtype === 'time') return text.slice(0, 5);
  return subtype === 'datetime' ? readMoment(text) : readDay(text);
}

function labels(options, value) {
  const known = new Map(options.map(one => (typeof one === 'object' ? [one.value, one.label] : [one, one])));
  const chosen = Array.isArray(value) ? value : [value];
  return chosen.map(one => known.get(one) ?? one).join(say({ zh: '、', en: ', ' }));
}
