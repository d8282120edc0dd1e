/** One form: pre-filled, translated, saved while typing, checked, and posted by the form around it. */
import { Form } from '@bpmn-io/form-js-viewer';

import { copyOf, dropCopy } from '../site/copies.js';
import { isChinese, jsonIn } from '../site/page.js';
import { Saving } from '../site/saving.js';
import { keepChoices, restoreChoices } from './choices.js';
import { clearSummary, showSummary } from './error_summary.js';
import { fieldErrors, foundErrors, showAtFields } from './errors.js';
import { fieldsModule } from './fields.js';
import { inEnglish } from './in_english.js';
import { showRestored } from './restored.js';
import { submission } from './submission.js';
import { translationModule } from './translation.js';

export async function mount(place) {
  const settings = place.dataset;
  const body = place.querySelector('[data-form-body]');
  const readOnly = 'readOnly' in settings;
  const schema = jsonIn(place, '[data-schema]');
  const refused = jsonIn(place, '[data-errors]', []);
  const copy = readOnly ? null : chooseCopy(settings, refused);
  body.replaceChildren();
  const form = new Form({
    container: body,
    debounce: false, // a redraw within the viewer's delay would take back what was just typed
    properties: { readOnly, ariaLabel: settings.label ?? nameOf(schema) },
    additionalModules: [
      translationModule,
      fieldsModule({
        uploadUrl: settings.uploadUrl,
        documents: jsonIn(place, '[data-documents]', {}),
        laws: jsonIn(place, '[data-laws]', {}),
      }),
    ],
  });
  await form.importSchema(isChinese() ? schema : inEnglish(schema), {
    ...jsonIn(place, '[data-values]', {}),
    ...copy?.data,
  });
  if (copy) showRestored(body, settings.key, copy.at);
  if (!readOnly) {
    restoreChoices(place, refused.length > 0);
    connect(place, form);
  }
  if (refused.length) await showRefused(place, form, refused);
  place.dataset.ready = '';
  return form;
}

const nameOf = ({ properties }) => (isChinese() ? properties?.title : properties?.en) ?? properties?.title;

/** What is kept here counts unless the server has just answered it, or has a younger draft. */
function chooseCopy({ key, savedAt }, refused) {
  const copy = key && copyOf(key);
  if (!copy) return null;
  if (!refused.length && !(Date.parse(savedAt) > copy.at)) return copy;
  dropCopy(key);
  return null;
}

function connect(owner, form) {
  const read = () => submission(form);
  const saving = new Saving({
    owner,
    key: owner.dataset.key || owner.action,
    url: owner.dataset.draftUrl,
    state: owner.querySelector('[data-draft-state]'),
    read,
  });
  watch(form, read, () => saving.changed());
  keepChoices(owner);
  form.on('submit', () => owner.requestSubmit(owner.querySelector('[type=submit].btn-primary')));
  owner.addEventListener('submit', event => {
    if (event.target === owner) post(event, form, saving);
  });
}

function watch(form, read, changed) {
  let known = JSON.stringify(read());
  form.on('changed', () => {
    const data = JSON.stringify(read());
    if (data === known) return;
    known = data;
    changed();
  });
}

function post(event, form, saving) {
  const owner = event.target;
  const errors = event.submitter?.formNoValidate ? [] : foundErrors(form, form.validate());
  if (errors.length || owner.dataset.sent || owner.querySelector('[data-uploading]')) {
    event.preventDefault();
    if (errors.length) showSummary(owner, errors);
    return;
  }
  clearSummary(owner);
  owner.dataset.sent = 'yes';
  addEventListener('pageshow', () => delete owner.dataset.sent, { once: true });
  owner.elements.namedItem('data').value = JSON.stringify(saving.read());
  saving.leave();
}

async function showRefused(place, form, refused) {
  await new Promise(rendered => setTimeout(rendered));
  showAtFields(form, refused);
  showSummary(place, fieldErrors(form, refused));
}
