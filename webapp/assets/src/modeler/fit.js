/** Shows the whole drawing beside the palette, at most at its own size. */

const PALETTE = 125;
const MARGIN = 20;

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
