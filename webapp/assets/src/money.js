/** Buttons that copy what they name: a sub-account, an application for a guarantee. */
import { startCopying } from './money/copying.js';

startCopying();
