/** Autosaves plain forms that carry `data-draft-url`, and gives back what a lost session left here. */
import { copyOf } from './copies.js';
import { Saving } from './saving.js';

export function startDrafts() {
  document.querySelectorAll('form[data-draft-url]:not([data-form])').forEach(startDraft);
}

function startDraft(form) {
  const key = form.dataset.key ?? form.dataset.draftUrl;
  const saving = new Saving({
    owner: form,
    key,
    url: form.dataset.draftUrl,
    state: form.querySelector('[data-draft-state]'),
    read: () => valuesOf(form),
  });
  restore(form, copyOf(key)?.data);
  form.addEventListener('input', () => saving.changed());
  form.addEventListener('submit', () => saving.leave());
}

function valuesOf(form) {
  const typed = [...new FormData(form)].filter(([name, value]) => name !== 'csrf_token' && typeof value === 'string');
  return Object.fromEntries(typed);
}

function restore(form, values) {
  for (const [name, value] of Object.entries(values ?? {})) {
    const control = form.elements.namedItem(name);
    if (control && control.type !== 'hidden') control.value = value;
  }
}
