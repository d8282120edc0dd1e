/** The modeler with all its parts. */
import BpmnModeler from 'bpmn-js/lib/Modeler';
import { CreateAppendAnythingModule, CreateAppendElementTemplatesModule } from 'bpmn-js-create-append-anything';
import { CloudElementTemplatesPropertiesProviderModule } from 'bpmn-js-element-templates';
import {
  BpmnPropertiesPanelModule,
  BpmnPropertiesProviderModule,
  ZeebePropertiesProviderModule,
} from 'bpmn-js-properties-panel';
import zeebeBehaviors from 'camunda-bpmn-js-behaviors/lib/camunda-cloud';
import minimap from 'diagram-js-minimap';
import zeebe from 'zeebe-bpmn-moddle/resources/zeebe.json';

import { fittingText } from '../diagram/labels.js';
import { clipboardModule } from './clipboard.js';
import { listedModule } from './listed.js';
import { sunroad } from './moddle.js';
import { namesModule } from './names.js';
import { ownModule } from './own_group.js';
import { serviceModule } from './service_choice.js';
import { translateModule } from './translate.js';

/** `canvas` and `panel` are the places on the page. */
export function createModeler({ canvas, panel }) {
  return new BpmnModeler({
    container: canvas,
    propertiesPanel: { parent: panel },
    moddleExtensions: { zeebe, sunroad },
    additionalModules: [
      BpmnPropertiesPanelModule,
      BpmnPropertiesProviderModule,
      ZeebePropertiesProviderModule,
      zeebeBehaviors,
      CloudElementTemplatesPropertiesProviderModule,
      CreateAppendAnythingModule,
      CreateAppendElementTemplatesModule,
      minimap,
      fittingText,
      clipboardModule,
      listedModule,
      namesModule,
      ownModule,
      serviceModule,
      translateModule,
    ],
  });
}
