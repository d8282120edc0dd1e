/** What the checks say, at the element and in a list; chosen, it selects the element or mends it. */
import { say } from '../site/page.js';
import { button, made } from '../studio/dom.js';
import { goTo } from './fit.js';
import { fixFor } from './fixes.js';
import { translate } from './translate.js';

const TYPE = 'finding';
const COLON = say({ zh: '：', en: ': ' });
const SEVERITIES = {
  error: { zh: '错误', en: 'Error' },
  warning: { zh: '提醒', en: 'Warning' },
  note: { zh: '说明', en: 'Note' },
};

export class FindingsView {
  constructor(view) {
    this.view = view;
    this.found = [];
  }

  show(found) {
    this.found = found.filter(one => one.file === this.view.path);
    this.mark();
    this.list();
  }

  /** One mark an element, as heavy as its heaviest finding. */
  mark() {
    const [overlays, registry] = ['overlays', 'elementRegistry'].map(name => this.view.modeler.get(name));
    overlays.remove({ type: TYPE });
    for (const [id, findings] of byElement(this.found)) {
      if (registry.get(id)) overlays.add(id, TYPE, { position: { top: -10, left: -10 }, html: mark(findings, () => this.go(id)) });
    }
  }

  list() {
    const count = this.view.part('count');
    count.textContent = String(this.found.length);
    count.dataset.worst = worst(this.found) ?? '';
    const lines = this.found.map(one => this.line(one));
    const empty = made('p', { className: 'text-body-secondary', textContent: translate('Nothing found in this diagram.') });
    this.view.part('findings').replaceChildren(lines.length ? made('ul', { className: 'finding-list' }, ...lines) : empty);
  }

  line(one) {
    const tag = made('span', { className: `tag finding-${one.severity}`, textContent: say(SEVERITIES[one.severity]) });
    const drawn = one.element && this.view.modeler.get('elementRegistry').get(one.element);
    const text = drawn
      ? button([nameOf(drawn), one.text].join(COLON), () => this.go(one.element), 'btn-link btn-sm finding-go')
      : made('span', { textContent: [one.element, one.text].filter(Boolean).join(COLON) });
    const rule = made('a', { className: 'code', href: one.page, textContent: one.rule, target: '_blank' });
    const fix = fixFor(one, this.view);
    const mend = fix ? [button(translate(fix.label), fix.mend, 'btn-outline-primary btn-sm')] : [];
    return made('li', {}, tag, text, rule, ...mend);
  }

  go(id) {
    goTo(this.view.modeler, this.view.modeler.get('elementRegistry').get(id));
  }
}

const worst = found => Object.keys(SEVERITIES).find(severity => found.some(one => one.severity === severity));
const nameOf = element => element.businessObject.get('name') || element.id;

function byElement(found) {
  const groups = new Map();
  found.forEach(one => groups.set(one.element, [...(groups.get(one.element) ?? []), one]));
  return groups;
}

function mark(findings, go) {
  const element = button(String(findings.length), go, `finding-mark finding-${worst(findings)}`);
  element.title = findings.map(one => one.text).join('\n');
  element.setAttribute('aria-label', `${findings.length} · ${element.title}`);
  return element;
}
