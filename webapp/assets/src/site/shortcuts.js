/** Keys on task lists: j k Enter c / ?; they can be switched off in their help (WCAG 2.1.4). */
import { addHelp, shortcutsAreOn } from './shortcuts_help.js';

export function startShortcuts() {
  const list = document.querySelector('[data-task-list]');
  if (!list) return;
  const help = addHelp(list);
  const actions = {
    j: () => move(list, 1),
    k: () => move(list, -1),
    Enter: event => openCurrent(list, event),
    c: () => current(list)?.querySelector('[data-claim]')?.click(),
    '/': () => document.querySelector('main input[type="search"]')?.focus(),
    '?': () => help.showModal(),
  };
  document.addEventListener('keydown', event => {
    if (!meant(event) || !actions[event.key]) return;
    if (event.key !== 'Enter') event.preventDefault();
    actions[event.key](event);
  });
}

function meant(event) {
  const typing = event.target.closest?.('input, textarea, select, dialog[open], [contenteditable]');
  const chord = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return !typing && !chord && shortcutsAreOn();
}

const current = list => list.querySelector('[data-task-row].is-current');

const linkOf = row => row?.querySelector('a');

function move(list, step) {
  const rows = [...list.querySelectorAll('[data-task-row]')];
  const at = rows.indexOf(current(list));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  if (!next) return;
  rows.forEach(row => row.classList.toggle('is-current', row === next));
  linkOf(next)?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function openCurrent(list, event) {
  if (!event.target.closest('a, button, summary')) linkOf(current(list))?.click();
}
