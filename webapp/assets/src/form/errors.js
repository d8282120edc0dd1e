/** Brings errors of the server `[{field, message}]` and of the viewer to their fields. */

/** Shows the server's messages at the fields they name (`price`, `lots.0.price` or `lots[0].price`). */
export function showAtFields(form, refused) {
  const errors = {};
  for (const { field, message } of refused) {
    const instance = instanceOf(form, field);
    if (instance) add(errors, [instance.id, ...Object.values(instance.indexes ?? {})], message);
  }
  form._setState({ errors });
}

/** The server's messages as `{target, label, message}`; target and label are null without a field. */
export function fieldErrors(form, refused) {
  return refused.map(({ field, message }) => entry(form, instanceOf(form, field), message));
}

/** The viewer's own findings in the order of the form, first message of each field. */
export function foundErrors(form, errors) {
  return form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .map(instance => [instance, messageAt(errors, instance)])
    .filter(([, message]) => message)
    .map(([instance, message]) => entry(form, instance, message));
}

function entry(form, instance, message) {
  if (!instance) return { target: null, label: null, message };
  const { label, dateLabel } = form.get('formFieldRegistry').get(instance.id);
  return { target: domId(form, instance), label: label || dateLabel || '', message };
}

function instanceOf(form, field) {
  const path = String(field ?? '').replaceAll('[', '.').replaceAll(']', '');
  return form
    .get('formFieldInstanceRegistry')
    .getAllKeyed()
    .find(({ valuePath }) => valuePath.join('.') === path);
}

function messageAt(errors, { id, indexes }) {
  return Object.values(indexes ?? {}).reduce((found, index) => found?.[index], errors[id])?.[0];
}

function add(errors, path, message) {
  const last = path.pop();
  const holder = path.reduce((inner, part) => (inner[part] ??= {}), errors);
  holder[last] = [...(holder[last] ?? []), message];
}

const domId = (form, { id, indexes }) => ['fjs-form', form._id, id].join('-') + suffix(indexes);

const suffix = indexes => Object.values(indexes ?? {}).map(index => `_${index}`).join('');
