/** The browser's own print dialogue; the page has a sheet for paper. */

export function startPrinting() {
  for (const button of document.querySelectorAll('[data-print]')) {
    button.hidden = false;
    button.addEventListener('click', () => print());
  }
}
