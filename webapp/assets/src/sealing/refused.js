/** What the sealing says no with: a code for the page's words, and where it is. */
export class SealingRefused extends Error {
  constructor(code, where = {}) {
    super([code, ...Object.entries(where).map(([name, value]) => `${name} ${value}`)].join(', '));
    this.name = 'SealingRefused';
    this.code = code;
    this.where = where;
  }
}

/** Runs a step; whatever it throws becomes a refusal with this code. */
export async function orRefuse(code, where, step) {
  try {
    return await step();
  } catch (problem) {
    throw problem instanceof SealingRefused ? problem : new SealingRefused(code, where);
  }
}
