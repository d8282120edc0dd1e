/** Names of lanes at the left edge while their own are out of sight: who acts in this row. */

export function keepLaneNames({ viewer, canvas }) {
  const edge = document.createElement('div');
  edge.className = 'lane-names';
  edge.setAttribute('aria-hidden', 'true');
  canvas.after(edge);
  const show = () => edge.replaceChildren(...names(viewer));
  viewer.on('canvas.viewbox.changed', show);
  viewer.on('import.done', show);
}

function names(viewer) {
  const { x, y, scale, outer } = viewer.get('canvas').viewbox();
  const lanes = viewer.get('elementRegistry').filter(({ type }) => type === 'bpmn:Lane');
  return lanes.filter(lane => lane.x + 30 < x).flatMap(lane => name(lane, y, scale, outer.height));
}

/** Beside the part of the lane that is seen, if that part is worth a name. */
function name({ y, height, businessObject }, top, scale, seen) {
  const from = Math.max((y - top) * scale, 0);
  const to = Math.min((y + height - top) * scale, seen);
  if (to - from < 24) return [];
  const place = document.createElement('span');
  place.textContent = businessObject.name ?? '';
  place.style.top = `${from + 2}px`;
  return [place];
}
