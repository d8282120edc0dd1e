/** The drawing of a whole file: pools below each other, lanes as bands, all of it as BPMN DI. */
import { bandsOf } from './bands.js';
import { inside } from './inside.js';

const TITLE = 30;
const MARGIN = 60;
const BETWEEN = 50;
const CLOSED = { width: 600, height: 80 };

export function drawn(moddle, definitions) {
  const roots = definitions.get('rootElements');
  const collaboration = roots.find(one => one.$type === 'bpmn:Collaboration');
  const pooled = collaboration ? pools(collaboration) : { boxes: [], lines: [], bottom: MARGIN };
  const { boxes, lines } = bare(alone(roots, collaboration), pooled);
  const planeElement = [...boxes.map(box => shape(moddle, box)), ...lines.map(line => edge(moddle, line))];
  const root = collaboration ?? roots.find(one => one.$type === 'bpmn:Process');
  const plane = moddle.create('bpmndi:BPMNPlane', { id: `BPMNPlane_${root.get('id')}`, bpmnElement: root, planeElement });
  planeElement.forEach(one => (one.$parent = plane));
  const diagram = moddle.create('bpmndi:BPMNDiagram', { id: `BPMNDiagram_${root.get('id')}`, plane });
  plane.$parent = diagram;
  return diagram;
}

/** Processes that no pool stands for. */
function alone(roots, collaboration) {
  const pooled = (collaboration?.get('participants') ?? []).map(one => one.get('processRef'));
  return roots.filter(one => one.$type === 'bpmn:Process' && !pooled.includes(one));
}

/** They stand below the pools, with their lanes but without a frame. */
function bare(processes, { boxes, lines, bottom }) {
  for (const process of processes) {
    const bands = bandsOf(process);
    const found = inside(process, atLeastOne(bands));
    const put = moved(withLanes(bands, found, 0), MARGIN, bottom);
    boxes.push(...put.boxes);
    lines.push(...put.lines);
    bottom += found.height + BETWEEN;
  }
  return { boxes, lines };
}

/** The steps right of the titles of their lanes. */
function withLanes(bands, found, poolWidth) {
  const { boxes, lines } = moved(found, bands.depth * TITLE, 0);
  return { boxes: [...lanes(bands, found, poolWidth), ...boxes], lines };
}

function pools(collaboration) {
  const members = collaboration.get('participants').map(participant => ({ participant, ...content(participant) }));
  const width = Math.max(...members.map(one => one.width));
  const boxes = [];
  const lines = [];
  let y = MARGIN;
  for (const { participant, found, bands, height } of members) {
    boxes.push({ element: participant, x: MARGIN, y, width, height });
    const put = found ? moved(withLanes(bands, found, width), MARGIN + TITLE, y) : { boxes: [], lines: [] };
    boxes.push(...put.boxes);
    lines.push(...put.lines);
    y += height + BETWEEN;
  }
  return { boxes, lines: [...lines, ...messages(collaboration, boxes)], bottom: y };
}

function content(participant) {
  const process = participant.get('processRef');
  if (!process) return CLOSED;
  const bands = bandsOf(process);
  const found = inside(process, atLeastOne(bands));
  return { found, bands, width: found.width + TITLE * (1 + bands.depth), height: found.height };
}

const atLeastOne = bands => ({ ...bands, count: Math.max(bands.count, 1) });

/** From the pool's title on; inner lanes stand right of the title of what holds them. */
function lanes({ lanes: found, depth }, { bands, width }, poolWidth) {
  const right = poolWidth ? poolWidth - TITLE : width + depth * TITLE;
  return found.map(({ lane, depth: level, first, last }) => {
    const x = (level - 1) * TITLE;
    return { element: lane, x, y: bands[first].top, width: right - x, height: bands[last].bottom - bands[first].top };
  });
}

function messages(collaboration, boxes) {
  const at = new Map(boxes.map(box => [box.element, box]));
  return (collaboration.get('messageFlows') ?? []).flatMap(flow => {
    const [from, to] = [at.get(flow.get('sourceRef')), at.get(flow.get('targetRef'))];
    if (!from || !to) return [];
    const down = from.y < to.y;
    const [a, b] = [from.x + from.width / 2, to.x + to.width / 2];
    const [start, end] = down ? [from.y + from.height, to.y] : [from.y, to.y + to.height];
    return [{ element: flow, points: [{ x: a, y: start }, { x: a, y: (start + end) / 2 }, { x: b, y: (start + end) / 2 }, { x: b, y: end }] }];
  });
}

const moved = ({ boxes, lines }, x, y) => ({
  boxes: boxes.map(box => ({ ...box, x: box.x + x, y: box.y + y })),
  lines: lines.map(line => ({ ...line, points: line.points.map(point => ({ x: point.x + x, y: point.y + y })) })),
});

function shape(moddle, { element, x, y, width, height }) {
  const [left, top, wide, high] = [x, y, width, height].map(Math.round);
  const bounds = moddle.create('dc:Bounds', { x: left, y: top, width: wide, height: high });
  const made = moddle.create('bpmndi:BPMNShape', { id: `${element.get('id')}_di`, bpmnElement: element, bounds });
  bounds.$parent = made;
  if (['bpmn:Participant', 'bpmn:Lane'].includes(element.$type)) made.isHorizontal = true;
  if (element.$instanceOf('bpmn:SubProcess')) made.isExpanded = true;
  if (element.$type === 'bpmn:ExclusiveGateway') made.isMarkerVisible = true;
  return made;
}

function edge(moddle, { element, points }) {
  const waypoint = points.map(({ x, y }) => moddle.create('dc:Point', { x: Math.round(x), y: Math.round(y) }));
  const made = moddle.create('bpmndi:BPMNEdge', { id: `${element.get('id')}_di`, bpmnElement: element, waypoint });
  waypoint.forEach(point => (point.$parent = made));
  return made;
}
