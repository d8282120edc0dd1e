/**
 * The sealing as one file of its own, so that one hash in the notice covers all of it: pages import it by its
 * address, and the same file is the worker that seals.
 */
import { sealInWorker, serveSealing } from './sealing/worker.js';

export * from './sealing/index.js';

/** Seals in a worker that runs this very file. */
export const sealBid = (given, calls) => sealInWorker(import.meta.url, given, calls);

if (typeof WorkerGlobalScope !== 'undefined' && globalThis instanceof WorkerGlobalScope) {
  serveSealing(import.meta.url);
}
