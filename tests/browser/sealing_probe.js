/** Inner parts of the sealing, for tests in Chromium. */
export * as bytes from '../../webapp/assets/src/sealing/bytes.js';
export * as keyFiles from '../../webapp/assets/src/sealing/key_files.js';
export { suiteNamed } from '../../webapp/assets/src/sealing/suites.js';
export * as tree from '../../webapp/assets/src/sealing/tree.js';
export { combine } from 'shamir-secret-sharing';
export { sm2, sm4 } from 'sm-crypto-v2';
