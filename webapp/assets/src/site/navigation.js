/** Opens and closes the navigation on narrow screens. */

export function startNavigation() {
  document.querySelectorAll('[data-toggle-nav]').forEach(button => {
    const list = document.getElementById(button.getAttribute('aria-controls'));
    button.addEventListener('click', () => {
      button.setAttribute('aria-expanded', String(list.classList.toggle('show')));
    });
  });
}
