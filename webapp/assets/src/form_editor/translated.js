/**
 * Gives the editor, which cannot be translated itself, Chinese words: what it writes into the page
 * is replaced as it comes, what people typed is left alone. `untranslated` collects what has none.
 */
import { isChinese } from '../site/page.js';
import { rewordIn } from '../studio/rewording.js';
import { chinese, patterns } from './zh.js';

const CHROME = '.fjs-palette-container, .fjs-properties-container, .fjs-context-pad, .fjs-empty-editor, .fjs-empty-component, .fjs-form-field-placeholder, .fjs-repeat-render-footer, .fjs-feel-popup, .bio-properties-panel-feel-popup, .bio-properties-panel-tooltip, .bio-properties-panel-popup';
const TYPED = 'input, textarea, [contenteditable], .cm-editor, .fjs-cm-editor, pre, code, .bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title';

export const untranslated = new Set();

/** Ours for the editor's; a text without one stands as it is. */
export function word(text) {
  const key = text.trim();
  if (!isChinese() || !/[A-Za-z]{2}/.test(key)) return text;
  const found = chinese[key] ?? patterned(key);
  if (found === undefined) return text;
  return text.replace(key, () => found);
}

export function translateIn(root) {
  if (isChinese()) rewordIn(root, { word, chrome: CHROME, typed: TYPED, missed: untranslated });
}

function patterned(key) {
  for (const [pattern, ours] of patterns) {
    const found = key.match(pattern);
    if (found) return ours.replace(/\$(\d)/g, (_, n) => word(found[n]));
  }
  return undefined;
}
