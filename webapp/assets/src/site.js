/** What every page needs: htmx, navigation, parts, countdowns, drafts, keys, uploads. */
import { startCountdowns } from './site/countdown.js';
import { dropAcceptedCopies } from './site/copies.js';
import { startDrafts } from './site/drafts.js';
import { startHtmx } from './site/htmx.js';
import { startLeavingGuard } from './site/leaving.js';
import { startNavigation } from './site/navigation.js';
import { startParts } from './site/parts.js';
import { startShortcuts } from './site/shortcuts.js';
import { nameFields } from './site/summary.js';
import { startUploads } from './site/uploads.js';

dropAcceptedCopies();
startHtmx();
startNavigation();
startParts();
startCountdowns();
startLeavingGuard();
startDrafts();
startShortcuts();
startUploads();
nameFields();
