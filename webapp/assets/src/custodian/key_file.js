/** The key file and the passphrase of a form, as they were given. */
import { Mend } from './told.js';
import { SAID } from './words.js';

const LARGEST = 64 * 1024;

/** {file, passphrase}: the file is read, not yet opened. */
export async function given(form) {
  const chosen = form.querySelector('[data-file]').files[0];
  const passphrase = form.querySelector('[data-passphrase]').value;
  if (!chosen || chosen.size > LARGEST) throw new Mend(SAID.file);
  if (!passphrase) throw new Mend(SAID.passphrase);
  return { file: await chosen.text(), passphrase };
}
