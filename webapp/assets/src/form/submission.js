/** What a form sends: its visible fields without those that are for reading only. */

export function submission(form) {
  const fields = form.get('formFieldRegistry');
  const instances = form.get('formFieldInstanceRegistry').getAllKeyed();
  const { data } = form._getState();
  const sent = {};
  for (const { id, valuePath } of instances) {
    const { disabled, readonly } = fields.get(id);
    if (!disabled && readonly !== true) put(sent, valuePath, valueAt(data, valuePath));
  }
  return sent;
}

const valueAt = (data, path) => path.reduce((value, part) => value?.[part], data);

function put(target, path, value) {
  const last = path.length - 1;
  path.forEach((part, index) => {
    if (index === last) target[part] = value;
    else target = target[part] ??= typeof path[index + 1] === 'number' ? [] : {};
  });
}
