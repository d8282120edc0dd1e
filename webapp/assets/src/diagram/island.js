/** One diagram: drawn, fitted to its width, kept up to date with the project, entered call by call. */
import NavigatedViewer from 'bpmn-js/lib/NavigatedViewer';

import { ask, say } from '../site/page.js';
import { goTo, heighten } from './fit.js';
import { fittingText, makeRoom } from './labels.js';
import { keepLaneNames } from './lanes.js';
import { showTokens } from './tokens.js';
import { addTools } from './tools.js';

const EVERY = 4000;
const LABEL = { zh: '流程图：文字步骤见旁边的列表', en: 'Process diagram (the list beside it tells the same in words)' };
const NO_DIAGRAM = { zh: '流程图暂时无法显示，请看旁边的步骤列表。', en: 'The diagram cannot be shown now. Please see the list of steps.' };

export async function mount(place) {
  takeLabel(place);
  const canvas = place.appendChild(document.createElement('div'));
  canvas.className = 'diagram-canvas';
  const viewer = new NavigatedViewer({
    container: canvas,
    zoomScroll: { enabled: false },
    additionalModules: [fittingText],
  });
  const view = { place, canvas, viewer, tokensUrl: '', shown: '', waiting: [] };
  addTools(place, view);
  keepLaneNames(view);
  followLinks(view);
  await open(view, place.dataset);
  setInterval(() => !document.hidden && refresh(view), EVERY);
  document.addEventListener('visibilitychange', () => !document.hidden && refresh(view));
  return viewer;
}

/** The drawing alone is an image: the place around it holds buttons and the maker's mark. */
function takeLabel(place) {
  place.dataset.label ??= place.getAttribute('aria-label') ?? say(LABEL);
  place.removeAttribute('role');
  place.removeAttribute('aria-label');
}

/** Shows another diagram in the same place; `tokensUrl` may be missing. */
async function open(view, { diagramUrl, tokensUrl }) {
  try {
    const answer = await ask(diagramUrl, { headers: { Accept: 'application/xml' } });
    if (!answer.ok) throw new Error(String(answer.status));
    await view.viewer.importXML(await answer.text());
  } catch {
    view.place.dataset.broken = '';
    view.canvas.textContent = say(NO_DIAGRAM);
    return;
  }
  makeRoom(view.viewer);
  describe(view);
  heighten(view);
  Object.assign(view, { tokensUrl, shown: '', waiting: [] });
  await refresh(view);
  goTo(view.viewer, view.waiting);
  view.place.dataset.ready = '';
}

/** The picture is one image for screen readers; the list of steps beside it is the text. */
function describe({ canvas, place }) {
  const drawing = canvas.querySelector('.djs-container > svg');
  drawing.setAttribute('role', 'img');
  drawing.setAttribute('aria-label', place.dataset.label);
  [...drawing.children].forEach(part => part.setAttribute('aria-hidden', 'true'));
  canvas.querySelector('.djs-overlay-container')?.setAttribute('aria-hidden', 'true');
}

/** Asks for the tokens and shows them when they have changed; resolves to them then. */
async function refresh(view) {
  if (!view.tokensUrl) return null;
  const answer = await ask(view.tokensUrl).catch(() => null);
  const text = answer?.ok ? await answer.text() : view.shown;
  if (text === view.shown) return null;
  view.shown = text;
  const tokens = JSON.parse(text);
  showTokens(view.viewer, tokens);
  view.waiting = whereItStands(view.viewer, tokens);
  view.place.dispatchEvent(new CustomEvent('tokens', { bubbles: true, detail: tokens }));
  return tokens;
}

/** Ids of what one wants to see first: trouble, live tokens; else the end that was reached, or the beginning. */
function whereItStands(viewer, { incidents = [], active = [], finished = [] }) {
  const registry = viewer.get('elementRegistry');
  const waiting = [...incidents, ...active.map(({ element }) => element)].filter(id => registry.get(id));
  if (waiting.length) return waiting;
  const outer = registry.filter(({ businessObject }) => businessObject.$parent?.$type === 'bpmn:Process');
  const ids = type => outer.filter(element => element.type === type).map(({ id }) => id);
  const reached = ids('bpmn:EndEvent').filter(id => finished.includes(id));
  return reached.length ? reached : ids('bpmn:StartEvent');
}

/** Links `data-process` open a called process here; so does a double click on their `data-element`. */
function followLinks(view) {
  document.querySelectorAll('a[data-process][data-diagram-url]').forEach(link => {
    link.addEventListener('click', event => {
      event.preventDefault();
      markCurrent(link);
      open(view, link.dataset);
    });
  });
  view.viewer.on('element.dblclick', ({ element }) => {
    document.querySelector(`a[data-element="${CSS.escape(element.id)}"]`)?.click();
  });
}

function markCurrent(link) {
  document.querySelectorAll('a[data-process][aria-current]').forEach(other => other.removeAttribute('aria-current'));
  link.setAttribute('aria-current', 'true');
}
