/** Making, registering and rehearsing one key. */
import { answerChallenge, makeCustodianKeys, openCustodianKeys } from '../sealing/index.js';
import { download } from '../seal_page/download.js';
import { say } from '../site/page.js';
import { given } from './key_file.js';
import { carefully, Mend, send, tell } from './told.js';
import { SAID } from './words.js';

export function mount(place) {
  const problem = place.querySelector('[data-problem]');
  const work = { place, made: null };
  for (const form of place.querySelectorAll('[data-make], [data-open]')) {
    form.addEventListener('submit', event => {
      event.preventDefault();
      const step = 'make' in form.dataset ? make : open;
      carefully(form, problem, () => step(work, form));
    });
  }
  place.dataset.ready = '';
}

/** The file leaves before anything is registered: a key nobody keeps would be worth nothing. */
async function make(work, form) {
  const passphrase = form.querySelector('[data-passphrase]').value;
  if (passphrase !== form.querySelector('[data-again]').value) throw new Mend(SAID.differs);
  const reason = work.place.querySelector('[data-reason]');
  if (reason && !reason.value.trim()) throw new Mend(SAID.reason);
  tell(form, say(SAID.making));
  const { suite, project, role } = work.place.dataset;
  work.made = await makeCustodianKeys({ suite, project, role, passphrase });
  download(`sunroad-custodian-${role}-${work.made.fingerprint.slice(0, 8)}.json`, work.made.file);
  tell(form, say(SAID.made));
  const next = work.place.querySelector('[data-waits]');
  next.hidden = false;
  next.querySelector('[data-file]').focus();
}

/** Registers what the chosen file opens to, then answers the question sealed to it. */
async function open(work, form) {
  const { file, passphrase } = await given(form);
  tell(form, say(SAID.opening));
  const keys = await openCustodianKeys(file, passphrase);
  const { project, role, keyUrl, rehearsalUrl, answerUrl } = work.place.dataset;
  if (keys.project !== project || keys.role !== role) throw new Mend(SAID.other_role);
  if ('waits' in form.dataset && !work.registered) await register(work, keys, keyUrl);
  const { question } = await send(rehearsalUrl, {});
  await send(answerUrl, { answer: await answerChallenge(keys, question) });
  location.reload();
}

async function register(work, keys, url) {
  if (keys.fingerprint !== work.made.fingerprint) throw new Mend(SAID.other_key);
  const reason = work.place.querySelector('[data-reason]')?.value;
  await send(url, { public_keys: work.made.publicKeys, reason });
  work.registered = true;
}
