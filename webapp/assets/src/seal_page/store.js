/** Keeps the state of a sealing in this browser, so that a reload can go on: no file and no price is in it. */

const NAME = 'sunroad-sealing';
const STATES = 'states';

/** `{state, tested}` of a bid, or null. */
export const kept = bid => within('readonly', states => states.get(bid)).then(found => found ?? null);
export const keep = (bid, value) => within('readwrite', states => states.put(value, bid));
export const forget = bid => within('readwrite', states => states.delete(bid));

async function within(mode, step) {
  const database = await opened();
  try {
    return await answered(step(database.transaction(STATES, mode).objectStore(STATES)));
  } finally {
    database.close();
  }
}

function opened() {
  const request = indexedDB.open(NAME, 1);
  request.onupgradeneeded = () => request.result.createObjectStore(STATES);
  return answered(request);
}

function answered(request) {
  return new Promise((done, fail) => {
    request.onsuccess = () => done(request.result);
    request.onerror = () => fail(request.error);
  });
}
