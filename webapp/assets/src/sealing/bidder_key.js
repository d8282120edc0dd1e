/** The bidder's key file: one bid's second secret, which nobody else has and nobody can replace. */
import { base64Of } from './bytes.js';
import { SECRET } from './bid_keys.js';
import { BIDDER, unwrap, wrap } from './key_files.js';
import { SealingRefused } from './refused.js';
import { requireSecureContext } from './secure.js';

export const bidderKeyFile = ({ suite, project, lot, bid, passphrase }, kBidder) =>
  wrap(BIDDER, suite, { project: String(project), lot: String(lot), bid: String(bid) }, { k_bidder: kBidder }, passphrase);

/** The secret of a file, base64: what is handed in at the opening. */
export async function openBidderKey(file, passphrase) {
  return base64Of(await bidderSecret(file, passphrase));
}

export async function bidderSecret(given, passphrase) {
  requireSecureContext();
  const { secret } = await unwrap(given, passphrase, BIDDER);
  if (secret.k_bidder?.length !== SECRET) {
    throw new SealingRefused('key_file');
  }
  return secret.k_bidder;
}
