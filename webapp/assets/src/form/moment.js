/** Turns stored dates and times into what date inputs hold and back; input always means Beijing time. */

import { beijingTime, serverNow } from '../site/page.js';

const OFFSET = '+08:00';
const EIGHT_HOURS = 8 * 3600 * 1000;
const ZONED = /(Z|[+-]\d\d:\d\d)$/;

/** Stored text (ISO 8601, with or without zone) → value of a date, time or datetime-local input. */
export function toInput(value, subtype) {
  if (typeof value !== 'string') return '';
  if (subtype === 'date') return value.slice(0, 10);
  if (subtype === 'time') return ZONED.test(value) ? inBeijing(`1970-01-02T${value}`).slice(11) : value.slice(0, 5);
  return ZONED.test(value) ? inBeijing(value) : value.slice(0, 16);
}

/** Value of the input → stored text in the schema's timeSerializingFormat; empty → null. */
export function fromInput(text, subtype, format) {
  if (!text) return null;
  if (subtype === 'date' || format === 'no_timezone' || !format) return text;
  if (format === 'utc_offset') return text + OFFSET;
  const whole = subtype === 'time' ? `1970-01-02T${text}` : text;
  const normalised = `${new Date(whole + OFFSET).toISOString().slice(0, 16)}Z`;
  return subtype === 'time' ? normalised.slice(11) : normalised;
}

const inBeijing = value => new Date(Date.parse(value) + EIGHT_HOURS).toISOString().slice(0, 16);

/** By the server's clock. */
export const todayInBeijing = () => beijingTime(serverNow()).slice(0, 10);
