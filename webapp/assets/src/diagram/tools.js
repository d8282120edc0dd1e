/** Zoom buttons over the diagram; dragging moves it, the wheel stays with the page. */
import { say } from '../site/page.js';
import { fit } from './fit.js';

const TOOLS = [
  { sign: '＋', words: { zh: '放大', en: 'Zoom in' }, act: viewer => viewer.get('zoomScroll').stepZoom(1) },
  { sign: '－', words: { zh: '缩小', en: 'Zoom out' }, act: viewer => viewer.get('zoomScroll').stepZoom(-1) },
  { sign: '⤢', words: { zh: '显示全图', en: 'Show all' }, act: fit },
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
