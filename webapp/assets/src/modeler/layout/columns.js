/** Columns of cells: steps in the order of what leads to them, with small cells where a long way passes. */
import { ranked } from './ranks.js';

const WAY = { width: 0, height: 26 };

/**
 * A cell is `{id, first, last, needs: band → height, width, beside?}`: first and last are the bands it
 * stands in. Gives `{columns: [[cell]], passed: way id → ids of the cells it passes}`.
 */
export function columnsOf(cells, ways) {
  const steps = cells.filter(({ beside }) => !beside);
  const rank = ranked(steps.map(({ id }) => id), ways);
  cells.filter(({ beside }) => beside).forEach(({ id, beside }) => rank.set(id, rank.get(beside) ?? 0));
  const found = [];
  const put = (column, cell) => (found[column] ??= []).push(cell);
  cells.forEach(cell => put(rank.get(cell.id), cell));
  const passed = new Map(ways.map(way => [way.id, passing(way, rank, cells, put)]));
  const columns = Array.from(found, column => column ?? []);
  order(columns, ways);
  return { columns: columns.flatMap(apart), passed };
}

/** A long way has a small cell in each column between its ends, in the band where it ends. */
function passing({ id: way, from, to }, rank, cells, put) {
  const band = cells.find(({ id }) => id === to).first;
  const ids = [];
  for (let column = rank.get(from) + 1; column < rank.get(to); column += 1) {
    const after = ids.at(-1) ?? from;
    ids.push(`${way} ${column}`);
    put(column, { id: ids.at(-1), first: band, last: band, needs: new Map([[band, WAY.height]]), width: WAY.width, after });
  }
  return ids;
}

/** Each column in the order of what leads to it, so that fewer ways cross. */
function order(columns, ways) {
  const at = new Map();
  const before = ({ id, after, beside }) =>
    (after ? [after] : beside ? [beside] : ways.filter(({ to }) => to === id).map(({ from }) => from)).filter(one => at.has(one));
  for (const column of columns) {
    const weights = new Map(
      column.map((cell, index) => {
        const from = before(cell);
        return [cell, from.length ? from.reduce((sum, one) => sum + at.get(one), 0) / from.length : index];
      }),
    );
    column.sort((a, b) => weights.get(a) - weights.get(b));
    column.forEach(({ id }, index) => at.set(id, index));
  }
}

/** What stands in several bands has these bands of its column for itself. */
function apart(column) {
  const found = [[]];
  for (const cell of column) {
    const free = found.find(one => one.every(other => cell.after || other.after || mayShare(cell, other)));
    if (free) free.push(cell);
    else found.push([cell]);
  }
  return found;
}

const mayShare = (a, b) => (a.first === a.last && b.first === b.last) || a.last < b.first || b.last < a.first;
