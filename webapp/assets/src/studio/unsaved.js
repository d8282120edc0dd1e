/** Offers what a crash or a lost session left in this browser; who saved since then is noticed, as it names its state. */
import { copyOf, dropCopy } from '../site/copies.js';
import { beijingTime, say } from '../site/page.js';
import { button, made } from './dom.js';

const RESTORE = { zh: '恢复', en: 'Restore it' };
const DROP = { zh: '不要了', en: 'Discard it' };

/** `text` is what the server has; a copy that says the same is dropped in silence. */
export function offerCopy(saving, text) {
  const copy = copyOf(saving.key);
  if (!copy) return;
  if (copy.data.text === text) dropCopy(saving.key);
  else show(saving, copy);
}

function show(saving, copy) {
  const at = beijingTime(copy.at);
  const told = { zh: `本机有 ${at} 没有保存到服务器的内容。`, en: `This computer holds text of ${at} that never reached the server.` };
  const bar = made('div', { className: 'alert alert-warning studio-unsaved' });
  bar.setAttribute('role', 'status');
  const restore = button(say(RESTORE), () => {
    bar.remove();
    saving.number = copy.data.basedOn;
    saving.replace(copy.data.text);
    saving.keep(copy.data.text);
    saving.send();
  }, 'btn-primary btn-sm');
  const drop = button(say(DROP), () => {
    bar.remove();
    dropCopy(saving.key);
  }, 'btn-outline-secondary btn-sm');
  bar.append(made('span', { textContent: say(told) }), restore, drop);
  document.querySelector('[data-messages]')?.append(bar);
}
