/** The dmn-js modeler in the words of the page. */
import DmnModeler from 'dmn-js/lib/Modeler';

import { isChinese } from '../site/page.js';
import { rewordIn } from '../studio/rewording.js';
import { known, translateModule } from './translate.js';

const TYPED = 'input, textarea, [contenteditable], .cm-editor, .input-label, .output-label, td, .decision-table-name, .djs-visual, code';

export function createModeler(container) {
  const own = { additionalModules: [translateModule] };
  const modeler = new DmnModeler({
    container,
    keyboard: { bindTo: document },
    drd: own,
    decisionTable: own,
    literalExpression: own,
    boxedExpression: own,
  });
  // Some of its words are fixed in its code.
  if (isChinese()) rewordIn(container, { word: known, chrome: '*', typed: TYPED, missed: new Set() });
  return modeler;
}
