/** Keys on task lists: j k Enter c / ?; they can be switched off in their own help (WCAG 2.1.4). */

const OFF = 'sunroad-shortcuts-off';

export function startShortcuts() {
  const help = document.querySelector('dialog[data-shortcuts]');
  const list = document.querySelector('[data-task-list]');
  wireSwitch(help?.querySelector('[data-shortcuts-switch]'));
  document.querySelectorAll('[data-shortcuts-open]').forEach(button =>
    button.addEventListener('click', () => help?.showModal()),
  );
  if (!list) return;
  const actions = {
    j: () => move(list, 1),
    k: () => move(list, -1),
    Enter: event => openCurrent(list, event),
    c: () => current(list)?.querySelector('[data-claim]')?.click(),
    '/': () => document.querySelector('[data-search]')?.focus(),
    '?': () => help?.showModal(),
  };
  document.addEventListener('keydown', event => {
    if (!meant(event) || !actions[event.key]) return;
    if (event.key !== 'Enter') event.preventDefault();
    actions[event.key](event);
  });
}

function wireSwitch(box) {
  if (!box) return;
  box.checked = localStorage.getItem(OFF) !== 'yes';
  box.addEventListener('change', () => localStorage.setItem(OFF, box.checked ? 'no' : 'yes'));
}

function meant(event) {
  const typing = event.target.closest?.('input, textarea, select, dialog[open], [contenteditable]');
  const chord = event.ctrlKey || event.metaKey || event.altKey || event.isComposing;
  return !typing && !chord && localStorage.getItem(OFF) !== 'yes';
}

const rowsOf = list => [...list.querySelectorAll('[data-task-row]')];

const current = list => list.querySelector('[data-task-row].is-current');

function move(list, step) {
  const rows = rowsOf(list);
  const at = rows.indexOf(current(list));
  const next = rows[at < 0 ? (step > 0 ? 0 : rows.length - 1) : at + step];
  if (!next) return;
  rows.forEach(row => row.classList.toggle('is-current', row === next));
  next.querySelector('[data-open]')?.focus();
  next.scrollIntoView({ block: 'nearest' });
}

function openCurrent(list, event) {
  if (event.target.closest('a, button, summary')) return;
  current(list)?.querySelector('[data-open]')?.click();
}
