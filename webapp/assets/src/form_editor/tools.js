/** Buttons above the editor: undo and redo, in the order people look for them. */
import { say } from '../site/page.js';
import { button } from '../studio/dom.js';

const UNDO = { zh: '撤销', en: 'Undo' };
const REDO = { zh: '重做', en: 'Redo' };

export function addTools({ editor, part }) {
  const stack = editor.get('commandStack');
  const undo = button(say(UNDO), () => stack.undo(), 'btn-outline-secondary btn-sm');
  const redo = button(say(REDO), () => stack.redo(), 'btn-outline-secondary btn-sm');
  const update = () => {
    undo.disabled = !stack.canUndo();
    redo.disabled = !stack.canRedo();
  };
  editor.on('changed', update);
  update();
  part('tools').append(undo, redo);
}
