/** What the editors' libraries fix in their code and we do otherwise: replaced while bundling. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const source = path => fileURLToPath(new URL(`./src/${path}`, import.meta.url));

const CHANGES = [
  {
    // The policy allows no style elements; sheets made by script are no inline styles.
    file: /style-mod[\\/]src[\\/]style-mod\.js$/,
    replaced: [['!root.head && root.adoptedStyleSheets', 'root.adoptedStyleSheets']],
  },
  {
    // The engine's own functions instead of another engine's.
    file: /bpmn-js-properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    from: `import { feelLanguage } from ${JSON.stringify(source('modeler/feel_language.js'))};\n`,
    replaced: [
      ['value: DEFAULT_FEEL_LANGUAGE_CONTEXT', 'value: feelLanguage'],
      ["'Written in ' + ", "feelLanguage.writtenIn + "],
    ],
  },
  {
    // No elements of a diagram by the names of another product.
    file: /@bpmn-io[\\/]properties-panel[\\/]dist[\\/]index\.esm\.js$/,
    from: `import { feelLanguage } from ${JSON.stringify(source('modeler/feel_language.js'))};\n`,
    replaced: [['children: "Opened in popup"', 'children: feelLanguage.openedInPopup']],
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
