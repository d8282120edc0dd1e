/** Key files for people: secrets wrapped under a passphrase, with what they are for in the clear. */
import { canonical } from './canonical.js';
import { base64Of, bytesOf, fromBase64, random, textOf } from './bytes.js';
import { orRefuse, SealingRefused } from './refused.js';
import { suiteNamed } from './suites.js';

export const BIDDER = 'sunroad-bidder-key/1';
export const CUSTODIAN = 'sunroad-custodian-key/1';
export const SHORTEST_PASSPHRASE = 12;
const KDF = 'PBKDF2-HMAC-SHA-256';
const ITERATIONS = 600_000;
const MOST_ITERATIONS = 10_000_000;

/** What is `said` is readable and bound to the `secret`, a table of bytes. */
export async function wrap(format, suiteName, said, secret, passphrase) {
  if ([...passphrase].length < SHORTEST_PASSPHRASE) {
    throw new SealingRefused('short_passphrase', { least: SHORTEST_PASSPHRASE });
  }
  const [suite, salt, nonce] = [suiteNamed(suiteName), random(16), random(12)];
  const head = { format, suite: suiteName, ...said, kdf: { name: KDF, iterations: ITERATIONS, salt: base64Of(salt) } };
  const plain = canonical(mapped(secret, base64Of));
  const cipher = await cipherOf(suite, passphrase, salt, ITERATIONS);
  const wrapped = await suite.encrypt(cipher, nonce, plain, canonical(head));
  return { ...head, nonce: base64Of(nonce), wrapped: base64Of(wrapped) };
}

/** The table of secrets in a key file: an object, its text, or a Blob. */
export async function unwrap(given, passphrase, format) {
  const file = await parsed(given);
  const { nonce, wrapped, ...head } = file;
  const { suite, cipher } = await orRefuse('key_file', {}, async () => opened(file, passphrase, format));
  const plain = await orRefuse('passphrase', {}, () =>
    suite.decrypt(cipher, fromBase64(nonce), fromBase64(wrapped), canonical(head)));
  return { file, secret: mapped(JSON.parse(textOf(plain)), fromBase64) };
}

async function parsed(given) {
  if (typeof given === 'object' && !(given instanceof Blob)) {
    return given;
  }
  return orRefuse('key_file', {}, async () => JSON.parse(typeof given === 'string' ? given : await given.text()));
}

async function opened({ format: found, suite: name, kdf }, passphrase, format) {
  const fits = found === format && kdf.name === KDF && kdf.iterations >= ITERATIONS && kdf.iterations <= MOST_ITERATIONS;
  if (!fits) {
    throw new SealingRefused('key_file');
  }
  const suite = suiteNamed(name);
  return { suite, cipher: await cipherOf(suite, passphrase, fromBase64(kdf.salt), kdf.iterations) };
}

const cipherOf = async (suite, passphrase, salt, iterations) =>
  suite.cipher(await keyOf(passphrase, salt, iterations, suite.keySize));

/** PBKDF2 with HMAC-SHA-256 (RFC 8018), in both suites. */
export async function keyOf(passphrase, salt, iterations, size) {
  const key = await crypto.subtle.importKey('raw', bytesOf(passphrase), 'PBKDF2', false, ['deriveBits']);
  const how = { name: 'PBKDF2', hash: 'SHA-256', salt, iterations };
  return new Uint8Array(await crypto.subtle.deriveBits(how, key, size * 8));
}

const mapped = (table, change) =>
  Object.fromEntries(Object.entries(table).map(([name, value]) => [name, change(value)]));
