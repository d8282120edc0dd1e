/** Opening what was sealed here: for the test seal, and for whoever checks the format. */
import { combine } from 'shamir-secret-sharing';

import { keysOf, openCommitment } from './bid_keys.js';
import { fromBase64, same } from './bytes.js';
import { contextOf } from './context.js';
import { openEnvelope } from './envelope.js';
import { SealingRefused } from './refused.js';
import { openChunk } from './stream.js';
import { suiteNamed } from './suites.js';

/** From two shares (base64) and the bidder's secret: {readOut, plain}, the container's bytes by chunk. */
export async function openBid(manifest, shares, kBidder, chunks) {
  const [suite, context] = [suiteNamed(manifest.suite), contextOf(manifest)];
  const kOpen = await combine(shares.map(fromBase64));
  if (!same(await openCommitment(suite, context, kOpen), fromBase64(manifest.open_commitment))) {
    throw new SealingRefused('open_key');
  }
  const ciphers = await keysOf(suite, context, kOpen, kBidder);
  const readOut = await openEnvelope(suite, ciphers.envelope, context, fromBase64(manifest.envelope));
  const last = chunks.length - 1;
  const plain = await Promise.all(
    chunks.map((chunk, index) => openChunk(suite, ciphers.content, context, index, chunk, index === last)),
  );
  return { readOut, plain };
}
