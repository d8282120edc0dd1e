/** From change to change: buttons, the keys N and P inside the comparison, and the list below it. */
import { fit, goTo } from '../diagram/fit.js';
import { say } from '../site/page.js';
import { button, made } from '../studio/dom.js';

const WORDS = {
  next: { zh: '下一处（N）', en: 'Next (N)' },
  previous: { zh: '上一处（P）', en: 'Previous (P)' },
  whole: { zh: '全图', en: 'Show all' },
  bigger: { zh: '放大', en: 'Zoom in' },
  smaller: { zh: '缩小', en: 'Zoom out' },
};
const NOT_DRAWN = { zh: '图上没有画出', en: 'not drawn' };

export function addTour(place, { before, after }, changes) {
  const lines = [...place.parentElement.querySelectorAll('.compare-list [data-element]')];
  const tour = { place, before, after, changes, lines, at: -1, state: made('span', { className: 'compare-at' }) };
  tour.state.setAttribute('role', 'status');
  place.querySelector('[data-compare-tools]').append(...tools(tour));
  lines.forEach((line, number) => openBy(line, () => show(tour, number)));
  place.parentElement.addEventListener('keydown', event => press(event, tour));
  return () => look(tour);
}

/** What is seen when nobody chose: all changes where they can be read, else the first; then the chosen one. */
function look({ before, after, changes, at }) {
  const ids = (at < 0 ? changes : [changes[at]]).map(({ element }) => element);
  const half = [after, before].find(one => ids.some(id => drawn(one, id))) ?? after ?? before;
  if (half) goTo(half.viewer, ids.flatMap(id => shapesOf(drawn(half, id))));
}

const drawn = (half, id) => half?.viewer.get('elementRegistry').get(id);

/** A line is seen by what it joins. */
function shapesOf(element) {
  if (!element) return [];
  return element.waypoints ? [element.source.id, element.target.id] : [element.id];
}

function tools(tour) {
  const any = tour.after ?? tour.before;
  const zoom = step => () => any?.viewer.get('zoomScroll').stepZoom(step);
  const small = 'btn-sm btn-outline-primary';
  const ways = tour.lines.length ? [
    button(say(WORDS.previous), () => move(tour, -1), small),
    button(say(WORDS.next), () => move(tour, 1), small),
    tour.state,
  ] : [];
  const looks = any ? [
    button(say(WORDS.bigger), zoom(1), 'btn-sm btn-outline-secondary'),
    button(say(WORDS.smaller), zoom(-1), 'btn-sm btn-outline-secondary'),
    button(say(WORDS.whole), () => fit(any.viewer), 'btn-sm btn-outline-secondary'),
  ] : [];
  return [...ways, ...looks];
}

/** The words of a line become a button that shows the place. */
function openBy(line, action) {
  const words = line.querySelector('[data-words]');
  const opener = button(words.textContent, action, 'btn-link compare-open');
  words.replaceWith(opener);
}

/** Only with the focus inside, without other keys, and not while somebody types. */
function press(event, tour) {
  if (event.ctrlKey || event.metaKey || event.altKey || !tour.lines.length) return;
  const step = { n: 1, p: -1 }[event.key.toLowerCase()];
  if (step) move(tour, step);
}

/** Forwards begins at the first, backwards at the last. */
function move(tour, step) {
  const from = tour.at < 0 && step < 0 ? 0 : tour.at;
  show(tour, (from + step + tour.lines.length) % tour.lines.length);
}

function show(tour, number) {
  tour.lines.forEach((line, index) => line.toggleAttribute('data-current', index === number));
  tour.at = number;
  const { element } = tour.changes[number];
  const shown = [tour.after, tour.before].some(one => drawn(one, element));
  outline(tour, element);
  look(tour);
  const words = tour.lines[number].textContent.trim().replace(/\s+/g, ' ');
  tour.state.textContent = `${number + 1} / ${tour.lines.length}${shown ? '' : ` (${say(NOT_DRAWN)})`}`;
  tour.state.append(made('span', { className: 'visually-hidden', textContent: ` ${words}` }));
  if (!inSight(tour.place)) tour.place.scrollIntoView({ block: 'start' });
}

function outline({ before, after }, element) {
  [before, after].filter(Boolean).forEach(({ viewer }) => {
    const [canvas, registry] = ['canvas', 'elementRegistry'].map(part => viewer.get(part));
    registry.getAll().filter(one => canvas.hasMarker(one, 'is-current')).forEach(one => canvas.removeMarker(one, 'is-current'));
    if (registry.get(element)) canvas.addMarker(element, 'is-current');
  });
}

function inSight(place) {
  const { top, bottom } = place.getBoundingClientRect();
  return bottom > 120 && top < innerHeight - 120;
}
