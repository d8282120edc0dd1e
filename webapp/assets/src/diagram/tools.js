/** Zoom buttons over the diagram; wheel and drag work as well. */
import { say } from '../site/page.js';

const TOOLS = [
  { sign: '＋', words: { zh: '放大', en: 'Zoom in' }, act: viewer => viewer.get('zoomScroll').stepZoom(1) },
  { sign: '－', words: { zh: '缩小', en: 'Zoom out' }, act: viewer => viewer.get('zoomScroll').stepZoom(-1) },
  { sign: '⤢', words: { zh: '适合宽度', en: 'Fit' }, act: viewer => viewer.get('canvas').zoom('fit-viewport', 'auto') },
];

export function addTools(place, viewer) {
  const bar = document.createElement('div');
  bar.className = 'diagram-tools';
  bar.append(...TOOLS.map(tool => button(tool, viewer)));
  place.prepend(bar);
}

function button({ sign, words, act }, viewer) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'btn btn-sm btn-outline-secondary';
  element.textContent = sign;
  element.title = say(words);
  element.setAttribute('aria-label', say(words));
  element.addEventListener('click', () => act(viewer));
  return element;
}
