/** The editor's words in the language of the page; `untranslated` collects what has none. */
import zn from 'bpmn-js-i18n/translations/zn.js';

import { isChinese } from '../site/page.js';
import { chinese } from './zh.js';

const words = { ...zn, ...chinese };

export const untranslated = new Set();

/** The `translate` service of the editor; English stands as it is. */
export function translate(text, values = {}) {
  return filled(isChinese() ? inChinese(text) : text, values);
}

function inChinese(text) {
  const key = text?.trim();
  if (key && words[key] === undefined && !/[\u3400-\u9fff]/.test(key)) untranslated.add(key);
  return words[key] ?? text;
}

const filled = (text, values) => String(text ?? '').replace(/{([^}]+)}/g, (whole, name) => values[name] ?? whole);

export const translateModule = { translate: ['value', translate] };
