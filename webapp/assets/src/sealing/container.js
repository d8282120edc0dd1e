/** Several files as one run of bytes: a header that names them, then one after another. */
import { canonical } from './canonical.js';
import { joined, number } from './bytes.js';
import { orRefuse } from './refused.js';

/** {size, bytes(from, to)}: any slice of the run, read from the files when it is asked for. */
export function containerOf(files) {
  const text = canonical({ files: files.map(({ name, size, type }) => ({ name, size, type })) });
  const blob = new Blob([joined(number(text.length, 4), text), ...files]);
  return { size: blob.size, bytes: (from, to) => read(blob.slice(from, to)) };
}

/** A file that was changed or moved since it was chosen cannot be read. */
const read = part => orRefuse('unreadable_file', {}, async () => new Uint8Array(await part.arrayBuffer()));
