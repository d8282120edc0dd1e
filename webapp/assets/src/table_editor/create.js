/** The dmn-js modeler in the words of the page. */
import DmnModeler from 'dmn-js/lib/Modeler';

import { translateModule } from './translate.js';

export function createModeler(container) {
  const own = { additionalModules: [translateModule] };
  return new DmnModeler({
    container,
    keyboard: { bindTo: document },
    drd: own,
    decisionTable: own,
    literalExpression: own,
    boxedExpression: own,
  });
}
