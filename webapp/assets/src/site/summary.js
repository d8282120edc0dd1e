/** The summary of what must be mended names the field before the reason. */
import { say } from './page.js';

const COLON = { zh: '：', en: ': ' };

export function nameFields() {
  for (const link of document.querySelectorAll('[data-error-summary] a[href^="#"]')) {
    const name = labelOf(link.getAttribute('href').slice(1));
    if (name && !link.textContent.includes(name)) link.prepend(name, say(COLON));
  }
}

function labelOf(id) {
  const field = document.getElementById(id);
  const label = field?.labels?.[0] ?? field?.querySelector('legend');
  return label?.textContent.replace(/\s+/g, ' ').trim() ?? '';
}
