/** `<button data-copy="text" data-copied="Copied">`; the words come from the page. */
const SHOWN_MS = 2500;

export function startCopying() {
  document.querySelectorAll('[data-copy]').forEach(button => {
    button.hidden = !navigator.clipboard;
    button.addEventListener('click', () => copy(button));
  });
}

async function copy(button) {
  const label = button.textContent;
  await navigator.clipboard.writeText(button.dataset.copy);
  button.textContent = button.dataset.copied;
  setTimeout(() => { button.textContent = label; }, SHOWN_MS);
}
