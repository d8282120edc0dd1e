/** The opening hall: secrets handed in from this browser, and what changes said to who cannot see it. */
import { mountHandIn } from './hall/hand_in.js';
import { sayChanges, spareTyping } from './hall/live.js';

document.querySelectorAll('[data-hand-in]').forEach(mountHandIn);
const live = document.querySelector('[data-hall-live]');
if (live) sayChanges(live, document.querySelector('[data-hall-said]'));
const objections = document.querySelector('[data-hall-objections]');
if (objections) spareTyping(objections);
