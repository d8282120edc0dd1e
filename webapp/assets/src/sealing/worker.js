/** Sealing away from the page's own thread: the page calls, the worker asks back, one message each. */
import { SealingRefused } from './refused.js';
import { sealBid, sealPart } from './seal_bid.js';

const SLOW = 'sm'; // no help from WebCrypto: two chunks at once on two cores

/** In the page: the same as `sealBid`, run by the script at `url` as a module worker. */
export function sealInWorker(url, given, calls) {
  const worker = new Worker(url, { type: 'module' });
  return new Promise((done, fail) => {
    worker.onerror = () => fail(new SealingRefused('worker'));
    worker.onmessage = ({ data }) => heard(worker, calls, data, done, fail);
    worker.postMessage({ seal: given });
  }).finally(() => worker.terminate());
}

async function heard(worker, calls, { ask, name, args, done: result, refused }, done, fail) {
  if (refused) {
    fail(Object.assign(new SealingRefused(refused.code, refused.where), { detail: refused.detail }));
  } else if (result) {
    done(result);
  } else {
    try {
      await calls[name]?.(...args);
      worker.postMessage({ answer: ask });
    } catch (problem) {
      fail(problem);
    }
  }
}

/** In the worker: waits for one bid to seal, or for chunks, where another worker asks for help. */
export function serveSealing(url) {
  const waiting = new Map();
  addEventListener('message', ({ data }) => {
    if (data.seal) {
      seal(url, data.seal, waiting);
    } else if (data.part) {
      helpWith(data.part);
    } else {
      waiting.get(data.answer)();
      waiting.delete(data.answer);
    }
  });
}

async function seal(url, given, waiting) {
  const helpers = given.suite === SLOW ? [new Helper(url), new Helper(url)] : [];
  const sealer = helpers.length ? part => helpers[part.index % helpers.length].seal(part) : sealPart;
  try {
    postMessage({ done: await sealBid(given, asked(waiting), sealer) });
  } catch (problem) {
    const { code = 'failed', where = {} } = problem;
    postMessage({ refused: { code, where, detail: String(problem.message) } });
  }
}

/** Calls that go to the page; chunks are moved there, not copied. */
function asked(waiting) {
  let count = 0;
  const ask = name => (...args) => new Promise(answered => {
    count += 1;
    waiting.set(count, answered);
    postMessage({ ask: count, name, args }, args.filter(one => one instanceof Uint8Array).map(({ buffer }) => buffer));
  });
  return { putChunk: ask('putChunk'), onKeyFile: ask('onKeyFile'), onState: ask('onState'), onProgress: ask('onProgress') };
}

/** Another worker of the same script, one chunk at a time. */
class Helper {
  constructor(url) {
    this.worker = new Worker(url, { type: 'module' });
  }

  seal(part) {
    return new Promise((done, fail) => {
      this.worker.onmessage = ({ data }) => (data.sealed ? done(data) : fail(new SealingRefused('worker')));
      this.worker.onerror = () => fail(new SealingRefused('worker'));
      this.worker.postMessage({ part }, [part.plain.buffer]);
    });
  }
}

async function helpWith(part) {
  try {
    const done = await sealPart(part);
    postMessage(done, [done.sealed.buffer]);
  } catch {
    postMessage({ failed: true });
  }
}
