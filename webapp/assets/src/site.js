/** What every page needs: htmx, shortcuts, countdowns, drafts, the leaving guard, the language switch. */
import { startCountdowns } from './site/countdown.js';
import { dropAcceptedCopy } from './site/copies.js';
import { startDrafts } from './site/drafts.js';
import { startHtmx } from './site/htmx.js';
import { startLanguageSwitch } from './site/language.js';
import { startLeavingGuard } from './site/leaving.js';
import { startShortcuts } from './site/shortcuts.js';

dropAcceptedCopy();
startHtmx();
startCountdowns();
startLeavingGuard();
startDrafts();
startLanguageSwitch();
startShortcuts();
