/** The viewer's own words in the language of the page. */
import { isChinese } from '../site/page.js';
import { chinese } from './chinese.js';

/** `{name}` in a word is filled from `values`. */
export const word = (text, values = {}) => filled((isChinese() && chinese[text]) || text, values);

const filled = (text, values) => text.replace(/{([^}]+)}/g, (whole, name) => values[name] ?? whole);
