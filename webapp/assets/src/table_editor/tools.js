/** Undo and redo of the view that is open. */
import { say } from '../site/page.js';
import { button } from '../studio/dom.js';

export function addTools({ modeler, part }) {
  const stack = () => modeler.getActiveViewer()?.get('commandStack');
  part('tools').append(
    button(say({ zh: '撤销', en: 'Undo' }), () => stack()?.canUndo() && stack().undo(), 'btn-outline-secondary btn-sm'),
    button(say({ zh: '重做', en: 'Redo' }), () => stack()?.canRedo() && stack().redo(), 'btn-outline-secondary btn-sm'),
  );
}
