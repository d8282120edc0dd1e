/** The buttons over the drawing; each also says its key. */
import { made } from '../studio/dom.js';
import { fit } from './fit.js';
import { showHelp } from './help.js';
import { laidOut } from './layout.js';
import { translate } from './translate.js';

const run = (action, options) => ({ modeler }) => modeler.get('editorActions').trigger(action, options);

/** A moment after the click, which would close it again. */
const find = view => setTimeout(() => run('find')(view));

const TOOLS = [
  [
    { sign: '↶', label: 'Undo', keys: 'Ctrl+Z', act: run('undo'), id: 'undo' },
    { sign: '↷', label: 'Redo', keys: 'Ctrl+Y', act: run('redo'), id: 'redo' },
  ],
  [
    { sign: '＋', label: 'Zoom in', keys: 'Ctrl++', act: run('stepZoom', { value: 1 }) },
    { sign: '－', label: 'Zoom out', keys: 'Ctrl+-', act: run('stepZoom', { value: -1 }) },
    { sign: '⤢', label: 'Show all', act: ({ modeler }) => fit(modeler) },
  ],
  [
    { sign: '⌕', label: 'Find an element', keys: 'Ctrl+F', act: find },
    { sign: '▦', label: 'Draw anew', act: view => view.layOut(), id: 'layout' },
    { sign: '?', label: 'Keys', act: showHelp },
  ],
];

export function addTools(view) {
  view.layOut = () => layOut(view);
  view.part('tools').append(
    ...TOOLS.map(group => made('div', { className: 'btn-group', role: 'group' }, ...group.map(tool => button(tool, view)))),
  );
  view.modeler.on(['commandStack.changed', 'import.done'], () => showPossible(view));
}

/** Draws the whole file anew; the state before stays in the file's history. */
async function layOut({ modeler, saving, open, place }) {
  const { xml } = await modeler.saveXML({ format: true });
  await open(await laidOut(xml));
  if (!place.dataset.locked) saving.changed();
}

function button({ sign, label, keys, act, id }, view) {
  const words = keys ? `${translate(label)}（${keys}）` : translate(label);
  const element = made('button', {
    type: 'button',
    className: 'btn btn-sm btn-outline-secondary',
    textContent: sign,
    title: words,
    ariaLabel: words,
  });
  if (id) element.dataset.tool = id;
  element.addEventListener('click', () => act(view));
  return element;
}

function showPossible({ modeler, part }) {
  const stack = modeler.get('commandStack');
  part('tools').querySelector('[data-tool=undo]').disabled = !stack.canUndo();
  part('tools').querySelector('[data-tool=redo]').disabled = !stack.canRedo();
}
