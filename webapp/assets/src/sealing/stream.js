/** STREAM: content in chunks, each bound to its place, the last one marked as the last. */
import { joined, number } from './bytes.js';
import { orRefuse } from './refused.js';

export const CHUNK = 8 * 1024 * 1024;
export const TAG = 16;
export const PLAIN = CHUNK - TAG;

export const chunksOf = size => Math.max(1, Math.ceil(size / PLAIN));

export const sealChunk = (suite, cipher, context, index, plain, last) =>
  suite.encrypt(cipher, nonce(index, last), plain, context);

export const openChunk = (suite, cipher, context, index, sealed, last) =>
  orRefuse('chunk', { index }, () => suite.decrypt(cipher, nonce(index, last), sealed, context));

/** Seven zeros, the counter, the flag. */
const nonce = (index, last) => joined(new Uint8Array(7), number(index, 4), number(last ? 1 : 0, 1));
