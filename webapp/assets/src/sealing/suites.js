/** The suites by name, behind one shape. */
import { intl } from './intl.js';
import { SealingRefused } from './refused.js';
import { sm } from './sm.js';

const SUITES = { intl, sm };

export function suiteNamed(name) {
  if (!Object.hasOwn(SUITES, name)) {
    throw new SealingRefused('suite', { name });
  }
  return SUITES[name];
}

/** The schemes of a suite that this browser can use, the best first. */
export async function usableSchemes(suite) {
  const found = await Promise.all(
    Object.entries(suite.kems).map(async ([scheme, kem]) => (await kem.available() ? [scheme] : [])),
  );
  return found.flat();
}
