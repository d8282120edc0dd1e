/** The decisions of one file: edited, tried on the engine, and saved. */
import { jsonIn } from '../site/page.js';
import { tellBroken } from '../studio/broken.js';
import { Findings, listed } from '../studio/findings.js';
import { startPresence, tellOthers } from '../studio/presence.js';
import { FileSaving } from '../studio/saving.js';
import { Bench } from './bench.js';
import { createModeler } from './create.js';
import { addTools } from './tools.js';
import { untranslated } from './translate.js';
import { Views } from './views.js';

const QUIET = 300;

/** What `place` names: the addresses of draft, file, its tests and trials. */
export async function mount(place) {
  const { draftUrl, path, url, number } = place.dataset;
  const part = name => place.querySelector(`[data-table-editor-${name}]`);
  const view = { place, part, modeler: createModeler(part('canvas')) };
  const findings = new Findings({
    draft: draftUrl,
    shown: found => part('findings').replaceChildren(listed(found.filter(one => one.file === path))),
  });
  view.saving = new FileSaving({
    url,
    number: Number(number),
    read: () => textOf(view.modeler),
    replace: text => open(view, text),
    state: part('state'),
    saved: () => findings.ask(),
  });
  view.open = text => open(view, text);
  view.bench = new Bench(view, () => textOf(view.modeler));
  view.views = new Views(view);
  addTools(view);
  watch(view);
  startPresence({ draft: draftUrl, path, shown: tellOthers(part('others'), path) });
  const text = jsonIn(place, '[data-text]', '');
  await open(view, text);
  view.saving.start(text);
  findings.ask();
  Object.assign(place, { modeler: view.modeler, untranslated }); // where a console, or a test, finds them
  place.dataset.ready = '';
}

async function open(view, text) {
  try {
    await view.modeler.importXML(text);
    delete view.place.dataset.broken;
    view.part('broken').replaceChildren();
    await view.views.openFirst();
  } catch (error) {
    tellBroken(view, text, error);
  }
}

const textOf = async modeler => (await modeler.saveXML({ format: true })).xml;

/** Every kind of view has its own command stack; a moment after the last of several changes. */
function watch(view) {
  let waiting = 0;
  const changed = () => {
    clearTimeout(waiting);
    waiting = setTimeout(() => {
      if (!view.place.dataset.locked) view.saving.changed();
      view.bench.later();
      view.views.list();
    }, QUIET);
  };
  view.modeler.on('viewer.created', ({ viewer }) => viewer.on('commandStack.changed', ({ trigger }) => trigger !== 'clear' && changed()));
}
