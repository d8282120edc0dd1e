/** The page that seals a bid in this browser and sends it: the sealing itself is the script the notice names. */
import { mountOffline } from './seal_page/offline.js';
import { isTelephone } from './seal_page/telephone.js';
import { mountReadOut } from './seal_page/read_out.js';
import { Problems } from './seal_page/problems.js';
import { Server } from './seal_page/server.js';
import { Steps } from './seal_page/steps.js';
import { mountStrength } from './seal_page/strength.js';
import { jsonIn } from './site/page.js';

async function start(place) {
  const problems = new Problems(place);
  if (isTelephone()) {
    place.querySelector('[data-seal-phone]').hidden = false;
    return;
  }
  try {
    const sealing = await import(place.dataset.script);
    sealing.requireSecureContext();
    await mount(place, sealing, problems);
  } catch (refusal) {
    problems.show(refusal);
  }
}

async function mount(place, sealing, problems) {
  const server = new Server(place.dataset);
  const readOut = await mountReadOut(place.querySelector('[data-seal-read-out]'), jsonIn(place, '[data-schema]'));
  const custodians = jsonIn(place, '[data-custodians]');
  const steps = new Steps({ place, sealing, server, problems, readOut, custodians });
  mountStrength(place);
  mountOffline({ place, server, problems, steps, custodians });
  await steps.begin();
  place.dataset.ready = '';
}

const place = document.querySelector('[data-seal]');
if (place) start(place);
