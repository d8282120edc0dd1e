/** Gives an editor that has words fixed in its code ours: replaced in the page as they come. */

const NAMED = ['title', 'placeholder', 'aria-label', 'data-hover'];
const LATIN = /[A-Za-z]{2}/;
const CHINESE = /[\u3400-\u9fff]/;

/**
 * `word(text)` gives ours, or the text itself; only what lies inside `chrome` and outside `typed`
 * (selectors) is looked at. `missed` collects texts that stayed as they were.
 */
export function rewordIn(root, settings) {
  const options = { subtree: true, childList: true, characterData: true, attributes: true, attributeFilter: NAMED };
  new MutationObserver(changes => changes.forEach(change => look(change, settings))).observe(root, options);
  through(root, settings);
}

function look({ type, target, addedNodes, attributeName }, settings) {
  if (type === 'attributes') named(target, attributeName, settings);
  else if (type === 'characterData') written(target, settings);
  else addedNodes.forEach(node => through(node, settings));
}

function through(node, settings) {
  if (node.nodeType === Node.TEXT_NODE) return written(node, settings);
  if (node.nodeType !== Node.ELEMENT_NODE) return;
  NAMED.forEach(name => named(node, name, settings));
  node.childNodes.forEach(child => through(child, settings));
}

function written(node, settings) {
  const around = node.parentElement;
  if (!around?.closest(settings.chrome) || around.closest(settings.typed)) return;
  reword(node.data, settings, text => (node.data = text));
}

function named(element, name, settings) {
  if (element.closest(settings.chrome)) reword(element.getAttribute(name) ?? '', settings, text => element.setAttribute(name, text));
}

function reword(text, { word, missed }, set) {
  if (!LATIN.test(text)) return;
  const ours = word(text);
  if (ours !== text) set(ours);
  else if (!CHINESE.test(text)) missed.add(text.trim());
}
