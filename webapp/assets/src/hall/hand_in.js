/** Opens in this browser what is handed in: a custodian's shares of all bids, or a bidder's own key. */
import { openBidderKey, openCustodianKeys, openShare } from '../sealing/index.js';
import { say } from '../site/page.js';
import { given } from '../custodian/key_file.js';
import { carefully, Mend, send, tell } from '../custodian/told.js';
import { SAID, told } from '../custodian/words.js';

export function mountHandIn(form) {
  const problem = form.querySelector('[data-problem]');
  form.addEventListener('submit', event => {
    event.preventDefault();
    const step = form.dataset.kind === 'bidder' ? bidder : custodian;
    carefully(form, problem, () => step(form));
  });
  form.dataset.ready = '';
}

async function bidder(form) {
  const { file, passphrase } = await given(form);
  tell(form, say(SAID.opening));
  const secret = await openBidderKey(file, passphrase);
  if (JSON.parse(file).bid !== form.dataset.bid) throw new Mend(SAID.other_bid);
  await send(form.dataset.url, { secret });
  done(form);
}

async function custodian(form) {
  const { file, passphrase } = await given(form);
  tell(form, say(SAID.opening));
  const keys = await openCustodianKeys(file, passphrase);
  const { project, role, sharesUrl, url } = form.dataset;
  if (keys.project !== project || keys.role !== role) throw new Mend(SAID.other_role);
  const { shares: sealed } = await send(sharesUrl);
  if (sealed.some(one => one.fingerprint !== keys.fingerprint)) throw new Mend(SAID.old_key);
  const { shares, unusable } = await openAll(form, keys, sealed);
  await send(url, { role, shares, unusable });
  done(form);
}

/** A share that does not open is said so: then it was not sealed to this key. */
async function openAll(form, keys, sealed) {
  const shares = {};
  const unusable = [];
  for (const [index, one] of sealed.entries()) {
    try {
      shares[one.bid] = await openShare(keys, one);
    } catch (refusal) {
      if (refusal.name !== 'SealingRefused') throw refusal;
      unusable.push(one.bid);
    }
    tell(form, told(SAID.opened, { done: index + 1, all: sealed.length }));
  }
  return { shares, unusable };
}

function done(form) {
  tell(form, say(SAID.handed));
  location.reload();
}
