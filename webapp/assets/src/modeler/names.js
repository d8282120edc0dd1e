/** Completions: the names that forms, mappings and the engine write anywhere in the draft. */
import { ZeebeVariableResolverModule } from '@bpmn-io/variable-resolver';
import VariableProvider from '@bpmn-io/variable-resolver/lib/VariableProvider';
import { is } from 'bpmn-js/lib/util/ModelUtil';

import { surroundings } from './surroundings.js';
import { translate } from './translate.js';

class DraftNames extends VariableProvider {
  getVariables(element) {
    if (!is(element, 'bpmn:Process')) return undefined;
    return surroundings.names.map(({ name, info }) => ({ name, info, type: info || translate('variable'), scope: element }));
  }
}
DraftNames.$inject = ['variableResolver'];

export const namesModule = {
  __depends__: [ZeebeVariableResolverModule],
  __init__: ['draftNames'],
  draftNames: ['type', DraftNames],
};
