/** The editor's words in the language of the page; `untranslated` collects what has none. */
import { isChinese } from '../site/page.js';
import { chinese } from './zh.js';

export const untranslated = new Set();

export function translate(text, values = {}) {
  return filled(isChinese() ? inChinese(text) : text, values);
}

/** Ours for a whole text; one without stands as it is. */
export const known = text => chinese[text.trim()] ?? text;

function inChinese(text) {
  const key = String(text ?? '').trim();
  if (chinese[key] === undefined && /[A-Za-z]{2}/.test(key)) untranslated.add(key);
  return chinese[key] ?? text;
}

const filled = (text, values) => String(text ?? '').replace(/{\s*([^}\s]+)\s*}/g, (whole, name) => values[name] ?? whole);

export const translateModule = { translate: ['value', translate] };
