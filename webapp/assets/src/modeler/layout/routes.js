/** Lines between placed steps: right out, down or up between the columns, in from the left. */

import { cleared } from './clearing.js';

const BELOW = 22;

export function routed(flows, associations, boxes, grid, hosts) {
  const at = new Map(boxes.map(box => [box.element, box]));
  const lanes = new Map();
  const lines = flows.flatMap(flow => {
    const [from, to] = [at.get(flow.get('sourceRef')), at.get(flow.get('targetRef'))];
    if (!from || !to) return [];
    const passing = (grid.passed.get(flow.get('id')) ?? []).map(id => grid.places.get(id));
    const leaves = hosts.has(flow.get('sourceRef').get('id')) ? below(from) : right(from);
    const points = isBack(from, to) ? around(from, to) : stepped(leaves, passing, left(to), grid, lanes);
    return [{ element: flow, points: straight(cleared(points, from, to, boxes)) }];
  });
  const linked = associations.flatMap(one => {
    const [from, to] = [at.get(one.get('sourceRef')), at.get(one.get('targetRef'))];
    return from && to ? [{ element: one, points: between(from, to) }] : [];
  });
  return [...lines, ...linked];
}

const centre = ({ x, y, width, height }) => ({ x: x + width / 2, y: y + height / 2 });
const right = box => [{ x: box.x + box.width, y: centre(box).y }];
const left = box => ({ x: box.x, y: centre(box).y });
const below = box => [
  { x: centre(box).x, y: box.y + box.height },
  { x: centre(box).x, y: box.y + box.height + BELOW },
];
const isBack = (from, to) => to.x < from.x + from.width;

/** Upright pieces stand between the columns, each a little beside the last one there. */
function stepped(points, passing, end, grid, lanes) {
  const path = [...points];
  for (const target of [...passing, end]) {
    const last = path.at(-1);
    if (Math.abs(last.y - target.y) > 0.5) {
      const gap = grid.lefts.findLast(x => x < target.x) ?? target.x - 30;
      const nth = lanes.get(gap) ?? 0;
      lanes.set(gap, nth + 1);
      const x = Math.max(gap + ((nth % 5) - 2) * 7, last.x);
      path.push({ x, y: last.y }, { x, y: target.y });
    }
    path.push({ x: target.x, y: target.y });
  }
  return path;
}

/** A way back runs below both ends. */
function around(from, to) {
  const low = Math.max(from.y + from.height, to.y + to.height) + BELOW;
  const [a, b] = [centre(from), centre(to)];
  return [{ x: a.x, y: from.y + from.height }, { x: a.x, y: low }, { x: b.x, y: low }, { x: b.x, y: to.y + to.height }];
}

/** From edge to edge, straight. */
function between(from, to) {
  const [upper, lower] = from.y <= to.y ? [from, to] : [to, from];
  const points = [
    { x: centre(upper).x, y: upper.y + upper.height },
    { x: centre(lower).x, y: lower.y },
  ];
  return from === upper ? points : points.reverse();
}

/** Without points that lie on the line between their neighbours. */
function straight(points) {
  return points.filter((point, index) => {
    const [before, after] = [points[index - 1], points[index + 1]];
    if (!before || !after) return true;
    return !((before.x === point.x && point.x === after.x) || (before.y === point.y && point.y === after.y));
  });
}
