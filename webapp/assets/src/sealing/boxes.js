/** A share sealed to one custodian, bound to the bid and to the custodian. */
import { bytesOf, joined, number, readNumber } from './bytes.js';
import { orRefuse } from './refused.js';

const ZERO_NONCE = new Uint8Array(12);
const INFO = 'sunroad-share/1';

/** Length of the head (u16), the head, the encrypted share. */
export const sealShare = (suite, scheme, publicKey, context, custodian, share) =>
  orRefuse('public_key', { custodian }, async () => {
    const { head, secret } = await suite.kems[scheme].send(publicKey);
    const cipher = await cipherFor(suite, secret, head, publicKey);
    const sealed = await suite.encrypt(cipher, ZERO_NONCE, share, aadOf(context, custodian));
    return joined(number(head.length, 2), head, sealed);
  });

/** The share in a box; `pair` is {held, publicKey}. */
export const openBox = (suite, scheme, pair, context, custodian, box) =>
  orRefuse('sealed_share', { custodian }, async () => {
    const end = 2 + readNumber(box.subarray(0, 2));
    const head = box.subarray(2, end);
    const secret = await suite.kems[scheme].find(pair.held, head);
    const cipher = await cipherFor(suite, secret, head, pair.publicKey);
    return suite.decrypt(cipher, ZERO_NONCE, box.subarray(end), aadOf(context, custodian));
  });

/** What the manifest says about a share before anybody has seen it. */
export const shareHash = (suite, context, custodian, share) =>
  suite.digest(bytesOf('share'), context, bytesOf(custodian), share);

/** Head and receiver go into the salt: a box moved to another key opens to nothing. */
async function cipherFor(suite, secret, head, publicKey) {
  const salt = await suite.digest(head, publicKey);
  return suite.cipher(await suite.derive(secret, salt, INFO, suite.keySize));
}

const aadOf = (context, custodian) => joined(context, bytesOf(`|${custodian}`));
