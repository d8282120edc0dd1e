/** What the FEEL fields of the panel know; filled before the first of them is drawn. */

export const feelLanguage = {
  builtins: [],
  parserDialect: 'camunda',
};

/** `[{name, params}]` as the engine tells its functions. */
export function offerFunctions(functions) {
  feelLanguage.builtins = functions.map(({ name, params }) => ({
    name,
    type: 'function',
    params: params.map(param => ({ name: param })),
    info: `${name}(${params.join(', ')})`,
  }));
}
