/** What a process or sub-process holds, measured: columns, rows of what nothing leads to, room by band. */
import { columnsOf } from './columns.js';
import { artifactsOf, associationsOf, boundariesOf, flowsOf, isContainer, nodesOf, roomOf, sizeOf } from './elements.js';

export const GAP = { x: 64, y: 44 };
export const SIDE = 40;
export const FRAME = { top: 44, bottom: 24 };
const LEAST = { width: 160, height: 40 };

const id = element => element.get('id');

/** `bandOf(element)` is the band of a step that a lane names; what none names stands where its parent does. */
export function profileOf(container, bandOf, ownBand = 0) {
  const hosts = new Map(boundariesOf(container).map(event => [id(event), id(event.get('attachedToRef') ?? event)]));
  const at = element => hosts.get(id(element)) ?? id(element);
  const flows = flowsOf(container).filter(flow => flow.get('sourceRef') && flow.get('targetRef'));
  const cells = nodesOf(container).map(node => cellOf(node, bandOf, ownBand));
  cells.push(...artifactCells(container, cells, at, ownBand));
  const known = new Set(cells.map(cell => cell.id));
  const ways = flows
    .map(flow => ({ id: id(flow), from: at(flow.get('sourceRef')), to: at(flow.get('targetRef')) }))
    .filter(({ from, to }) => from !== to && known.has(from) && known.has(to));
  const { rows, main, wide } = parted(cells, ways);
  const { columns, passed } = columnsOf(main, ways);
  columns.push(...wide.map(cell => [cell]));
  return { container, cells, flows, hosts, columns, rows, passed, ...measured(columns, rows, ownBand) };
}

function cellOf(element, bandOf, ownBand) {
  const named = bandOf(element);
  const band = named ?? ownBand;
  if (!isContainer(element)) {
    const size = sizeOf(element);
    const room = roomOf(element, size);
    return { id: id(element), element, size, first: band, last: band, needs: new Map([[band, room.height]]), width: room.width };
  }
  const inner = profileOf(element, bandOf, band);
  const bands = [...inner.needs.keys(), ...(named === undefined ? [] : [named])];
  const [first, last] = [Math.min(...bands), Math.max(...bands)];
  const needs = new Map();
  for (let one = first; one <= last; one += 1) {
    const frame = (one === first ? FRAME.top : 0) + (one === last ? FRAME.bottom : 0);
    needs.set(one, Math.max(inner.needs.get(one) ?? 0, first === last ? LEAST.height : 0) + frame);
  }
  return { id: id(element), element, inner, first, last, needs, width: Math.max(inner.width, LEAST.width) };
}

/** Annotations and data stand by what they are linked to. */
function artifactCells(container, cells, at, ownBand) {
  const linked = new Map();
  for (const association of associationsOf(container)) {
    const [from, to] = [association.get('sourceRef'), association.get('targetRef')];
    if (!from || !to) continue;
    linked.set(id(from), at(to));
    linked.set(id(to), linked.get(id(to)) ?? at(from));
  }
  return artifactsOf(container).map(element => {
    const by = cells.find(cell => cell.id === linked.get(id(element))) ?? cells[0];
    const band = by?.first ?? ownBand;
    const size = sizeOf(element);
    return { id: id(element), element, size, first: band, last: band, needs: new Map([[band, size.height]]), width: size.width, beside: by?.id };
  });
}

/** What nothing leads to stands in a row below the others of its band, or right of all where frames are in the way. */
function parted(cells, ways) {
  const linked = new Set(ways.flatMap(({ from, to }) => [from, to]));
  const loose = cells.filter(cell => !linked.has(cell.id) && !linked.has(cell.beside));
  const main = cells.filter(cell => !loose.includes(cell));
  const crossed = band => cells.some(({ first, last }) => first <= band && band < last);
  const rows = loose.filter(({ first, last }) => first === last && !crossed(first));
  return { rows, main: main.map(cell => (linked.has(cell.beside) ? cell : { ...cell, beside: undefined })), wide: loose.filter(cell => !rows.includes(cell)) };
}

/** How wide it is, how high in each band, and how much of that the rows take. */
function measured(columns, rows, ownBand) {
  const used = [...columns.flat(), ...rows].flatMap(({ needs }) => [...needs.keys()]);
  const bands = new Set(used.length ? used : [ownBand]);
  const needs = new Map();
  const rowHeights = new Map();
  for (const band of bands) {
    const main = Math.max(0, ...columns.map(column => stack(column, band)));
    const row = Math.max(0, ...rows.filter(({ first }) => first === band).map(cell => cell.needs.get(band)));
    rowHeights.set(band, row);
    needs.set(band, main + (main && row ? GAP.y : 0) + row);
  }
  const columnsWidth = columns.reduce((sum, column) => sum + widest(column) + GAP.x, 2 * SIDE - GAP.x);
  const rowWidths = [...bands].map(band => rows.filter(({ first }) => first === band).reduce((sum, { width }) => sum + width + GAP.x, 2 * SIDE - GAP.x));
  return { needs, rowHeights, width: Math.max(columnsWidth, ...rowWidths, LEAST.width) };
}

export const widest = column => Math.max(0, ...column.map(({ width }) => width));
export const inBand = (column, band) => column.filter(({ needs }) => needs.has(band));
export const stack = (column, band) =>
  inBand(column, band).reduce((sum, { needs }) => sum + needs.get(band) + GAP.y, 0) - (inBand(column, band).length ? GAP.y : 0);
