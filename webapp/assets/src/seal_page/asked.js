/** What the person has filled in, read and judged before anything is sealed. */
import { PageRefused } from './problems.js';
import { SHORTEST } from './strength.js';
import { SAID, tick } from './words.js';

export const filesOf = place => [...place.querySelector('#seal-files').files];

/** What is wrong with the files, the passphrase (of a fresh sealing) and the boxes. */
export function wrongIn(place, { fresh, limit }) {
  return [...wrongFiles(filesOf(place), limit), ...(fresh ? wrongPassphrase(place) : []), ...unticked(place)];
}

export const unticked = place =>
  [...place.querySelectorAll('input[data-required]')]
    .filter(box => !box.checked)
    .map(box => new PageRefused(box.closest('.field').dataset.name, tick(box.labels[0].textContent.trim())));

/** Name → true for every declaration of the bid's message. */
export const declared = place =>
  Object.fromEntries([...place.querySelectorAll('[data-declaration]')].map(box => [box.dataset.declaration, box.checked]));

function wrongFiles(files, limit) {
  if (!files.length) return [new PageRefused('files', SAID.choose)];
  const size = files.reduce((sum, file) => sum + file.size, 0);
  return size > limit ? [new PageRefused('files', SAID.large)] : [];
}

function wrongPassphrase(place) {
  const [one, two] = ['passphrase', 'again'].map(name => place.querySelector(`#seal-${name}`).value);
  if ([...one].length < SHORTEST) return [new PageRefused('passphrase', SAID.short)];
  return one === two ? [] : [new PageRefused('again', SAID.differs)];
}
