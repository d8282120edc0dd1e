/** Sample data that fit a form: the first choice, the least number, a short text. */

const VALUES = {
  textfield: short,
  textarea: short,
  number: ({ validate, serializeToString }) => (serializeToString ? String(least(validate)) : least(validate)),
  select: first,
  radio: first,
  checklist: one => [first(one)].filter(value => value !== undefined),
  taglist: one => [first(one)].filter(value => value !== undefined),
  checkbox: () => true,
  datetime: ({ subtype }) => ({ date: '2026-06-22', time: '09:30' })[subtype] ?? '2026-06-22T09:30+08:00',
  filepicker: () => [],
};

/** Values of a container's fields, by their keys. */
export function sampleOf({ components }) {
  const data = {};
  for (const one of components ?? []) {
    if (one.type === 'dynamiclist') put(data, one.path, [sampleOf(one)]);
    else if (one.type === 'group' && one.path) put(data, one.path, sampleOf(one));
    else if (one.type === 'group') Object.assign(data, sampleOf(one));
    else if (one.key && VALUES[one.type]) put(data, one.key, VALUES[one.type](one));
  }
  return data;
}

const first = ({ values }) => values?.[0]?.value;
const least = validate => Math.max(Number(validate?.min) || 1, 0);

function short({ label = '', validate }) {
  const most = Number(validate?.maxLength) || 40;
  return `${label || 'x'}`.padEnd(Number(validate?.minLength) || 1, '样').slice(0, most);
}

function put(data, path, value) {
  if (!path || value === undefined) return;
  const parts = String(path).split('.');
  const last = parts.pop();
  parts.reduce((inner, part) => (inner[part] ??= {}), data)[last] = value;
}
