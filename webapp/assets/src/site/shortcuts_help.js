/** Tells the keys of a task list below it, with the switch that turns them off. */
import { say } from './page.js';

const OFF = 'sunroad-shortcuts-off';
const KEYS = [
  ['j', { zh: '下一项任务', en: 'next task' }],
  ['k', { zh: '上一项任务', en: 'previous task' }],
  ['Enter', { zh: '打开任务', en: 'open the task' }],
  ['c', { zh: '签收任务', en: 'claim the task' }],
  ['/', { zh: '查找', en: 'search' }],
  ['?', { zh: '显示本说明', en: 'show this help' }],
];
const TITLE = { zh: '键盘快捷键', en: 'Keyboard shortcuts' };

export const shortcutsAreOn = () => localStorage.getItem(OFF) !== 'yes';

export function addHelp(list) {
  const help = made('dialog', { ariaLabel: say(TITLE) });
  const close = made('button', { type: 'button', className: 'btn btn-primary', textContent: say({ zh: '关闭', en: 'Close' }) });
  close.addEventListener('click', () => help.close());
  help.append(made('h2', { textContent: say(TITLE), className: 'h2 mt-0' }), keys(), offSwitch(), close);
  document.body.append(help);
  list.after(opener(help));
  return help;
}

function keys() {
  const terms = made('dl', { className: 'shortcut-keys' });
  for (const [key, words] of KEYS) {
    const term = made('dt', {});
    term.append(made('kbd', { textContent: key }));
    terms.append(term, made('dd', { textContent: say(words) }));
  }
  return terms;
}

function offSwitch() {
  const box = made('input', { type: 'checkbox', className: 'form-check-input', checked: shortcutsAreOn() });
  box.addEventListener('change', () => localStorage.setItem(OFF, box.checked ? 'no' : 'yes'));
  const label = made('label', { className: 'd-block mb-3' });
  label.append(box, ' ', say({ zh: '启用快捷键', en: 'Shortcuts on' }));
  return label;
}

function opener(help) {
  const button = made('button', { type: 'button', className: 'btn btn-link btn-sm', textContent: say(TITLE) });
  button.addEventListener('click', () => help.showModal());
  const line = made('p', { className: 'shortcuts' });
  line.append(button, made('kbd', { textContent: '?' }));
  return line;
}

const made = (name, properties) => Object.assign(document.createElement(name), properties);
