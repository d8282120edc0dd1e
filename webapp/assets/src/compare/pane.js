/** One half: its name above, its drawing below; nothing where there is no diagram or it cannot be drawn. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

import { fittingText, makeRoom } from '../diagram/labels.js';
import { ask, say } from '../site/page.js';
import { made } from '../studio/dom.js';

const BROKEN = { zh: '流程图无法显示，请看下面的文字。', en: 'The diagram cannot be shown; the list below tells the same in words.' };
const DRAWING = { zh: '流程图，差别见下面的列表', en: 'process diagram; the list below tells the differences' };

export async function pane(panes, { url, label, none }) {
  const canvas = made('div', { className: 'diagram-canvas' });
  const half = made('div', { className: 'diagram compare-pane' }, made('p', { className: 'compare-name', textContent: label }), canvas);
  panes.append(half);
  if (!url) return without(half, canvas, none);
  const viewer = new NavigatedViewer({ container: canvas, zoomScroll: { enabled: false }, additionalModules: [fittingText] });
  try {
    const answer = await ask(url);
    if (!answer.ok) throw new Error(String(answer.status));
    await viewer.importXML(await answer.text());
  } catch {
    viewer.destroy();
    return without(half, canvas, say(BROKEN));
  }
  makeRoom(viewer);
  describe(canvas, `${label}: ${say(DRAWING)}`);
  return { canvas, viewer };
}

function without(half, canvas, words) {
  half.classList.add('is-empty');
  canvas.replaceWith(made('p', { className: 'compare-none', textContent: words }));
  return null;
}

function describe(canvas, label) {
  const drawing = canvas.querySelector('.djs-container > svg');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', label);
  [...drawing.children].forEach(part => part.setAttribute('aria-hidden', 'true'));
  canvas.querySelector('.djs-overlay-container')?.setAttribute('aria-hidden', 'true');
}
