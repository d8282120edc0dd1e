/** Chooses how high the drawing stands and which part of it is seen first. */

const LEGIBLE = 0.55;
const COMFORTABLE = 0.95;
const LOWEST = 260;
const MARGIN = 60;

/** As high as the whole drawing needs at full width, and at most most of the window. */
export function heighten({ canvas, viewer }) {
  const { inner } = viewer.get('canvas').viewbox();
  const whole = (inner.height / Math.max(inner.width, 1)) * canvas.clientWidth;
  const highest = Math.round(innerHeight * 0.62);
  const wanted = whole < inner.height * LEGIBLE ? highest : Math.ceil(whole) + 60;
  canvas.style.height = `${Math.min(Math.max(wanted, LOWEST), highest)}px`;
  viewer.get('canvas').resized();
}

export function fit(viewer) {
  viewer.get('canvas').zoom('fit-viewport', 'auto');
}

/** The whole where it can be read; else these elements, all of them if that can be read, else the first. */
export function goTo(viewer, ids) {
  fit(viewer);
  const canvas = viewer.get('canvas');
  if (canvas.zoom() >= LEGIBLE) return;
  const { inner, outer } = canvas.viewbox();
  const registry = viewer.get('elementRegistry');
  const waiting = ids.map(id => registry.get(id)).filter(element => element && !element.children?.length);
  const all = around(waiting);
  const scale = all ? Math.min(outer.width / all.width, outer.height / all.height, COMFORTABLE) : COMFORTABLE;
  const seen = scale >= LEGIBLE ? { of: all, scale } : { of: around(waiting.slice(0, 1)), scale: COMFORTABLE };
  canvas.viewbox(windowOn(seen.of ?? inner, outer, seen.scale, inner));
}

/** The box around elements, with some air; nothing for none. */
function around(elements) {
  if (!elements.length) return null;
  const left = Math.min(...elements.map(({ x }) => x)) - MARGIN;
  const top = Math.min(...elements.map(({ y }) => y)) - MARGIN;
  const right = Math.max(...elements.map(({ x, width }) => x + width)) + MARGIN;
  const bottom = Math.max(...elements.map(({ y, height }) => y + height)) + MARGIN;
  return { x: left, y: top, width: right - left, height: bottom - top };
}

/** A view with `of` in its middle that never looks past the edges of the drawing. */
function windowOn(of, outer, scale, inner) {
  const [width, height] = [outer.width / scale, outer.height / scale];
  return {
    x: within(of.x + of.width / 2 - width / 2, inner.x - 20, inner.x + inner.width + 20 - width),
    y: within(of.y + of.height / 2 - height / 2, inner.y - 20, inner.y + inner.height + 20 - height),
    width,
    height,
  };
}

const within = (value, least, most) => (most < least ? (least + most) / 2 : Math.min(Math.max(value, least), most));
