/** Which service of the platform a task asks for: chosen by name, set by its element template. */
import { button, made } from '../studio/dom.js';
import { surroundings } from './surroundings.js';
import { translate } from './translate.js';

class ServiceChoice {
  constructor(eventBus, elementTemplates) {
    eventBus.on('elementTemplates.select', ({ element }) => choose(element, elementTemplates));
  }
}
ServiceChoice.$inject = ['eventBus', 'elementTemplates'];

function choose(element, elementTemplates) {
  const dialog = made('dialog', { className: 'modeler-dialog' });
  dialog.setAttribute('aria-labelledby', 'modeler-services');
  const take = template => () => {
    dialog.close();
    elementTemplates.applyTemplate(element, elementTemplates.get(template.id) ?? template);
  };
  const choices = surroundings.templates.map(template =>
    made('li', {}, button(template.name, take(template), 'btn-link'), made('span', { className: 'code', textContent: template.description })),
  );
  dialog.append(
    made('h2', { id: 'modeler-services', className: 'mt-0', textContent: translate('Services') }),
    made('p', { className: 'text-body-secondary', textContent: translate('Choose what this task asks of the platform.') }),
    made('ul', { className: 'list-unstyled' }, ...choices),
    button(translate('Close'), () => dialog.close()),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}

export const serviceModule = { __init__: ['serviceChoice'], serviceChoice: ['type', ServiceChoice] };
