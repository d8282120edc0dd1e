/** A bid sealed by `sunroad seal` on another computer: what it needs, and its folder. */
import { unticked } from './asked.js';
import { download } from './download.js';
import { PageRefused } from './problems.js';
import { SAID } from './words.js';

const CHUNK = /(?:^|[-_./])(\d{1,6})(?:\.[a-z]+)?$/;

export function mountOffline({ place, server, problems, steps, custodians }) {
  const on = (name, what) => place.querySelector(name).addEventListener('click', () => tried(problems, what));
  on('[data-seal-papers]', () => papers(place, server, custodians));
  on('[data-seal-folder]', () => folder(place, server, problems, steps));
}

async function tried(problems, step) {
  problems.clear();
  try {
    await step();
  } catch (refusal) {
    problems.show(refusal);
  }
}

async function papers(place, server, custodians) {
  const { project, lot, suite, organisation } = place.dataset;
  const bid = await server.begin();
  download('custodians.json', { suite, project, lot, bid, organisation, custodians });
  const command = `sunroad seal FILE… --project ${project} --lot ${lot} --bid ${bid} --custodians custodians.json --read-out read_out.json --out bid`;
  place.querySelector('[data-seal-command]').textContent = command;
}

async function folder(place, server, problems, steps) {
  const files = [...place.querySelector('#seal-folder').files];
  if (!files.length) throw new PageRefused('folder', SAID.folder);
  const wrong = unticked(place);
  if (wrong.length) {
    problems.show(...wrong);
    return;
  }
  const { bytes, manifest } = await manifestIn(files, place.dataset);
  await steps.offline(() => send(manifest, bytes, chunksIn(files, manifest.chunks), server, steps));
}

async function manifestIn(files, { project, lot }) {
  const file = files.find(({ name }) => name === 'manifest.json');
  const bytes = file ? await file.arrayBuffer() : new ArrayBuffer(0);
  try {
    const manifest = JSON.parse(new TextDecoder().decode(bytes));
    if (manifest.project === project && manifest.lot === lot) return { bytes, manifest };
  } catch {
    // told below, as any manifest of something else
  }
  throw Object.assign(new Error(), { code: 'manifest' });
}

/** The chunk files in the order of the numbers in their names. */
function chunksIn(files, count) {
  const numbered = files
    .map(file => ({ file, number: Number(CHUNK.exec(file.name)?.[1] ?? NaN) }))
    .filter(({ number }) => !Number.isNaN(number))
    .sort((one, two) => one.number - two.number);
  if (numbered.length !== count) throw Object.assign(new Error(), { code: 'manifest' });
  return numbered.map(({ file }) => file);
}

async function send(manifest, bytes, chunks, server, steps) {
  const { bid, size } = manifest;
  const { state, chunks: there } = await server.upload(bid);
  if (state === 'sealed') return steps.submit(bid);
  const have = new Set(there.map(({ index }) => index));
  steps.sending.show();
  let sent = 0;
  for (const [index, file] of chunks.entries()) {
    if (!have.has(index)) await steps.put(bid, index, await file.arrayBuffer());
    sent += file.size;
    steps.sending.progress({ sent: index + 1, chunks: chunks.length, bytes: sent, size });
  }
  await server.putManifest(bid, bytes, steps.sending.away);
  return steps.submit(bid);
}
