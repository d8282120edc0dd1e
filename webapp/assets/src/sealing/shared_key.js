/** The custodians' secret: split 2 of 3, each share sealed to one of them. */
import { split } from 'shamir-secret-sharing';

import { sealShare, shareHash } from './boxes.js';
import { base64Of, fromBase64 } from './bytes.js';
import { fingerprintOf } from './custodian_keys.js';
import { SealingRefused } from './refused.js';
import { usableSchemes } from './suites.js';

const SHARES = 3;
const THRESHOLD = 2;

/** The manifest's `custodians`; each key must have the fingerprint that the notice names. */
export async function sharedAmong(suite, context, custodians, kOpen) {
  if (custodians.length !== SHARES || new Set(custodians.map(({ id }) => id)).size !== SHARES) {
    throw new SealingRefused('custodians', { needed: SHARES });
  }
  const schemes = await usableSchemes(suite);
  const shares = await split(kOpen, SHARES, THRESHOLD);
  return Promise.all(custodians.map((custodian, at) => sealedFor(suite, schemes, context, custodian, shares[at])));
}

async function sealedFor(suite, schemes, context, { id, public_keys: keys, fingerprint }, share) {
  if ((await fingerprintOf(suite.name, keys)) !== fingerprint) {
    throw new SealingRefused('fingerprint', { custodian: id });
  }
  const scheme = schemes.find(one => Object.hasOwn(keys, one));
  if (!scheme) {
    throw new SealingRefused('public_key', { custodian: id });
  }
  return {
    id,
    fingerprint,
    scheme,
    sealed_share: base64Of(await sealShare(suite, scheme, fromBase64(keys[scheme]), context, id, share)),
    share_hash: base64Of(await shareHash(suite, context, id, share)),
  };
}
