/** SM2 encryption (GB/T 32918.4, ASN.1, C1 C3 C2) of a random secret. */
import { sm2 } from 'sm-crypto-v2';

import { fromHex, hexOf, random } from './bytes.js';
import { SealingRefused } from './refused.js';

const SECRET = 32;
const C1C3C2 = 1;

export const sm2Kem = {
  available: async () => true,

  make: async () => {
    const pair = sm2.generateKeyPairHex();
    return { publicKey: fromHex(pair.publicKey), privateKey: fromHex(pair.privateKey) };
  },

  hold: async privateKey => privateKey,

  send: async publicKey => {
    const hex = hexOf(publicKey);
    if (!sm2.verifyPublicKey(hex)) {
      throw new SealingRefused('public_key');
    }
    const secret = random(SECRET);
    return { head: fromHex(sm2.doEncrypt(secret, hex, C1C3C2, { asn1: true })), secret };
  },

  find: async (held, head) => {
    const found = sm2.doDecrypt(hexOf(head), hexOf(held), C1C3C2, { output: 'array', asn1: true });
    if (found.length !== SECRET) {
      throw new SealingRefused('sealed_share');
    }
    return found;
  },
};
