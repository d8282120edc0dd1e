/** One form of a draft: drawn, seen as each role sees it, tried against the server, and saved. */
import { jsonIn } from '../site/page.js';
import { Findings, listed } from '../studio/findings.js';
import { startPresence, tellOthers } from '../studio/presence.js';
import { FileSaving } from '../studio/saving.js';
import { tellBroken } from '../studio/broken.js';
import { createEditor, textOf } from './create.js';
import { listLaws } from './laws.js';
import { Preview } from './preview.js';
import { unusable } from './components.js';
import { addTools } from './tools.js';
import { untranslated } from './translated.js';

/** What `place` names: the addresses of draft, file, trials, audience and offers. */
export async function mount(place) {
  const { draftUrl, path, url, number, offersUrl } = place.dataset;
  const part = name => place.querySelector(`[data-form-editor-${name}]`);
  const editor = createEditor({ canvas: part('canvas'), panel: part('panel') });
  const view = { place, part, editor, path, drawn: null };
  listLaws(offersUrl);
  view.preview = new Preview(view);
  const findings = new Findings({
    draft: draftUrl,
    shown: found => part('findings').replaceChildren(listed(found.filter(one => one.file === path), key => go(editor, key))),
  });
  view.saving = new FileSaving({
    url,
    number: Number(number),
    read: () => view.drawn,
    replace: text => open(view, text),
    state: part('state'),
    saved: () => findings.ask(),
  });
  view.open = text => open(view, text);
  addTools(view);
  startPresence({ draft: draftUrl, path, shown: tellOthers(part('others'), path) });
  const text = jsonIn(place, '[data-text]', '');
  await open(view, text);
  view.saving.start(text);
  saveChanges(view);
  findings.ask();
  await view.preview.meet();
  Object.assign(place, { editor, untranslated }); // where a console, or a test, finds them
  place.dataset.ready = '';
}

/** Draws a file; what cannot be drawn is told, and can be mended as text. */
async function open(view, text) {
  view.drawn = null;
  try {
    const schema = JSON.parse(text);
    const refused = unusable(schema);
    if (refused) throw new Error(refused);
    await view.editor.importSchema(schema);
    view.drawn = textOf(view.editor);
    delete view.place.dataset.broken;
    view.part('broken').replaceChildren();
    view.preview.show(schema);
    if (location.hash) go(view.editor, decodeURIComponent(location.hash.slice(1)));
  } catch (error) {
    tellBroken(view, text, error);
  }
}

/** Importing and selecting are changes to the editor too: only another text is one to us. */
function saveChanges(view) {
  view.editor.on('changed', () => {
    if (view.drawn === null) return;
    const text = textOf(view.editor);
    if (text === view.drawn) return;
    view.drawn = text;
    if (!view.place.dataset.locked) view.saving.changed();
    view.preview.show(JSON.parse(text));
  });
}

/** Findings name a component by its key or id. */
function go(editor, name) {
  const fields = editor.get('formFieldRegistry').getAll();
  const field = fields.find(one => [one.id, one.key, one.path].includes(name));
  if (field) editor.get('selection').set(field);
}
