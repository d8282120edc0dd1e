/** Puts the English texts of a form (`properties.en…`, `en` and `en_key` of options and columns) in their places. */

const TEXTS = [
  [['label'], 'en'],
  [['dateLabel'], 'en'],
  [['timeLabel'], 'en_time'],
  [['valuesExpression'], 'en_values'],
  [['text'], 'en'],
  [['title'], 'en'],
  [['description'], 'en_description'],
  [['appearance', 'prefixAdorner'], 'en_prefix'],
  [['appearance', 'suffixAdorner'], 'en_suffix'],
  [['validate', 'patternErrorMessage'], 'en_pattern'],
];

/** A copy of the schema; texts without English stay Chinese. */
export function inEnglish(schema) {
  const copy = structuredClone(schema);
  relabel(copy);
  return copy;
}

function relabel(component) {
  for (const [path, name] of TEXTS) {
    const english = component.properties?.[name];
    if (english) replace(component, path, english);
  }
  for (const choice of [...(component.values ?? []), ...(component.columns ?? [])]) {
    if (choice.en) choice.label = choice.en;
    if (choice.en_key) choice.key = choice.en_key;
  }
  component.components?.forEach(relabel);
}

function replace(component, path, text) {
  const last = path.at(-1);
  const holder = path.slice(0, -1).reduce((inner, part) => inner?.[part], component);
  if (holder && last in holder) holder[last] = text;
}
