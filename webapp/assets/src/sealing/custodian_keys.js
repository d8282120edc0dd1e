/** A custodian's key pairs: made, opened and used in the browser; the private halves stay in a file. */
import { canonical } from './canonical.js';
import { base64Of, bytesOf, fromBase64, hexOf, same } from './bytes.js';
import { openBox, shareHash } from './boxes.js';
import { CUSTODIAN, unwrap, wrap } from './key_files.js';
import { SealingRefused } from './refused.js';
import { requireSecureContext } from './secure.js';
import { suiteNamed, usableSchemes } from './suites.js';

const REHEARSAL = 'sunroad-rehearsal/1';

/** Pairs for every scheme this browser has: {publicKeys (base64 by scheme), fingerprint, file}. */
export async function makeCustodianKeys({ suite: suiteName, project, role, passphrase }) {
  requireSecureContext();
  const suite = suiteNamed(suiteName);
  const pairs = {};
  for (const scheme of await usableSchemes(suite)) {
    pairs[scheme] = await suite.kems[scheme].make();
  }
  const part = name => Object.fromEntries(Object.entries(pairs).map(([scheme, pair]) => [scheme, pair[name]]));
  const publicKeys = Object.fromEntries(Object.entries(part('publicKey')).map(([scheme, key]) => [scheme, base64Of(key)]));
  const fingerprint = await fingerprintOf(suiteName, publicKeys);
  const said = { project: String(project), role, public_keys: publicKeys, fingerprint };
  const file = await wrap(CUSTODIAN, suiteName, said, part('privateKey'), passphrase);
  return { publicKeys, fingerprint, file };
}

/** Hex; what stands in the notice. */
export const fingerprintOf = async (suiteName, publicKeys) =>
  hexOf(await suiteNamed(suiteName).digest(canonical(publicKeys)));

/** Keys to be handed to `openShare` and `answerChallenge`; WebCrypto's cannot be read again. */
export async function openCustodianKeys(given, passphrase) {
  requireSecureContext();
  const { file, secret } = await unwrap(given, passphrase, CUSTODIAN);
  const suite = suiteNamed(file.suite);
  const pairs = {};
  for (const [scheme, privateKey] of Object.entries(secret)) {
    if (await suite.kems[scheme]?.available()) {
      const held = await suite.kems[scheme].hold(privateKey);
      pairs[scheme] = { held, publicKey: fromBase64(file.public_keys[scheme]) };
    }
  }
  const { project, role, fingerprint } = file;
  return { suite: file.suite, project, role, fingerprint, pairs };
}

/** One share, base64; refuses by name what was changed: the sealed share, or its hash. */
export async function openShare(keys, { context, custodian, sealed_share, share_hash, scheme }) {
  const suite = suiteNamed(keys.suite);
  const bound = typeof context === 'string' ? bytesOf(context) : context;
  const share = await openBox(suite, scheme, pairOf(keys, scheme), bound, custodian, fromBase64(sealed_share));
  if (!same(await shareHash(suite, bound, custodian, share), fromBase64(share_hash))) {
    throw new SealingRefused('share', { custodian });
  }
  return base64Of(share);
}

/** The answer, base64, to a rehearsal: every private half must open its box. */
export async function answerChallenge(keys, { format, suite: suiteName, project, role, boxes }) {
  if (format !== REHEARSAL || suiteName !== keys.suite) {
    throw new SealingRefused('challenge');
  }
  const suite = suiteNamed(keys.suite);
  const context = canonical({ format, project, role, suite: suiteName });
  const opened = [];
  for (const scheme of Object.keys(boxes).sort()) {
    opened.push(await openBox(suite, scheme, pairOf(keys, scheme), context, role, fromBase64(boxes[scheme])));
  }
  return base64Of(await suite.digest(bytesOf('rehearsal'), context, ...opened));
}

function pairOf(keys, scheme) {
  if (!Object.hasOwn(keys.pairs, scheme)) {
    throw new SealingRefused('no_key_of_scheme', { scheme });
  }
  return keys.pairs[scheme];
}
