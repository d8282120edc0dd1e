/** Asks what the checks say of a draft; the newest answer wins. */
import { ask, isChinese, say } from '../site/page.js';
import { button, made } from './dom.js';

const SEVERITIES = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '警告', en: 'Warning' },
  note: { zh: '说明', en: 'Note' },
};

export class Findings {
  /** `draft` is the draft's address; `shown(findings)` gets each answer, every finding with its `text`. */
  constructor({ draft, shown }) {
    Object.assign(this, { draft, shown, turn: 0 });
  }

  async ask() {
    const turn = ++this.turn;
    try {
      const answer = await ask(`${this.draft}/findings.json`);
      if (!answer.ok) return;
      const found = await answer.json();
      if (turn === this.turn) this.shown(found.map(one => ({ ...one, text: isChinese() ? one.zh : one.en })));
    } catch {
      // The server is away: the saving says so, and asks again after the next save.
    }
  }
}

/** A list of findings; `go(element)` is called where one is chosen that has an element. */
export function listed(findings, go = null) {
  if (!findings.length) return made('p', { className: 'text-body-secondary', textContent: say({ zh: '没有发现问题。', en: 'Nothing found.' }) });
  return made('ul', { className: 'finding-list' }, ...findings.map(one => line(one, go)));
}

function line(finding, go) {
  const tag = made('span', { className: `tag finding-${finding.severity}`, textContent: say(SEVERITIES[finding.severity]) });
  const text = go && finding.element ? button(finding.text, () => go(finding.element), 'btn-link btn-sm') : made('span', { textContent: finding.text });
  const rule = made('a', { className: 'code', href: finding.page, textContent: finding.rule, target: '_blank' });
  return made('li', {}, tag, ' ', text, ' ', rule);
}
