/** Everything of the sealing, its inner parts included, for tests in Chromium. */
export * as bidKeys from '../../webapp/assets/src/sealing/bid_keys.js';
export * as boxes from '../../webapp/assets/src/sealing/boxes.js';
export * as bytes from '../../webapp/assets/src/sealing/bytes.js';
export * as sealing from '../../webapp/assets/src/sealing/index.js';
export * as opening from '../../webapp/assets/src/sealing/opening.js';
export * as keyFiles from '../../webapp/assets/src/sealing/key_files.js';
export * as tree from '../../webapp/assets/src/sealing/tree.js';
export { suiteNamed } from '../../webapp/assets/src/sealing/suites.js';
export { combine, split } from 'shamir-secret-sharing';
export { sm2, sm4 } from 'sm-crypto-v2';
