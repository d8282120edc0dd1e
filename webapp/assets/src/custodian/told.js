/** Problems of a form of keys in its summary, progress in its status line. */
import { ask, say } from '../site/page.js';
import { REFUSED, SAID } from './words.js';

/** Something a person can mend. */
export class Mend extends Error {
  constructor(words) {
    super(say(words));
  }
}

/** Runs a step while its button rests; what goes wrong stands in the summary and takes the focus. */
export async function carefully(form, problem, step) {
  const button = form.querySelector('button');
  problem.hidden = true;
  button.disabled = true;
  try {
    await step();
  } catch (refusal) {
    problem.querySelector('p').textContent = textOf(refusal);
    problem.hidden = false;
    problem.focus();
    tell(form, '');
  } finally {
    button.disabled = false;
  }
}

export function tell(form, text) {
  form.querySelector('[data-told]').textContent = text;
}

/** What the server answers; its refusals in its own words. */
export async function send(url, json) {
  const answer = await ask(url, { method: json === undefined ? 'GET' : 'POST', json }).catch(() => {
    throw new Mend(SAID.away);
  });
  const told = await answer.json().catch(() => ({}));
  if (!answer.ok) throw new Refusal(told.problems?.[0]?.message ?? told.message);
  return told;
}

class Refusal extends Error {}

function textOf(refusal) {
  if (refusal instanceof Mend) return refusal.message;
  if (refusal instanceof Refusal) return refusal.message || say(SAID.failed);
  return say(REFUSED[refusal.code] ?? SAID.unexpected);
}
