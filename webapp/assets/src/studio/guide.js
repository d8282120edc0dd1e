/** The checklist of a draft may be put away; this browser remembers. */

const CLOSED = 'sunroad-studio-guide-closed';

export function startGuide() {
  const guide = document.querySelector('[data-guide]');
  const close = guide?.querySelector('[data-guide-close]');
  if (!close) return;
  guide.hidden = localStorage.getItem(CLOSED) === location.pathname;
  close.hidden = false;
  close.addEventListener('click', () => {
    localStorage.setItem(CLOSED, location.pathname);
    guide.hidden = true;
  });
}
