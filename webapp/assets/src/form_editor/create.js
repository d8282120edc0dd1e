/** The form-js editor with our properties and words, without the components a form may not have. */
import { FormEditor } from '@bpmn-io/form-js-editor';

import { REFUSED } from './components.js';
import { OwnProperties } from './own_group.jsx';
import { translateIn, word } from './translated.js';

export function createEditor({ canvas, panel }) {
  const editor = new FormEditor({
    container: canvas,
    propertiesPanel: { parent: panel },
    additionalModules: [{ __init__: ['ownProperties'], ownProperties: ['type', OwnProperties] }],
  });
  editor._container.classList.add('bio-theme-parent');
  offerOnlyOurs(editor.get('formFields'));
  translateIn(document.body);
  return editor;
}

/** As the file keeps it: two blanks a level, a line's end at the end. */
export const textOf = editor => `${JSON.stringify(editor.saveSchema(), null, 2)}\n`;

/** Components by our names; new ones get their first labels in the language of the page. */
function offerOnlyOurs(formFields) {
  const known = formFields._formFields;
  REFUSED.forEach(type => delete known[type]);
  for (const { config } of Object.values(known)) {
    for (const name of ['label', 'name']) if (config[name]) config[name] = word(config[name]);
    const { create } = config;
    config.create = (given = {}, isNew) => labelled(create(given, isNew), given);
  }
}

/** What the file says stays as it is. */
function labelled(made, given) {
  const own = name => made[name] && !(name in given);
  for (const name of ['label', 'dateLabel', 'timeLabel', 'text']) if (own(name)) made[name] = word(made[name]);
  for (const list of ['values', 'columns']) if (own(list)) made[list].forEach(one => (one.label = word(one.label)));
  return made;
}
