/** Gives the viewer its own words in Chinese. */
import { chinese } from './chinese.js';

export const translationModule = isChinese => ({
  translate: ['value', (text, values = {}) => filled((isChinese && chinese[text]) || text, values)],
});

const filled = (text, values) => text.replace(/{([^}]+)}/g, (whole, name) => values[name] ?? whole);
