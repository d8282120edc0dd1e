/** One diagram in its old and its new state: both move together, changes are marked in both. */
import { heighten } from '../diagram/fit.js';
import { say } from '../site/page.js';
import { mark } from './marks.js';
import { pane } from './pane.js';
import { follow } from './together.js';
import { addTour } from './tour.js';

const NONE = { zh: '没有这个流程图。', en: 'There is no such diagram.' };

export async function mount(place) {
  const { oldUrl, newUrl, labelOld, labelNew } = place.dataset;
  const changes = JSON.parse(place.querySelector('[data-changes]').textContent);
  const panes = place.querySelector('[data-compare-panes]');
  const [before, after] = await Promise.all([
    pane(panes, { url: oldUrl, label: labelOld, none: say(NONE) }),
    pane(panes, { url: newUrl, label: labelNew, none: say(NONE) }),
  ]);
  const shown = [before, after].filter(Boolean);
  if (before) mark(before.viewer, changes.filter(({ how }) => how !== 'added'));
  if (after) mark(after.viewer, changes.filter(({ how }) => how !== 'removed'));
  follow(shown.map(({ viewer }) => viewer));
  const look = addTour(place, { before, after }, changes);
  onWidth(panes, () => {
    sameHeight(shown);
    look();
  });
  place.dataset.ready = '';
}

/** Now, and whenever there is more or less room. */
function onWidth(panes, act) {
  let width = 0;
  new ResizeObserver(() => {
    if (!panes.clientWidth || panes.clientWidth === width) return;
    width = panes.clientWidth;
    act();
  }).observe(panes);
  act();
}

function sameHeight(panes) {
  panes.forEach(heighten);
  const height = Math.max(0, ...panes.map(({ canvas }) => canvas.clientHeight));
  panes.forEach(({ canvas, viewer }) => {
    canvas.style.height = `${height}px`;
    viewer.get('canvas').resized();
  });
}
