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

/** Names of components are also the first labels of new fields. */
function offerOnlyOurs(formFields) {
  const known = formFields._formFields;
  REFUSED.forEach(type => delete known[type]);
  for (const { config } of Object.values(known)) {
    for (const name of ['label', 'name']) if (config[name]) config[name] = word(config[name]);
  }
}
