/** A test seal: proves, before the deadline, that this key file and this passphrase open what they seal. */
import { bidderCommitment } from './bid_keys.js';
import { bidderSecret } from './bidder_key.js';
import { base64Of, fromBase64, same } from './bytes.js';
import { contextOf } from './context.js';
import { fingerprintOf, openShare } from './custodian_keys.js';
import { openBid } from './opening.js';
import { SealingRefused } from './refused.js';
import { sealBid } from './seal_bid.js';
import { suiteNamed, usableSchemes } from './suites.js';

const READ_OUT = { test: '1' };

/**
 * Opens the key file with the passphrase typed again and compares its secret with `bidder_commitment` of the
 * bid's manifest (or state.manifest); then seals a tiny bid with the same code, for custodians of a moment,
 * and opens it with two of them.
 * True, or a refusal: "passphrase", "key_file", "bidder_key" (the file of another bid), "test_seal".
 */
export async function testSeal({ suite, project, lot, bid, keyFile, passphrase, bidder_commitment: expected }) {
  const secret = await bidderSecret(keyFile, passphrase);
  const found = await bidderCommitment(suiteNamed(suite), contextOf({ project, lot, bid }), secret);
  if (!same(found, fromBase64(expected))) {
    throw new SealingRefused('bidder_key');
  }
  const { readOut } = await thereAndBack({ suite, project, lot, bid: `test-${bid}`, passphrase });
  if (readOut.test !== READ_OUT.test) {
    throw new SealingRefused('test_seal');
  }
  return true;
}

async function thereAndBack(bid) {
  const custodians = await Promise.all(['one', 'two', 'three'].map(id => custodianOf(bid.suite, id)));
  const chunks = [];
  const { manifest, keyFile } = await sealBid(
    { ...bid, script: '0'.repeat(64), custodians, readOut: READ_OUT, files: [new File(['1'], 'test')] },
    { putChunk: async (_, bytes) => chunks.push(bytes) },
  );
  const shares = await Promise.all(custodians.slice(1).map((one, at) => shareOf(one, manifest, manifest.custodians[at + 1])));
  return openBid(manifest, shares, await bidderSecret(keyFile, bid.passphrase), chunks);
}

async function custodianOf(suiteName, id) {
  const suite = suiteNamed(suiteName);
  const [scheme] = await usableSchemes(suite);
  const { publicKey, privateKey } = await suite.kems[scheme].make();
  const keys = { [scheme]: base64Of(publicKey) };
  const held = await suite.kems[scheme].hold(privateKey);
  return {
    id,
    public_keys: keys,
    fingerprint: await fingerprintOf(suiteName, keys),
    keys: { suite: suiteName, pairs: { [scheme]: { held, publicKey } } },
  };
}

const shareOf = ({ id, keys }, manifest, part) =>
  openShare(keys, { context: contextOf(manifest), custodian: id, ...part });
