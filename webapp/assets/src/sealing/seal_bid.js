/** Sealing one bid: keys, envelope, then the files chunk by chunk, at most two of them in memory. */
import { bidderCommitment, keysOf, openCommitment, SECRET } from './bid_keys.js';
import { bidderKeyFile } from './bidder_key.js';
import { base64Of, fromBase64, random, same } from './bytes.js';
import { canonical } from './canonical.js';
import { containerOf } from './container.js';
import { contextOf, FORMAT } from './context.js';
import { sealEnvelope } from './envelope.js';
import { SealingRefused } from './refused.js';
import { requireSecureContext } from './secure.js';
import { sharedAmong } from './shared_key.js';
import { CHUNK, chunksOf, PLAIN, sealChunk, TAG } from './stream.js';
import { suiteNamed } from './suites.js';
import { leafOf, rootOf } from './tree.js';

const IN_FLIGHT = 2;

/**
 * Seals and hands over. Returns {manifest, bytes (its canonical form, to be sent as they are), keyFile}.
 *
 * given: {suite, project, lot, bid, script, custodians: [{id, public_keys, fingerprint}], readOut, files,
 *   passphrase, resumeFrom?: state, have?: [index]}
 * calls, each awaited: {putChunk(index, bytes, isLast), onKeyFile(keyFile) before anything is sent,
 *   onState(state) before a chunk is sent, onProgress({sent, chunks, bytes, size})}
 * sealer: who does one chunk's work; a pool of workers where the suite is slow.
 */
export async function sealBid(given, calls, sealer = sealPart) {
  requireSecureContext();
  const container = containerOf(given.files);
  const state = given.resumeFrom ?? (await begun(given, container, calls));
  if (state.plain !== container.size) {
    throw new SealingRefused('other_files', { index: 0 });
  }
  await sendChunks(state, container, new Set(given.have ?? []), calls, sealer);
  const manifest = { ...state.manifest, root: base64Of(await rootOf(suiteNamed(state.manifest.suite), state.leaves.map(fromBase64))) };
  return { manifest, bytes: canonical(manifest), keyFile: state.keyFile };
}

/** Everything but the content; kept by the page, it lets the same sealing go on after a reload. */
async function begun(given, container, calls) {
  const [suite, context] = [suiteNamed(given.suite), contextOf(given)];
  const [kOpen, kBidder] = [random(SECRET), random(SECRET)];
  const ciphers = await keysOf(suite, context, kOpen, kBidder);
  const state = {
    manifest: await manifestOf(given, suite, context, { kOpen, kBidder, ciphers }, container.size),
    keyFile: await bidderKeyFile(given, kBidder),
    cipher: ciphers.content,
    plain: container.size,
    leaves: [],
  };
  await calls.onKeyFile?.(state.keyFile);
  await calls.onState?.(state);
  return state;
}

async function manifestOf(given, suite, context, { kOpen, kBidder, ciphers }, plain) {
  const chunks = chunksOf(plain);
  return {
    format: FORMAT,
    suite: given.suite,
    project: String(given.project),
    lot: String(given.lot),
    bid: String(given.bid),
    script: given.script,
    custodians: await sharedAmong(suite, context, given.custodians, kOpen),
    open_commitment: base64Of(await openCommitment(suite, context, kOpen)),
    bidder_commitment: base64Of(await bidderCommitment(suite, context, kBidder)),
    envelope: base64Of(await sealEnvelope(suite, ciphers.envelope, context, given.readOut)),
    chunk_size: CHUNK,
    chunks,
    size: plain + chunks * TAG,
  };
}

/** Two chunks at most between their file and the server's answer; leaves are kept in their order. */
async function sendChunks(state, container, have, calls, sealer) {
  const { chunks, size } = state.manifest;
  const running = [];
  let [kept, there] = [Promise.resolve(), 0];
  const arrived = () => {
    there += 1;
    return calls.onProgress?.({ sent: there, chunks, bytes: Math.min(there * CHUNK, size), size });
  };
  for (let index = 0; index < chunks; index += 1) {
    if (running.length === IN_FLIGHT) {
      await running.shift();
    }
    const sealing = chunkAt(state, container, index, sealer);
    kept = Promise.all([sealing, kept]).then(([{ leaf }]) => remember(state, index, leaf, calls));
    const handed = kept.then(() => sealing).then(({ sealed }) =>
      have.has(index) ? undefined : calls.putChunk(index, sealed, index === chunks - 1));
    const sent = handed.then(arrived);
    sent.catch(() => {}); // it is awaited above or below, and told there
    running.push(sent);
  }
  await Promise.all(running);
}

async function chunkAt({ manifest, cipher }, container, index, sealer) {
  const plain = await container.bytes(index * PLAIN, Math.min((index + 1) * PLAIN, container.size));
  return sealer({ suite: manifest.suite, context: contextOf(manifest), cipher, index, plain, last: index === manifest.chunks - 1 });
}

/** One chunk's work, wherever it is done: {sealed, leaf}. */
export async function sealPart({ suite: name, context, cipher, index, plain, last }) {
  const suite = suiteNamed(name);
  const sealed = await sealChunk(suite, cipher, context, index, plain, last);
  return { sealed, leaf: await leafOf(suite, sealed) };
}

/**
 * A place of the stream is encrypted for one plain text only: what may have left this computer must come out
 * the same again, else key and nonce would meet a second text.
 */
async function remember(state, index, leaf, calls) {
  if (index < state.leaves.length) {
    if (!same(leaf, fromBase64(state.leaves[index]))) {
      throw new SealingRefused('other_files', { index });
    }
    return;
  }
  state.leaves.push(base64Of(leaf));
  await calls.onState?.(state);
}
