/** What the table leaves open, in the server's sentences; an example can become a test. */
import { say } from '../site/page.js';
import { button, made } from '../studio/dom.js';

const GROUPS = {
  gaps: { zh: '空缺', en: 'Gaps' },
  overlaps: { zh: '重叠', en: 'Overlaps' },
  silent: { zh: '不会用到的规则', en: 'Rules never used' },
  notes: { zh: '判断不了的', en: 'What cannot be told' },
};
const WHOLE = { zh: '没有空缺，没有不允许的重叠。', en: 'No gaps, and no overlaps that matter.' };
const ADD = { zh: '加为测试', en: 'Add as a test' };

export function showCoverage(place, told, add) {
  if (told.broken) return place.replaceChildren(made('p', { className: 'broken-reason', textContent: told.broken }));
  const groups = Object.entries(GROUPS).flatMap(([name, title]) => group(say(title), told[name], add));
  const whole = groups.length ? [] : [made('p', { className: 'bench-whole', textContent: say(WHOLE) })];
  const unhit = told.unhit ? [made('p', { className: 'bench-unhit', textContent: told.unhit })] : [];
  place.replaceChildren(...whole, ...groups, ...unhit);
}

function group(title, lines, add) {
  if (!lines?.length) return [];
  return [made('h3', { textContent: title }), made('ul', { className: 'finding-list' }, ...lines.map(line => item(line, add)))];
}

function item(line, add) {
  if (typeof line === 'string') return made('li', { textContent: line });
  const known = made('li', {}, made('span', { textContent: line.text }), ' ');
  known.append(button(say(ADD), () => add(line.example), 'btn-link btn-sm'));
  return known;
}
