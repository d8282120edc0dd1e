/** Keeps in this browser what is chosen beside the form itself: where a project lies, who takes part. */
import { copyOf, dropCopy, keepCopy } from '../site/copies.js';

const nameOf = key => `${key}.choices`;

export const dropChoices = key => dropCopy(nameOf(key));

/** `answered`: the server has just answered this form, so that what it shows counts. */
export function restoreChoices(owner, answered) {
  const { key } = owner.dataset;
  if (!key) return;
  if (answered) dropChoices(key);
  const kept = copyOf(nameOf(key))?.data ?? {};
  for (const control of besides(owner)) {
    if (control.name in kept) control.value = kept[control.name];
  }
}

export function keepChoices(owner) {
  const { key } = owner.dataset;
  if (!key || !besides(owner).length) return;
  const keep = () => keepCopy(nameOf(key), Object.fromEntries(besides(owner).map(one => [one.name, one.value])));
  owner.addEventListener('change', event => event.target.closest('[data-form-body]') || keep());
  owner.addEventListener('submit', event => event.target === owner && keep());
}

const besides = owner =>
  [...owner.querySelectorAll('select[name], input[name]:not([type=hidden])')].filter(one => !one.closest('[data-form-body]'));
