/** The bench of the open decision: rows of inputs and expected answers, run on the server's engine. */
import { ask, jsonIn, say } from '../site/page.js';
import { FileSaving } from '../studio/saving.js';
import { showCoverage } from './coverage.js';
import { Rows } from './rows.js';

const QUIET = 600;
const AWAY = { zh: '没有连上服务器，测试没有运行。', en: 'The server was not reached; the tests were not run.' };

export class Bench {
  constructor({ place, part }, read) {
    Object.assign(this, { place, part, read, decision: null, waiting: 0, turn: 0 });
    const text = jsonIn(place, '[data-tests]', '{}');
    this.tests = parsed(text);
    this.rows = new Rows(part('rows'), () => this.changed());
    this.saving = new FileSaving({
      url: place.dataset.testsUrl,
      number: Number(place.dataset.testsNumber),
      read: () => this.text(),
      replace: theirs => this.replace(theirs),
      state: part('tests-state'),
    });
    this.saving.start(text);
    part('add').addEventListener('click', () => this.add({}));
  }

  choose(decision) {
    if (decision === this.decision) return;
    this.decision = decision;
    this.part('bench').hidden = this.part('coverage').hidden = decision === null;
    if (decision !== null) this.begin();
  }

  begin() {
    this.rows.show(this.own(), []);
    this.run();
  }

  own() {
    const rows = this.tests[this.decision];
    return Array.isArray(rows) ? rows : [];
  }

  add(inputs) {
    this.tests[this.decision] = [...this.own(), { inputs, expected: '' }];
    this.rows.show(this.own(), this.rows.names);
    this.changed();
    this.rows.focusLast();
  }

  replace(text) {
    this.tests = parsed(text);
    this.begin();
  }

  text() {
    return `${JSON.stringify(this.tests, null, 2)}\n`;
  }

  changed() {
    this.tests[this.decision] = this.rows.kept;
    if (!this.place.dataset.locked) this.saving.changed();
    this.later();
  }

  later() {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.run(), QUIET);
  }

  /** The newest answer wins. */
  async run() {
    if (this.decision === null) return;
    const turn = ++this.turn;
    const sent = { xml: await this.read(), decision: this.decision, rows: this.own() };
    const answer = await ask(this.place.dataset.trialUrl, { method: 'POST', json: sent }).catch(() => null);
    if (turn !== this.turn) return;
    if (!answer?.ok) return showCoverage(this.part('told'), { broken: say(AWAY) });
    const told = await answer.json();
    this.rows.tell(told);
    showCoverage(this.part('told'), told, example => this.add(example));
  }
}

function parsed(text) {
  try {
    const tests = JSON.parse(text);
    return tests && typeof tests === 'object' && !Array.isArray(tests) ? tests : {};
  } catch {
    return {};
  }
}
