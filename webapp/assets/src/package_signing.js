/** Signs a package with a key that stays in this browser: the server sees public key and signature alone. */
import { kept, manifestOf, signedZip } from './signing/answers.js';
import { requireEd25519, signingKey } from './signing/key.js';
import { problemsOf } from './signing/problems.js';
import { say } from './site/page.js';

const BUSY = { zh: '正在签名…', en: 'Signing…' };

const place = document.querySelector('[data-signing]');
const state = place.querySelector('[data-signing-state]');
const button = place.querySelector('button');
const problems = problemsOf(place);
const chosen = name => place.querySelector(`#signing-${name}`).files[0];

const told = (count, key) => ({
  zh: `已签名 ${count} 个文件，签好的包正在下载。公钥：${key}`,
  en: `${count} files signed; the signed package is being downloaded. Public key: ${key}`,
});

async function sign({ manifestUrl, signedUrl }) {
  const file = chosen('package');
  const key = await signingKey(chosen('key'));
  const manifest = await manifestOf(manifestUrl, file);
  const signature = await key.sign(manifest);
  kept(await signedZip(signedUrl, file, { public_key: key.publicKey, signature }), file.name);
  const { files } = JSON.parse(new TextDecoder().decode(manifest));
  return told(Object.keys(files).length, key.publicKey);
}

async function tried(step, otherwise = '') {
  try {
    return await step();
  } catch (refused) {
    problems.show(refused);
    return { zh: otherwise, en: otherwise };
  }
}

button.addEventListener('click', async () => {
  problems.clear();
  button.disabled = true;
  state.textContent = say(BUSY);
  state.textContent = say(await tried(() => sign(place.dataset)));
  button.disabled = false;
});

place.querySelector('[data-signing-form]').hidden = false;
tried(requireEd25519);
