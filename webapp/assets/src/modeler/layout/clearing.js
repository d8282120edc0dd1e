/** A line that would run through a step goes around it, by the nearest free way. */

const BESIDE = 12;

/** `points` themselves where nothing stands in their way. `boxes` are the steps of the same level. */
export function cleared(points, from, to, boxes) {
  const others = boxes.filter(box => box !== from && box !== to);
  if (isFree(points, others)) return points;
  const heights = boxes.flatMap(box => [box.y - BESIDE, box.y + box.height + BESIDE]);
  const near = heights.sort((one, other) => Math.abs(one - middle(from)) - Math.abs(other - middle(from)));
  for (const y of near) {
    const way = [sideways(from, to, y), upright(from, to, y)].find(one => isFree(one, others));
    if (way) return way;
  }
  return points;
}

const middle = box => box.y + box.height / 2;
const centre = box => box.x + box.width / 2;

/** Out to the right, along at this height, in from the left. */
function sideways(from, to, y) {
  const [out, into] = [from.x + from.width + BESIDE, to.x - BESIDE];
  return [
    { x: from.x + from.width, y: middle(from) },
    { x: out, y: middle(from) },
    { x: out, y },
    { x: into, y },
    { x: into, y: middle(to) },
    { x: to.x, y: middle(to) },
  ];
}

/** Out above or below, along at this height, in from there. */
function upright(from, to, y) {
  const edge = box => (y > middle(box) ? box.y + box.height : box.y);
  return [
    { x: centre(from), y: edge(from) },
    { x: centre(from), y },
    { x: centre(to), y },
    { x: centre(to), y: edge(to) },
  ];
}

function isFree(points, boxes) {
  return points.slice(1).every((point, index) => boxes.every(box => !cuts(points[index], point, box)));
}

function cuts(one, other, box) {
  const [left, right] = [Math.min(one.x, other.x), Math.max(one.x, other.x)];
  const [top, bottom] = [Math.min(one.y, other.y), Math.max(one.y, other.y)];
  return left < box.x + box.width && right > box.x && top < box.y + box.height && bottom > box.y;
}
