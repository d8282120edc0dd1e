/** What is moved or zoomed in one drawing moves in the other. */

export function follow(viewers) {
  let leading = false;
  viewers.forEach(viewer => {
    viewer.on('canvas.viewbox.changed', ({ viewbox: { x, y, width, height } }) => {
      if (leading) return;
      leading = true;
      viewers.filter(other => other !== viewer).forEach(other => other.get('canvas').viewbox({ x, y, width, height }));
      leading = false;
    });
  });
}
