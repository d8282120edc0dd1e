/** Without a secure context nothing here works, and nothing may pretend to. */
import { SealingRefused } from './refused.js';

export function requireSecureContext() {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) {
    throw new SealingRefused('insecure_context');
  }
}
