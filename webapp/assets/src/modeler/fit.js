/** Which part of the drawing is seen. */

const PALETTE = 125;
const MARGIN = 20;
const LEGIBLE = 0.8;

/** The whole drawing beside the palette, at most at its own size. */
export function fit(modeler) {
  const canvas = modeler.get('canvas');
  const { inner, outer } = canvas.viewbox();
  if (!inner.width || !inner.height) return;
  const left = outer.width > 5 * PALETTE ? PALETTE : 0;
  const room = { width: outer.width - left - 2 * MARGIN, height: outer.height - 2 * MARGIN };
  const scale = Math.min(room.width / inner.width, room.height / inner.height, 1);
  const [width, height] = [outer.width / scale, outer.height / scale];
  canvas.viewbox({
    x: inner.x - (left + MARGIN) / scale,
    y: inner.y - (height - inner.height) / 2,
    width,
    height,
  });
}

/** Selects an element and shows it large enough to be read. */
export function goTo(modeler, element) {
  const canvas = modeler.get('canvas');
  if (canvas.zoom() < LEGIBLE) canvas.zoom(LEGIBLE);
  canvas.scrollToElement(element, { top: 120, right: 120, bottom: 120, left: 160 });
  modeler.get('selection').select(element);
}
