/** What the editors' libraries fix in their code and we do otherwise: replaced while bundling. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = path => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

const FEEL = `import { feelLanguage } from ${JSON.stringify(source('modeler/feel_language.js'))};\n`;
const WORDS = `import { translate as ourWords } from ${JSON.stringify(source('modeler/translate.js'))};\n`;

const CHANGES = [
  {
    // The policy allows no style elements; sheets made by script are no inline styles.
    file: /style-mod[\\/]src[\\/]style-mod\.js$/,
    replaced: [['!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets']],
  },
  {
    // The engine's own functions instead of another engine's.
    file: /bpmn-js-properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    from: FEEL + WORDS,
    replaced: [
      ['value: DEFAULT_FEEL_LANGUAGE_CONTEXT', 'value: feelLanguage'],
      ["'Written in ' + ", "ourWords('Written in') + ' ' + "],
    ],
  },
  {
    file: /@bpmn-io[\\/]properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    from: WORDS,
    replaced: [
      ['translate = translateFallback', 'translate = ourWords'],
      ['children: "Opened in popup"', "children: ourWords('Opened in editor')"],
    ],
  },
  {
    file: /bpmn-js-element-templates[\\/]dist[\\/]index\.esm\.js$/,
    from: WORDS,
    replaced: [
      ['title: "Toggle section"', "title: ourWords('Toggle section')"],
      ['title: "Select a template"', "title: ourWords('Select a template')"],
    ],
  },
  {
    file: /diagram-js[\\/]lib[\\/]features[\\/]popup-menu[\\/]PopupMenuComponent\.js$/,
    from: WORDS,
    replaced: [["title || 'Results'", "title || ourWords('Results')"]],
  },
];

export const editorWords = {
  name: 'editor-words',
  setup({ onLoad }) {
    CHANGES.forEach(change =>
      onLoad({ filter: change.file }, async ({ path }) => ({
        contents: changed(await readFile(path, 'utf-8'), change, path),
        loader: 'js',
      })),
    );
  },
};

/** Throws when another release of the library says it otherwise. */
function changed(code, { from = '', replaced }, path) {
  for (const [fixed, ours] of replaced) {
    if (!code.includes(fixed)) throw new Error(`${path} no longer says ${fixed}`);
    code = code.replaceAll(fixed, ours);
  }
  return from + code;
}
