/** The rows of the bench as a table of text boxes, and what came of each. */
import { say } from '../site/page.js';
import { button, made } from '../studio/dom.js';

const WORDS = {
  expected: { zh: '预期', en: 'Expected' },
  answer: { zh: '结果', en: 'Answer' },
  rules: { zh: '命中的规则', en: 'Rules hit' },
  remove: { zh: '删除', en: 'Remove' },
  row: { zh: '第 {n} 行', en: 'Row {n}' },
  passed: { zh: '通过', en: 'Passed' },
  failed: { zh: '不符', en: 'Differs' },
  none: { zh: '还没有测试。', en: 'No tests yet.' },
};

export class Rows {
  constructor(table, changed) {
    Object.assign(this, { table, changed, kept: [], names: [] });
  }

  show(rows, names) {
    this.kept = rows.map(({ inputs, expected }) => ({ inputs: { ...inputs }, expected: String(expected ?? '') }));
    this.names = names;
    this.draw();
  }

  /** Only what the decision asks for can be told before the first answer; then the boxes stand. */
  tell({ names, rows, broken }) {
    if (broken) return;
    if (String(names) !== String(this.names)) {
      this.names = names;
      this.draw();
    }
    rows.forEach((result, place) => this.told(place, result));
  }

  /** What the decision asks for, then what rows hold all the same: nothing typed is hidden. */
  columns() {
    return [...new Set([...this.names, ...this.kept.flatMap(({ inputs }) => Object.keys(inputs))])];
  }

  draw() {
    const heads = [...this.columns(), say(WORDS.expected), say(WORDS.answer), say(WORDS.rules), ''];
    const head = made('tr', {}, ...heads.map(textContent => made('th', { scope: 'col', textContent })));
    const lines = this.kept.map((row, place) => this.line(row, place));
    const none = made('tr', {}, made('td', { colSpan: heads.length, textContent: say(WORDS.none) }));
    this.table.replaceChildren(made('thead', {}, head), made('tbody', {}, ...(lines.length ? lines : [none])));
  }

  line(row, place) {
    const boxes = this.columns().map(name => this.box(row.inputs[name] ?? '', name, place, text => (row.inputs[name] = text)));
    const expected = this.box(row.expected, say(WORDS.expected), place, text => (row.expected = text));
    const remove = button(say(WORDS.remove), () => this.remove(place), 'btn-link btn-sm');
    remove.setAttribute('aria-label', `${say(WORDS.remove)} · ${nth(place)}`);
    const results = ['answer', 'rules'].map(name => made('td', { className: `bench-${name}` }));
    return made('tr', {}, ...[...boxes, expected].map(box => made('td', {}, box)), ...results, made('td', {}, remove));
  }

  box(value, name, place, set) {
    const box = made('input', { className: 'form-control form-control-sm code', value, spellcheck: false, autocomplete: 'off', ariaLabel: `${nth(place)} · ${name}` });
    box.dataset.cell = name;
    box.addEventListener('input', () => {
      set(box.value);
      this.changed();
    });
    return box;
  }

  remove(place) {
    this.kept.splice(place, 1);
    this.draw();
    this.changed();
  }

  told(place, { passed, value, rules, failure, cell }) {
    const line = this.table.tBodies[0]?.rows[place];
    if (!line || !this.kept[place]) return;
    line.dataset.passed = String(passed);
    line.querySelectorAll('input').forEach(box => box.classList.toggle('is-invalid', Boolean(failure) && box.dataset.cell === cell));
    const said = passed === null ? [] : [made('span', { className: `tag bench-${passed ? 'passed' : 'failed'}`, textContent: say(passed ? WORDS.passed : WORDS.failed) }), ' '];
    line.querySelector('.bench-answer').replaceChildren(...said, failure ?? value);
    line.querySelector('.bench-rules').textContent = rules.join(', ');
  }

  focusLast() {
    this.table.tBodies[0].rows[this.kept.length - 1]?.querySelector('input')?.focus();
  }
}

const nth = place => say(WORDS.row).replace('{n}', place + 1);
