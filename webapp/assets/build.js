/** Bundles the entries of src/ into ../static under content-hashed names, listed in manifest.json. */
import { build } from 'esbuild';
import { mkdir, readdir, rm, writeFile } from 'node:fs/promises';
import { basename, dirname, join } from 'node:path';
import { fileURLToPath } from 'node:url';

import { editorWords } from './editor_words.js';
import { viewerWords } from './viewer_words.js';

const here = dirname(fileURLToPath(import.meta.url));
const source = join(here, 'src');
const target = process.env.SUNROAD_STATIC ?? join(here, '..', 'static');

// One file, whole in itself: its hash stands in notices (docs/sealing.md).
const alone = new Set(['seal.js']);

const entries = (await readdir(source)).filter(name => /\.(js|css|svg)$/.test(name));

await mkdir(target, { recursive: true });
const options = {
  absWorkingDir: here,
  outdir: target,
  entryNames: '[name]-[hash]',
  chunkNames: 'chunk-[hash]',
  bundle: true,
  minify: true,
  metafile: true,
  format: 'esm',
  target: 'es2022',
  jsx: 'automatic',
  jsxImportSource: 'preact',
  loader: { '.svg': 'copy', '.eot': 'file' },
  assetNames: '[name]-[hash]',
  plugins: [viewerWords, editorWords],
  legalComments: 'linked',
  logLevel: 'warning',
};
const bundled = (names, splitting) => build({ ...options, splitting, entryPoints: names.map(name => join(source, name)) });
const { outputs } = (await bundled(entries.filter(name => !alone.has(name)), true)).metafile;
for (const name of alone) {
  Object.assign(outputs, (await bundled([name], false)).metafile.outputs);
}

const built = Object.entries(outputs).map(([path, output]) => [basename(path), output.entryPoint]);
const manifest = Object.fromEntries(
  built.filter(([, entry]) => entry).map(([name, entry]) => [basename(entry), name]).sort(),
);
await writeFile(join(target, 'manifest.json'), `${JSON.stringify(manifest, null, 2)}\n`);

const kept = new Set([...built.map(([name]) => name), 'manifest.json']);
const stale = (await readdir(target)).filter(name => !kept.has(name));
await Promise.all(stale.map(name => rm(join(target, name), { recursive: true })));
