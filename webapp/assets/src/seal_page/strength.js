/** How good a passphrase is, said while it is typed: length counts most. */
import { say } from '../site/page.js';

export const SHORTEST = 12;
const WORDS = {
  short: { zh: `还差一些：至少 ${SHORTEST} 个字符`, en: `Too short: at least ${SHORTEST} characters` },
  weak: { zh: '较弱：字符重复太多', en: 'Weak: too many characters repeat' },
  fair: { zh: '尚可：再长一些更好', en: 'Fair: longer is better' },
  strong: { zh: '较强', en: 'Strong' },
};

export function mountStrength(place) {
  const input = place.querySelector('#seal-passphrase');
  const told = place.querySelector('[data-seal-strength]');
  input.addEventListener('input', () => {
    const level = input.value ? levelOf(input.value) : '';
    told.textContent = level && say(WORDS[level]);
    told.dataset.level = level;
  });
}

export function levelOf(text) {
  const letters = [...text];
  if (letters.length < SHORTEST) return 'short';
  const different = new Set(letters).size;
  if (different < 6) return 'weak';
  const kinds = [/\p{Ll}/u, /\p{Lu}/u, /\d/, /[^\p{L}\d]/u, /\p{Lo}/u].filter(one => one.test(text)).length;
  return letters.length >= 20 || (letters.length >= 14 && kinds >= 3) ? 'strong' : 'fair';
}
