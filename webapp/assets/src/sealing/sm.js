/** The Chinese suite by sm-crypto-v2: SM3, HKDF over it, SM4-GCM, SM2. */
import { hkdf, sm3, sm4 } from 'sm-crypto-v2';

import { bytesOf, fromHex, joined } from './bytes.js';
import { sm2Kem } from './sm2.js';

const TAG = 16;
const GCM = { mode: 'gcm', output: 'array', outputTag: true };

export const sm = {
  name: 'sm',
  keySize: 16,
  kems: { sm2: sm2Kem },

  digest: async (...parts) => fromHex(sm3(joined(...parts))),

  derive: async (secret, salt, info, length) => hkdf(secret, salt, bytesOf(info), length),

  cipher: async bytes => bytes,

  encrypt: async (cipher, nonce, plain, aad) => {
    const { output, tag } = sm4.encrypt(plain, cipher, { ...GCM, iv: nonce, associatedData: aad });
    return joined(output, tag);
  },

  decrypt: async (cipher, nonce, sealed, aad) => {
    const cut = sealed.length - TAG;
    const how = { ...GCM, iv: nonce, associatedData: aad, tag: sealed.subarray(cut) };
    return sm4.decrypt(sealed.subarray(0, cut), cipher, how);
  },
};
