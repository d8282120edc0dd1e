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
import { readSurroundings } from './surroundings.js';
import { addTools } from './tools.js';
import { untranslated } from './translate.js';

const QUIET = 300;
const DRAWN = 150;

/** `place` is the `<div data-modeler>`, described in assets/README.md; benches find its parts at `place.editor`. */
export async function mount(place) {
  const { draftUrl, path, url, number, offersUrl } = place.dataset;
  place.closest('main').classList.replace('container-xl', 'container-fluid');
  await readSurroundings(offersUrl);
  listLaws();
  const part = name => place.querySelector(`[data-modeler-${name}]`);
  const modeler = createModeler({ canvas: part('canvas'), panel: part('panel') });
  const view = { place, modeler, draftUrl, path, part };
  view.findings = new FindingsView(view);
  const checks = new Findings({ draft: draftUrl, shown: found => view.findings.show(found) });
  view.saving = new FileSaving({
    url,
    number: Number(number),
    read: () => textOf(modeler),
    replace: xml => view.open(xml),
    state: part('state'),
    saved: async () => {
      await Promise.all([checks.ask(), readSurroundings(offersUrl)]);
      modeler.get('variableResolver').invalidateCache();
    },
  });
  view.open = xml => open(view, xml);
  view.checkAgain = () => checks.ask();
  addTools(view);
  startPresence({ draft: draftUrl, path, shown: tellOthers(part('others'), path) });
  const xml = jsonIn(place, '[data-xml]', '');
  await view.open(xml);
  view.saving.start(xml);
  if (!place.dataset.locked) saveChanges(view);
  checks.ask();
  place.editor = Object.assign(view, { untranslated });
  place.dataset.ready = '';
  return view;
}

/** Draws a file, made one first where parts of it are not drawn; what cannot be read is told. */
async function open(view, xml) {
  const { modeler, place, saving } = view;
  place.removeAttribute('data-broken');
  try {
    const bare = await needsLayout(xml);
    const drawn = bare ? await laidOut(xml) : xml;
    await modeler.importXML(drawn);
    fit(modeler);
    if (bare && !place.dataset.locked) saving.changed();
    goToNamed(modeler);
  } catch (error) {
    tellBroken(view, error);
  }
}

/** The address may name an element after `#`; the panel listens for it only once it has been drawn. */
function goToNamed(modeler) {
  const element = modeler.get('elementRegistry').get(decodeURIComponent(location.hash.slice(1)));
  if (element) setTimeout(() => goTo(modeler, element), DRAWN);
}

const textOf = async modeler => (await modeler.saveXML({ format: true })).xml;

/** A moment after the last of several changes, so that dragging and typing stay quick; at once when the page is left. */
function saveChanges({ modeler, saving }) {
  let waiting = 0;
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
