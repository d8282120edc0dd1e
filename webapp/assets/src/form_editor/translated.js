/**
 * Gives the editor, which cannot be translated itself, Chinese words: what it writes into the page
 * is replaced as it comes, what people typed is left alone. `untranslated` collects what has none.
 */
import { isChinese } from '../site/page.js';
import { chinese, patterns } from './zh.js';

const CHROME = '.fjs-palette-container, .fjs-properties-container, .fjs-context-pad, .fjs-empty-editor, .fjs-empty-component, .fjs-form-field-placeholder, .fjs-repeat-render-footer, .fjs-feel-popup, .bio-properties-panel-feel-popup, .bio-properties-panel-tooltip, .bio-properties-panel-popup';
const TYPED = 'input, textarea, [contenteditable], .cm-editor, .fjs-cm-editor, pre, code, .bio-properties-panel-header-label, .bio-properties-panel-collapsible-entry-header-title';
const NAMED = ['title', 'placeholder', 'aria-label', 'data-hover'];

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
  if (!isChinese()) return;
  const observer = new MutationObserver(changes => changes.forEach(change => look(change)));
  observer.observe(root, { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED });
}

function look({ type, target, addedNodes, attributeName }) {
  if (type === 'attributes') named(target, attributeName);
  else if (type === 'characterData') written(target);
  else addedNodes.forEach(through);
}

function through(node) {
  if (node.nodeType === Node.TEXT_NODE) return written(node);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  NAMED.forEach(name => named(node, name));
  node.childNodes.forEach(through);
}

function written(node) {
  const around = node.parentElement;
  if (!around?.closest(CHROME) || around.closest(TYPED)) return;
  const ours = word(node.data);
  if (ours !== node.data) node.data = ours;
  else if (/[A-Za-z]{2}/.test(node.data) && !ours.match(/[\u3400-\u9fff]/)) untranslated.add(node.data.trim());
}

function named(element, name) {
  const text = element.getAttribute?.(name);
  if (!text || !element.closest(CHROME)) return;
  const ours = word(text);
  if (ours !== text) element.setAttribute(name, ours);
  else if (/[A-Za-z]{2}/.test(text) && !/[\u3400-\u9fff]/.test(text)) untranslated.add(text.trim());
}

function patterned(key) {
  for (const [pattern, ours] of patterns) {
    const found = key.match(pattern);
    if (found) return ours.replace(/\$(\d)/g, (_, n) => word(found[n]));
  }
  return undefined;
}
