/** The form viewer has some English words fixed in its code: while bundling they are led through ours. */
import { readFile } from 'node:fs/promises';
import { fileURLToPath } from 'node:url';

const WORDS = fileURLToPath(new URL('./src/form/words.js', import.meta.url));
const FIXED = [
  ["emptyListMessage = 'No results'", "emptyListMessage = word('No results')"],
  ["placeholder: 'Search'", "placeholder: word('Search')"],
  ["valueLabel || 'Select'", "valueLabel || word('Select')"],
  ['`Remove list item ${itemIndex + 1}`', "word('Remove list item {value}', { value: itemIndex + 1 })"],
  ['children: "Browse"', "children: word('Browse')"],
  ['alt: "This is an image placeholder"', "alt: word('This is an image placeholder')"],
  ['"Web-based tooling for BPMN, DMN, and forms powered by"', "word('Web-based tooling for BPMN, DMN, and forms powered by')"],
  ['title: "Powered by bpmn.io"', "title: word('Powered by bpmn.io')"],
];

export const viewerWords = {
  name: 'viewer-words',
  setup({ onLoad }) {
    onLoad({ filter: /form-js-viewer[\\/]dist[\\/]index\.es\.js$/ }, async ({ path }) => ({
      contents: translated(await readFile(path, 'utf-8')),
      loader: 'js',
    }));
  },
};

/** Throws when another release of the viewer words itself otherwise. */
function translated(code) {
  for (const [fixed, ours] of FIXED) {
    if (!code.includes(fixed)) throw new Error(`the form viewer no longer says ${fixed}`);
    code = code.replaceAll(fixed, ours);
  }
  return `import { word } from ${JSON.stringify(WORDS)};\n${code}`;
}
