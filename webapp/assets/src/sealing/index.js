/** What pages may use of the sealing; docs/sealing.md describes the format. */
export { openBidderKey } from './bidder_key.js';
export { canonical } from './canonical.js';
export { contextOf } from './context.js';
export {
  answerChallenge, fingerprintOf, makeCustodianKeys, openCustodianKeys, openShare,
} from './custodian_keys.js';
export { SealingRefused } from './refused.js';
export { sealBid } from './seal_bid.js';
export { requireSecureContext } from './secure.js';
export { testSeal } from './test_seal.js';
