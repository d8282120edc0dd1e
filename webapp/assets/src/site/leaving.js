/** Asks before a page with unsaved typing is left; forms say so by `markUnsaved`. */

const unsaved = new Set();

export const markUnsaved = form => unsaved.add(form);
export const markSaved = form => unsaved.delete(form);

export function startLeavingGuard() {
  addEventListener('beforeunload', event => {
    if (unsaved.size) event.preventDefault();
  });
  document.querySelectorAll('form[data-guard]').forEach(form => {
    form.addEventListener('input', () => markUnsaved(form));
    form.addEventListener('submit', () => markSaved(form));
  });
}
