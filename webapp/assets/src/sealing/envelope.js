/** The read-out envelope: price, period, quality in exactly 4,096 bytes, whatever they are. */
import { canonical } from './canonical.js';
import { joined, number, readNumber, textOf } from './bytes.js';
import { orRefuse, SealingRefused } from './refused.js';

const SIZE = 4096;
const HEAD = 4;
const ZERO_NONCE = new Uint8Array(12);

export async function sealEnvelope(suite, cipher, context, readOut) {
  const text = canonical(readOut);
  if (text.length > SIZE - HEAD) {
    throw new SealingRefused('read_out_too_large', { size: text.length, limit: SIZE - HEAD });
  }
  const padding = new Uint8Array(SIZE - HEAD - text.length);
  return suite.encrypt(cipher, ZERO_NONCE, joined(number(text.length, HEAD), text, padding), context);
}

export const openEnvelope = (suite, cipher, context, sealed) =>
  orRefuse('envelope', {}, async () => {
    const plain = await suite.decrypt(cipher, ZERO_NONCE, sealed, context);
    return JSON.parse(textOf(plain.subarray(HEAD, HEAD + readNumber(plain.subarray(0, HEAD)))));
  });
