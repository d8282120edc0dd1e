/** Colours and signs on what changed, as the server's list says it. */
import { made } from '../studio/dom.js';

const SIGNS = { added: '+', removed: '−', changed: '~', moved: '→' };
const RANK = ['moved', 'changed', 'removed', 'added'];

/** An element that changed and moved is shown as changed. */
export function mark(viewer, changes) {
  const [canvas, overlays, registry] = ['canvas', 'overlays', 'elementRegistry'].map(part => viewer.get(part));
  const strongest = new Map();
  changes.forEach(({ element, how }) => {
    if (RANK.indexOf(how) >= RANK.indexOf(strongest.get(element))) strongest.set(element, how);
  });
  strongest.forEach((how, id) => {
    const element = registry.get(id);
    if (!element || element === canvas.getRootElement()) return;
    canvas.addMarker(id, `is-${how}`);
    overlays.add(id, { position: place(element), html: badge(how) });
  });
}

const badge = how => made('span', { className: `compare-badge compare-${how}`, textContent: SIGNS[how] });

/** At the corner of a shape, at the middle of a line. */
function place({ waypoints, width, x, y }) {
  if (!waypoints) return { top: -10, left: width - 10 };
  const half = Math.floor((waypoints.length - 1) / 2);
  const [from, to] = [waypoints[half], waypoints[half + 1]];
  const [left, top] = [Math.min(...waypoints.map(one => one.x)), Math.min(...waypoints.map(one => one.y))];
  return { left: (from.x + to.x) / 2 - (x ?? left) - 9, top: (from.y + to.y) / 2 - (y ?? top) - 9 };
}
