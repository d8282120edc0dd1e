/** Which keys do what. */
import { button, made } from '../studio/dom.js';
import { translate } from './translate.js';

const KEYS = [
  ['Tab', 'Move between drawing, tools and properties'],
  ['A', 'Append an element to the selected one'],
  ['N', 'Create an element'],
  ['R', 'Change the type of the selected element'],
  ['E', 'Edit the name'],
  ['Ctrl+Z / Ctrl+Y', 'Undo and redo'],
  ['Ctrl+C / Ctrl+X / Ctrl+V', 'Copy, cut and paste, also into another diagram or tab'],
  ['Ctrl+A', 'Select everything'],
  ['Ctrl+F', 'Find an element by name or id'],
  ['Delete', 'Remove the selected elements'],
  ['← ↑ → ↓', 'Move the selected elements; with Shift in larger steps'],
  ['Ctrl+← ↑ → ↓', 'Move the drawing'],
  ['Ctrl++ / Ctrl+- / Ctrl+0', 'Zoom in, out and to full size'],
  ['H', 'Hand tool: drag the drawing'],
  ['L', 'Lasso tool: select by drawing a frame; then align and distribute'],
  ['S', 'Space tool: make or remove room'],
  ['C', 'Connect tool'],
];

export function showHelp() {
  const dialog = made('dialog', { className: 'modeler-dialog' });
  dialog.setAttribute('aria-labelledby', 'modeler-help-title');
  const rows = KEYS.map(([keys, text]) =>
    made('tr', {}, made('th', { scope: 'row' }, made('kbd', { textContent: keys })), made('td', { textContent: translate(text) })),
  );
  dialog.append(
    made('h2', { id: 'modeler-help-title', className: 'mt-0', textContent: translate('Keys') }),
    made('p', { className: 'text-body-secondary', textContent: translate('They work while the drawing has the focus.') }),
    made('table', { className: 'table table-sm' }, made('tbody', {}, ...rows)),
    button(translate('Close'), () => dialog.close(), 'btn-primary'),
  );
  dialog.addEventListener('close', () => dialog.remove());
  document.body.append(dialog);
  dialog.showModal();
}
