/** What lies in a process or sub-process, placed; sub-processes first, as their size is that of their inside. */
import {
  artifactsOf,
  associationsOf,
  boundariesOf,
  flowsOf,
  isContainer,
  nodesOf,
  roomOf,
  sizeOf,
} from './elements.js';
import { placed } from './grid.js';
import { routed } from './routes.js';

const HEAD = 24;
const FEW = { width: 160, height: 110 };

const id = element => element.get('id');

/** `{boxes: [{element, x, y, width, height}], lines: [{element, points}], bands, width, height}`, from 0/0. */
export function inside(container, bands = { of: new Map(), count: 1 }) {
  const within = new Map(nodesOf(container).filter(isContainer).map(node => [id(node), inside(node)]));
  const size = element => (within.has(id(element)) ? framed(within.get(id(element))) : sizeOf(element));
  const steps = nodesOf(container);
  const hosts = new Map(boundariesOf(container).map(event => [id(event), id(event.get('attachedToRef'))]));
  const at = element => hosts.get(id(element)) ?? id(element);
  const flows = flowsOf(container).filter(flow => flow.get('sourceRef') && flow.get('targetRef'));
  const ways = flows.map(flow => ({ id: id(flow), from: at(flow.get('sourceRef')), to: at(flow.get('targetRef')) }));
  const beside = besideOf(container, at);
  const band = element => bands.of.get(at(element)) ?? 0;
  const cells = [
    ...steps.map(element => ({ id: id(element), band: band(element), size: roomOf(element, size(element)) })),
    ...artifactsOf(container).map(element => artifactCell(element, beside, bands, steps)),
  ];
  const grid = placed(cells, ways.filter(({ from, to }) => from !== to), bands.count);
  const boxes = [...steps, ...artifactsOf(container)].map(element => box(element, size(element), grid.places.get(id(element))));
  boxes.push(...attached(container, boxes));
  const lines = routed(flows, associationsOf(container), boxes, grid, hosts);
  return { ...grid, boxes: boxes.concat(...shifted(boxes, within)), lines: lines.concat(...shiftedLines(boxes, within)), ...roomy(grid, steps) };
}

const roomy = ({ width, height }, steps) => (steps.length ? { width, height } : FEW);
const framed = ({ width, height }) => ({ width, height: height + HEAD });

/** An annotation or data object stands by what it is linked to. */
function besideOf(container, at) {
  const linked = new Map();
  for (const association of associationsOf(container)) {
    const [from, to] = [association.get('sourceRef'), association.get('targetRef')];
    if (!from || !to) continue;
    linked.set(id(from), at(to));
    linked.set(id(to), linked.get(id(to)) ?? at(from));
  }
  return linked;
}

function artifactCell(element, beside, bands, steps) {
  const by = beside.get(id(element)) ?? (steps[0] && id(steps[0]));
  return { id: id(element), band: bands.of.get(by) ?? 0, size: roomOf(element, sizeOf(element)), beside: by };
}

const box = (element, { width, height }, { x, y }) => ({ element, x: x - width / 2, y: y - height / 2, width, height });

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

const moved = ({ x, y }, frame) => ({ x: x + frame.x, y: y + frame.y + HEAD });

const shifted = (boxes, within) =>
  boxes.filter(({ element }) => within.has(id(element))).map(frame =>
    within.get(id(frame.element)).boxes.map(one => ({ ...one, ...moved(one, frame) })),
  );

const shiftedLines = (boxes, within) =>
  boxes.filter(({ element }) => within.has(id(element))).map(frame =>
    within.get(id(frame.element)).lines.map(line => ({ ...line, points: line.points.map(point => moved(point, frame)) })),
  );
