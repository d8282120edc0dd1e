/** A notice's page: its fingerprint is computed again from the published bytes; and it prints. */
import { startPrinting } from './notice/printing.js';
import { startVerifying } from './notice/verifying.js';

startVerifying();
startPrinting();
