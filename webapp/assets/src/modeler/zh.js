/** All words of the editor in Chinese; what stands here wins over bpmn-js-i18n. */
import { elements } from './zh_elements.js';
import { own } from './zh_own.js';
import { panel } from './zh_panel.js';
import { tools } from './zh_tools.js';

export const chinese = { ...elements, ...tools, ...panel, ...own };
