/** Places steps in columns and bands, long ways with room of their own between the steps they pass. */
import { ranked } from './ranks.js';

const GAP = { x: 64, y: 44 };
const PAD = 26;
const WAY = { width: 0, height: 26 };

/**
 * `cells` `[{id, band, size, beside?}]` (beside: id of the cell it belongs to), `ways` `[{id, from, to}]`;
 * gives `{places: id → centre, routes: way id → points between, bands: [{top, bottom}], width, height}`.
 */
export function placed(cells, ways, bandCount) {
  const loose = new Set(cells.filter(cell => isLoose(cell, ways)).map(({ id }) => id));
  const main = cells.filter(({ id, beside }) => !beside && !loose.has(id));
  const rank = ranked(main.map(({ id }) => id), ways);
  cells.filter(({ beside }) => beside).forEach(({ id, beside }) => rank.set(id, rank.get(beside) ?? 0));
  const grid = columns([...main, ...cells.filter(({ beside, id }) => beside && !loose.has(id))], ways, rank);
  const rows = cells.filter(({ id }) => loose.has(id));
  return drawnIn(grid, rows, bandCount);
}

/** Nothing leads to it or from it. */
const isLoose = ({ id, beside }, ways) => !beside && !ways.some(({ from, to }) => from === id || to === id);

/** Columns of cells, with small ones where a long way passes. */
function columns(cells, ways, rank) {
  const found = [];
  const put = (column, cell) => (found[column] ??= []).push(cell);
  const band = new Map(cells.map(cell => [cell.id, cell.band]));
  const passed = new Map();
  cells.forEach(cell => put(rank.get(cell.id), cell));
  for (const way of ways.filter(({ from, to }) => rank.get(to) - rank.get(from) > 1)) {
    const ids = [];
    for (let column = rank.get(way.from) + 1; column < rank.get(way.to); column += 1) {
      ids.push(`${way.id} ${column}`);
      put(column, { id: ids.at(-1), band: band.get(way.to), size: WAY, after: ids.at(-2) ?? way.from });
    }
    passed.set(way.id, ids);
  }
  const before = new Map();
  ways.forEach(({ from, to }) => before.set(to, [...(before.get(to) ?? []), from]));
  const columnList = Array.from(found, column => column ?? []);
  ordered(columnList, before);
  return { columns: columnList, passed };
}

/** Each column in the order of what leads to it, so that fewer ways cross. */
function ordered(columnList, before) {
  const at = new Map();
  for (const column of columnList) {
    const weight = ({ id, after, beside }, index) => {
      const from = (after ? [after] : beside ? [beside] : (before.get(id) ?? [])).filter(one => at.has(one));
      return from.length ? from.reduce((sum, one) => sum + at.get(one), 0) / from.length : index;
    };
    const weights = new Map(column.map((cell, index) => [cell.id, weight(cell, index)]));
    column.sort((a, b) => weights.get(a.id) - weights.get(b.id));
    column.forEach(({ id }, index) => at.set(id, index));
  }
}

function drawnIn({ columns: columnList, passed }, loose, bandCount) {
  const heights = Array.from({ length: bandCount }, (_, band) => ({
    main: Math.max(0, ...columnList.map(column => stack(column.filter(cell => cell.band === band)))),
    loose: Math.max(0, ...loose.filter(cell => cell.band === band).map(({ size }) => size.height)),
  }));
  const bands = [];
  heights.forEach(({ main, loose: extra }, index) => {
    const top = index ? bands[index - 1].bottom : 0;
    const height = Math.max(main + (main && extra ? GAP.y : 0) + extra + 2 * PAD, 120);
    bands.push({ top, bottom: top + height, centre: top + PAD + (main || height - 2 * PAD - extra) / 2, looseTop: top + height - PAD - extra });
  });
  const places = new Map();
  const lefts = [];
  let x = PAD + 14;
  for (const column of columnList) {
    const width = Math.max(0, ...column.map(({ size }) => size.width));
    lefts.push(x - GAP.x / 2);
    bands.forEach((band, index) => putStack(column.filter(cell => cell.band === index), x + width / 2, band.centre, places));
    x += width + GAP.x;
  }
  const widths = bands.map((band, index) => putRow(loose.filter(cell => cell.band === index), band.looseTop, places));
  const width = Math.max(x - GAP.x + PAD + 14, ...widths, 160);
  return { places, passed, lefts, bands, width, height: bands.at(-1).bottom };
}

const stack = cells => cells.reduce((sum, { size }) => sum + size.height + GAP.y, 0) - (cells.length ? GAP.y : 0);

function putStack(cells, x, centre, places) {
  let y = centre - stack(cells) / 2;
  for (const { id, size } of cells) {
    places.set(id, { x, y: y + size.height / 2 });
    y += size.height + GAP.y;
  }
}

/** From left to right; gives how wide that became. */
function putRow(cells, top, places) {
  let x = PAD + 14;
  for (const { id, size } of cells) {
    places.set(id, { x: x + size.width / 2, y: top + size.height / 2 });
    x += size.width + GAP.x;
  }
  return x;
}
