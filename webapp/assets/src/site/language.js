/** Sends the language form as soon as a language is chosen. */

export function startLanguageSwitch() {
  document.querySelectorAll('form[data-language]').forEach(form => {
    form.addEventListener('change', () => form.requestSubmit());
    form.querySelector('[data-without-script]')?.setAttribute('hidden', '');
  });
}
