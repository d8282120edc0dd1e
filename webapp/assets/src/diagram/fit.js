/** Chooses how high the drawing stands and which part of it is seen first. */

const LEGIBLE = 0.5;
const COMFORTABLE = 0.7;
const LOWEST = 260;

/** As high as the whole drawing needs at full width, and at most most of the window. */
export function heighten({ canvas, viewer }) {
  const { inner } = viewer.get('canvas').viewbox();
  const whole = (inner.height / Math.max(inner.width, 1)) * canvas.clientWidth;
  const highest = Math.round(innerHeight * 0.7);
  const wanted = whole < inner.height * LEGIBLE ? highest : Math.ceil(whole) + 60;
  canvas.style.height = `${Math.min(Math.max(wanted, LOWEST), highest)}px`;
  viewer.get('canvas').resized();
}

export function fit(viewer) {
  viewer.get('canvas').zoom('fit-viewport', 'auto');
}

/** Where the whole is too small to read, shows the element in the middle; without one, the beginning. */
export function goTo(viewer, id) {
  const canvas = viewer.get('canvas');
  if (canvas.zoom() >= LEGIBLE) return;
  const { inner, outer } = canvas.viewbox();
  const width = outer.width / COMFORTABLE;
  const height = outer.height / COMFORTABLE;
  const element = viewer.get('elementRegistry').get(id);
  canvas.viewbox({
    x: element ? element.x + element.width / 2 - width / 2 : inner.x,
    y: element ? element.y + element.height / 2 - height / 2 : inner.y,
    width,
    height,
  });
}
