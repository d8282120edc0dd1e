/** What the house and the draft offer a diagram: roles, law rows, services, names, forms, processes. */
import { ask } from '../site/page.js';
import { offerFunctions } from './feel_language.js';

/** Read at the start and again after each save; all parts of the editor look here. */
export const surroundings = {
  forms: [],
  functions: [],
  kinds: [],
  laws: [],
  names: [],
  processes: [],
  decisions: [],
  roles: [],
  templates: [],
};

/** Keeps what was known where the server cannot be asked. */
export async function readSurroundings(url) {
  const answer = await ask(url).catch(() => null);
  if (!answer?.ok) return;
  Object.assign(surroundings, await answer.json());
  offerFunctions(surroundings.functions);
}

export const lawTitle = id => surroundings.laws.find(law => law.id === id)?.title;
