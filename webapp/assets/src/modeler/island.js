/** One diagram of a draft: opened, edited, checked and saved. */
import { jsonIn } from '../site/page.js';
import { Findings } from '../studio/findings.js';
import { startPresence, tellOthers } from '../studio/presence.js';
import { FileSaving } from '../studio/saving.js';
import { tellBroken } from './broken.js';
import { createModeler } from './create.js';
import { FindingsView } from './findings_view.js';
import { fit, goTo } from './fit.js';
import { listLaws } from './law_field.jsx';
import { laidOut, needsLayout } from './layout.js';
import { readSurroundings, surroundings } from './surroundings.js';
import { addTools } from './tools.js';
import { untranslated } from './translate.js';

const QUIET = 300;
const DRAWN = 150;

/** `place` is the `<div data-modeler>`, described in assets/README.md; benches find its parts at `place.editor`. */
export async function mount(place) {
  place.closest('main').classList.replace('container-xl', 'container-fluid');
  const offered = readSurroundings(place.dataset.offersUrl);
  const view = viewOf(place);
  addTools(view);
  startPresence({ draft: view.draftUrl, path: view.path, shown: tellOthers(view.part('others'), view.path) });
  const xml = jsonIn(place, '[data-xml]', '');
  const bare = await view.open(xml);
  await offered;
  offer(view.modeler);
  goToNamed(view.modeler);
  view.saving.start(xml);
  if (!place.dataset.locked) saveChanges(view, bare);
  view.checkAgain();
  place.editor = Object.assign(view, { untranslated });
  place.dataset.ready = '';
}

/** The drawing is there before what the house offers it. */
function offer(modeler) {
  listLaws();
  modeler.get('elementTemplatesLoader').setTemplates(surroundings.templates);
  modeler.get('variableResolver').invalidateCache();
}

/** What the parts of the editor share. */
function viewOf(place) {
  const { draftUrl, path } = place.dataset;
  const part = name => place.querySelector(`[data-modeler-${name}]`);
  const modeler = createModeler({ canvas: part('canvas'), panel: part('panel') });
  const view = { place, modeler, draftUrl, path, part };
  view.findings = new FindingsView(view);
  const checks = new Findings({ draft: draftUrl, shown: found => view.findings.show(found) });
  view.checkAgain = () => checks.ask();
  view.saving = savingOf(view);
  view.open = xml => open(view, xml);
  return view;
}

function savingOf(view) {
  const { url, number, offersUrl } = view.place.dataset;
  return new FileSaving({
    url,
    number: Number(number),
    read: () => textOf(view.modeler),
    replace: xml => view.open(xml),
    state: view.part('state'),
    saved: async () => {
      await Promise.all([view.checkAgain(), readSurroundings(offersUrl)]);
      view.modeler.get('variableResolver').invalidateCache();
    },
  });
}

/** Shows a file, drawn first where nothing of it is; tells whether it was. What cannot be read is shown as text. */
async function open(view, xml) {
  view.place.removeAttribute('data-broken');
  try {
    const bare = await needsLayout(xml);
    await view.modeler.importXML(bare ? await laidOut(xml) : xml);
    fit(view.modeler);
    return bare;
  } catch (error) {
    tellBroken(view, xml, error);
    return false;
  }
}

/** The address may name an element after `#`; the panel listens for it only once it has been drawn. */
function goToNamed(modeler) {
  const element = modeler.get('elementRegistry').get(decodeURIComponent(location.hash.slice(1)));
  if (element) setTimeout(() => goTo(modeler, element), DRAWN);
}

const textOf = async modeler => (await modeler.saveXML({ format: true })).xml;

/** A moment after the last of several changes, so that dragging and typing stay quick; at once when the page is left. */
function saveChanges({ modeler, saving }, already) {
  let waiting = 0;
  if (already) saving.changed();
  const keep = () => {
    clearTimeout(waiting);
    if (waiting) saving.changed();
    waiting = 0;
  };
  modeler.on('commandStack.changed', () => {
    clearTimeout(waiting);
    waiting = setTimeout(keep, QUIET);
  });
  addEventListener('pagehide', keep);
  document.addEventListener('visibilitychange', () => document.hidden && keep());
}
