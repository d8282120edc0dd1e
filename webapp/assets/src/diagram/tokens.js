/** Marks what is finished, where tokens wait and what went wrong. */
import { beijingTime, isChinese } from '../site/page.js';

const MARKERS = ['is-finished', 'is-active', 'is-incident'];
const AROUND = 'is-around';
const BADGE = 'token';

/** `{finished: [ids], active: [{element, count, since}], incidents: [ids]}`; unknown ids are skipped. */
export function showTokens(viewer, { finished = [], active = [], incidents = [] }) {
  const registry = viewer.get('elementRegistry');
  const canvas = viewer.get('canvas');
  const overlays = viewer.get('overlays');
  const drawn = ids => ids.filter(id => registry.get(id));
  registry.forEach(({ id }) => MARKERS.forEach(marker => canvas.removeMarker(id, marker)));
  overlays.remove({ type: BADGE });
  registry.filter(({ children }) => children?.length).forEach(({ id }) => canvas.addMarker(id, AROUND));
  drawn(finished).forEach(id => canvas.addMarker(id, 'is-finished'));
  active
    .filter(({ element }) => registry.get(element))
    .forEach(token => {
      canvas.addMarker(token.element, 'is-active');
      if (registry.get(token.element).children?.length && !(token.count > 1)) return;
      overlays.add(token.element, BADGE, { position: { top: -12, right: 12 }, html: badge(token) });
    });
  drawn(incidents).forEach(id => {
    canvas.addMarker(id, 'is-incident');
    overlays.add(id, BADGE, { position: { top: -12, left: -12 }, html: warning() });
  });
}

function badge({ count = 1, since }) {
  const mark = document.createElement('span');
  mark.className = 'token-badge';
  mark.textContent = String(count);
  if (since) mark.title = sinceText(since);
  return mark;
}

function sinceText(since) {
  const when = beijingTime(since);
  return isChinese() ? `自 ${when} 起` : `since ${when}`;
}

function warning() {
  const mark = document.createElement('span');
  mark.className = 'token-badge token-badge-incident';
  mark.textContent = '!';
  return mark;
}
