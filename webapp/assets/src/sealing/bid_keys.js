/** The keys of one bid, all from the two secrets: the custodians' and the bidder's. */
import { bytesOf, joined } from './bytes.js';

export const SECRET = 32;

/** Ciphers for envelope and content; whoever lacks one of the secrets has neither. */
export async function keysOf(suite, context, kOpen, kBidder) {
  const salt = await suite.digest(context);
  const master = await suite.derive(joined(kOpen, kBidder), salt, 'sunroad-bid/1', SECRET);
  const cipher = async info => suite.cipher(await suite.derive(master, salt, info, suite.keySize));
  return { envelope: await cipher('envelope'), content: await cipher('content') };
}

/** Binds the bidder to one secret of the custodians, whichever two of them come. */
export const openCommitment = (suite, context, kOpen) => suite.digest(bytesOf('open'), context, kOpen);

/** Binds the bidder to the secret in the bidder's file. */
export const bidderCommitment = (suite, context, kBidder) =>
  suite.digest(bytesOf('bidder'), context, kBidder);
