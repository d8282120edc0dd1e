/** What the FEEL fields of the panel know; filled before the first of them is drawn. */
import { say } from '../site/page.js';

export const feelLanguage = {
  builtins: [],
  parserDialect: 'camunda',
  writtenIn: say({ zh: '写入处：', en: 'Written in ' }),
  openedInPopup: say({ zh: '已在弹窗中打开', en: 'Opened in popup' }),
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
