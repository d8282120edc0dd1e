/** Zoom buttons over the diagram; dragging moves it, the wheel stays with the page. */
import { say } from '../site/page.js';
import { fit, goTo } from './fit.js';

const TOOLS = [
  { sign: '＋', words: { zh: '放大', en: 'Zoom in' }, act: ({ viewer }) => viewer.get('zoomScroll').stepZoom(1) },
  { sign: '－', words: { zh: '缩小', en: 'Zoom out' }, act: ({ viewer }) => viewer.get('zoomScroll').stepZoom(-1) },
  { sign: '⤢', words: { zh: '显示全图', en: 'Show all' }, act: ({ viewer }) => fit(viewer) },
  { sign: '◎', words: { zh: '回到当前环节', en: 'Back to the current step' }, act: ({ viewer, waiting }) => goTo(viewer, waiting) },
];

/** `view` has the viewer, and in `waiting` the ids of the elements where tokens wait. */
export function addTools(place, view) {
  const bar = document.createElement('div');
  bar.className = 'diagram-tools';
  bar.append(...TOOLS.map(tool => button(tool, view)));
  place.prepend(bar);
}

function button({ sign, words, act }, view) {
  const element = document.createElement('button');
  element.type = 'button';
  element.className = 'btn btn-sm btn-outline-secondary';
  element.textContent = sign;
  element.title = say(words);
  element.setAttribute('aria-label', say(words));
  element.addEventListener('click', () => act(view));
  return element;
}
