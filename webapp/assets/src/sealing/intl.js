/** The international suite by WebCrypto: SHA-256, HKDF, AES-256-GCM, X25519 or P-256. */
import { bytesOf, joined } from './bytes.js';
import { p256, x25519 } from './ecdh.js';

export const intl = {
  name: 'intl',
  keySize: 32,
  kems: { x25519, p256 },

  digest: async (...parts) => new Uint8Array(await crypto.subtle.digest('SHA-256', joined(...parts))),

  derive: async (secret, salt, info, length) => {
    const key = await crypto.subtle.importKey('raw', secret, 'HKDF', false, ['deriveBits']);
    const how = { name: 'HKDF', hash: 'SHA-256', salt, info: bytesOf(info) };
    return new Uint8Array(await crypto.subtle.deriveBits(how, key, length * 8));
  },

  /** A cipher of one key, which it does not give back. */
  cipher: bytes => crypto.subtle.importKey('raw', bytes, 'AES-GCM', false, ['encrypt', 'decrypt']),

  encrypt: async (cipher, nonce, plain, aad) =>
    new Uint8Array(await crypto.subtle.encrypt(gcm(nonce, aad), cipher, plain)),

  decrypt: async (cipher, nonce, sealed, aad) =>
    new Uint8Array(await crypto.subtle.decrypt(gcm(nonce, aad), cipher, sealed)),
};

const gcm = (iv, additionalData) => ({ name: 'AES-GCM', iv, additionalData, tagLength: 128 });
