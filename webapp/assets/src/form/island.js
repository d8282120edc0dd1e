/** One form: pre-filled, translated, saved while typing, checked, and posted by the form around it. */
import { Form } from '@bpmn-io/form-js-viewer';

import { copyOf, dropCopy } from '../site/copies.js';
import { isChinese, jsonOf } from '../site/page.js';
import { Saving } from '../site/saving.js';
import { clearSummary, showSummary } from './error_summary.js';
import { fieldErrors, foundErrors, showAtFields } from './errors.js';
import { fieldsModule } from './fields.js';
import { inEnglish } from './in_english.js';
import { showRestored } from './restored.js';
import { submission } from './submission.js';
import { translationModule } from './translation.js';

export async function mount(place) {
  const settings = place.dataset;
  const schema = jsonOf(settings.schema);
  const refused = jsonOf(settings.errors, []);
  const copy = chooseCopy(settings, refused);
  const form = new Form({
    container: place,
    properties: { readOnly: 'readonly' in settings, ariaLabel: settings.label },
    additionalModules: [
      translationModule(isChinese()),
      fieldsModule({ uploadUrl: settings.uploadUrl, documents: jsonOf(settings.documents, {}) }),
    ],
  });
  await form.importSchema(isChinese() ? schema : inEnglish(schema), {
    ...jsonOf(settings.values, {}),
    ...copy?.data,
  });
  if (copy) showRestored(place, settings.task, copy.at);
  if (!('readonly' in settings)) connect(place, form);
  if (refused.length) await showRefused(place, form, refused);
  place.dataset.ready = '';
  return form;
}

/** What is kept here counts unless the server has just answered it, or has a younger draft. */
function chooseCopy({ task, savedAt }, refused) {
  const copy = copyOf(task);
  if (!copy) return null;
  if (!refused.length && !(Date.parse(savedAt) > copy.at)) return copy;
  dropCopy(task);
  return null;
}

function connect(place, form) {
  const owner = place.closest('form');
  const read = () => submission(form);
  const saving = new Saving({
    owner,
    task: place.dataset.task,
    url: place.dataset.draftUrl,
    state: owner.querySelector('[data-draft-state]'),
    read,
  });
  watch(form, read, () => saving.changed());
  form.on('submit', () => owner.requestSubmit(owner.querySelector('[data-primary]')));
  owner.addEventListener('submit', event => {
    if (event.target === owner) post(event, place, form, saving);
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

function post(event, place, form, saving) {
  const owner = event.target;
  const errors = event.submitter?.formNoValidate ? [] : foundErrors(form, form.validate());
  if (errors.length || owner.dataset.sent || place.querySelector('[data-uploading]')) {
    event.preventDefault();
    if (errors.length) showSummary(place, errors);
    return;
  }
  clearSummary(place);
  owner.dataset.sent = 'yes';
  addEventListener('pageshow', () => delete owner.dataset.sent, { once: true });
  owner.querySelector('[data-form-data]').value = JSON.stringify(saving.read());
  saving.leave();
}

async function showRefused(place, form, refused) {
  await new Promise(rendered => setTimeout(rendered));
  showAtFields(form, refused);
  showSummary(place, fieldErrors(form, refused));
}
