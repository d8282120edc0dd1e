/** Values as people read them: Beijing time, thousands apart, yes and no, the article behind a rule. */
import { isChinese, say } from '../site/page.js';
import { toInput } from './moment.js';

const MOMENT = /\d{4}-\d\d-\d\dT\d\d:\d\d(?::\d\d(?:\.\d+)?)?(?:Z|[+-]\d\d:?\d\d)?(?:@[\w/]+)?/g;
const SPAN = new RegExp(`(${MOMENT.source}) 至 (?=${MOMENT.source})`, 'g');
const WHOLE_MOMENT = new RegExp(`^${MOMENT.source}$`);
const DATE = /^\d{4}-\d\d-\d\d$/;
const DECIMAL = /^-?\d+(\.\d+)?$/;
const MONEY = /(\d{4,}(?:\.\d+)?|\d+\.0+)(?=\s*元)/g;
const MONTHS = 'January February March April May June July August September October November December'.split(' ');

export const NOTHING = '—';

export const readTruth = value => say(value ? { zh: '是', en: 'Yes' } : { zh: '否', en: 'No' });

/** 98,600,000 and 98,600,000.50: cents that are none are left out; what is no number stays. */
export function readMoney(value) {
  const read = readNumber(value);
  return /\.\d$/.test(read) ? `${read}0` : read;
}

/** As many decimals as there are, none where they are all zero. */
export function readNumber(value, unit = '') {
  const text = String(value);
  if (!DECIMAL.test(text)) return text;
  const [whole, part = ''] = text.split('.');
  const decimals = /[1-9]/.test(part) ? `.${part}` : '';
  return `${whole.replace(/\B(?=(\d{3})+$)/g, ',')}${decimals}${unit && ` ${unit}`}`;
}

/** ISO 8601 (its zone perhaps behind an @) → 2026年3月2日 09:00, or 2 March 2026, 09:00. */
export function readMoment(text) {
  const [day, time] = toInput(text.split('@')[0], 'datetime').split('T');
  return time ? `${readDay(day)}${isChinese() ? '' : ','} ${time}` : readDay(day);
}

export function readDay(text) {
  const [year, month, day] = text.slice(0, 10).split('-').map(Number);
  if (!day) return text;
  return isChinese() ? `${year}年${month}月${day}日` : `${day} ${MONTHS[month - 1]} ${year}`;
}

/** A text that may be a rule, a moment or a date as the case file keeps it; other text as it is. */
export function readText(text, laws) {
  if (Object.hasOwn(laws, text)) return laws[text];
  if (DATE.test(text)) return readDay(text);
  return WHOLE_MOMENT.test(text) ? readMoment(text) : text;
}

/** One cell: texts that diagrams put together hold moments and amounts inside. */
export function readCell(value, laws, isMoney) {
  if (value === null || value === undefined || value === '') return NOTHING;
  if (typeof value === 'boolean') return readTruth(value);
  if (typeof value === 'number') return isMoney ? readMoney(value) : readNumber(value);
  if (Array.isArray(value)) return value.map(one => readCell(one, laws, isMoney)).join(say({ zh: '、', en: ', ' }));
  if (typeof value === 'object') return readCell(Object.values(value), laws, isMoney);
  if (isMoney && DECIMAL.test(value)) return readMoney(value);
  const known = readText(value, laws);
  return known === value ? readMixed(value) : known;
}

/** What a diagram put together: moments, the word between two of them, amounts. */
function readMixed(text) {
  const spans = text.replace(SPAN, `$1 ${say({ zh: '至', en: 'to' })} `);
  return spans.replace(MOMENT, readMoment).replace(MONEY, amount => readMoney(amount));
}

/** Whether a label says that what stands beside it is money. */
export const saysMoney = label => /[（(](万?元|CNY)[）)]/.test(label ?? '');
