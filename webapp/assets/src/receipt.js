/** A receipt is printed by a button, where there is a printer to ask. */
document.querySelector('[data-print]')?.addEventListener('click', () => print());
