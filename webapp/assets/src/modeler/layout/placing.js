/** Gives a measured process its place: every step in its column and in the slot of its band. */
import { isBoundary, boundariesOf, associationsOf } from './elements.js';
import { FRAME, GAP, SIDE, inBand, stack, widest } from './profile.js';
import { routed } from './routes.js';

/** `slots` is band → `{top, bottom}`; gives `{boxes: [{element, x, y, width, height}], lines: [{element, points}]}`. */
export function placed(profile, slots, left) {
  const found = { boxes: [], lines: [] };
  const places = new Map();
  const lefts = [];
  let x = left + SIDE;
  for (const column of profile.columns) {
    lefts.push(x - GAP.x / 2);
    for (const [band, slot] of slots) putStack(inBand(column, band), band, mainPart(slot, profile, band), x + widest(column) / 2, places);
    x += widest(column) + GAP.x;
  }
  for (const [band, slot] of slots) putRow(profile.rows.filter(({ first }) => first === band), band, slot, left, places);
  [...profile.columns.flat(), ...profile.rows].forEach(cell => draw(cell, places, found));
  const own = found.boxes.filter(({ parent }) => !parent);
  own.push(...attached(profile.container, own));
  found.boxes.push(...own.filter(({ element }) => isBoundary(element)));
  const middle = new Map([...places].map(([id, parts]) => [id, centreOf(parts)]));
  const grid = { lefts, passed: profile.passed, places: middle };
  found.lines.push(...routed(profile.flows, associationsOf(profile.container), own, grid, profile.hosts));
  return found;
}

/** The slot without the row below. */
function mainPart({ top, bottom }, { rowHeights }, band) {
  const row = rowHeights.get(band) ?? 0;
  return { top, bottom: bottom - (row ? row + GAP.y : 0) };
}

/** One above the other around the middle; a cell may stand in several bands. */
function putStack(cells, band, { top, bottom }, x, places) {
  let y = (top + bottom - stack(cells, band)) / 2;
  for (const cell of cells) {
    const height = cell.needs.get(band);
    const spans = cell.first !== cell.last;
    note(places, cell, band, { x, top: spans && band > cell.first ? top : y, bottom: spans && band < cell.last ? bottom : y + height });
    y += height + GAP.y;
  }
}

function putRow(cells, band, { bottom }, left, places) {
  const height = Math.max(0, ...cells.map(({ needs }) => needs.get(band)));
  let x = left + SIDE;
  for (const cell of cells) {
    note(places, cell, band, { x: x + cell.width / 2, top: bottom - height, bottom: bottom - height + cell.needs.get(band) });
    x += cell.width + GAP.x;
  }
}

function note(places, cell, band, part) {
  if (!places.has(cell.id)) places.set(cell.id, new Map());
  places.get(cell.id).set(band, part);
}

function centreOf(parts) {
  const all = [...parts.values()];
  return { x: all[0].x, y: (Math.min(...all.map(({ top }) => top)) + Math.max(...all.map(({ bottom }) => bottom))) / 2 };
}

/** A step at the middle of its room; a frame over all its bands, with what is inside. */
function draw(cell, places, found) {
  if (!cell.element) return;
  const parts = places.get(cell.id);
  const { x, y } = centreOf(parts);
  if (!cell.inner) {
    found.boxes.push({ element: cell.element, x: x - cell.size.width / 2, y: y - cell.size.height / 2, ...cell.size });
    return;
  }
  const [top, bottom] = [parts.get(cell.first).top, parts.get(cell.last).bottom];
  const left = x - cell.width / 2;
  found.boxes.push({ element: cell.element, x: left, y: top, width: cell.width, height: bottom - top });
  const slots = new Map([...parts].map(([band, part]) => [band, innerSlot(cell, band, part)]));
  const inside = placed(cell.inner, slots, left);
  found.boxes.push(...inside.boxes.map(box => ({ ...box, parent: box.parent ?? cell.element })));
  found.lines.push(...inside.lines);
}

const innerSlot = ({ first, last }, band, { top, bottom }) => ({
  top: top + (band === first ? FRAME.top : 0),
  bottom: bottom - (band === last ? FRAME.bottom : 0),
});

/** Boundary events on the lower edge of their hosts, from the right. */
function attached(container, boxes) {
  const used = new Map();
  return boundariesOf(container).flatMap(event => {
    const host = boxes.find(({ element }) => element === event.get('attachedToRef'));
    if (!host) return [];
    const nth = used.get(host) ?? 0;
    used.set(host, nth + 1);
    return [{ element: event, x: host.x + host.width - 46 - nth * 42, y: host.y + host.height - 18, width: 36, height: 36 }];
  });
}
