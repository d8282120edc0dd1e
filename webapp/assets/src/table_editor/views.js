/** The views of a file as buttons: the requirements drawn, and each decision. */
import { say } from '../site/page.js';
import { button } from '../studio/dom.js';

const DRD = { zh: '决策关系图', en: 'Requirements' };

export class Views {
  constructor(view) {
    this.view = view;
    view.modeler.on('views.changed', () => this.list());
  }

  get active() {
    return this.view.modeler.getActiveView();
  }

  /** The first table, else whatever there is. */
  openFirst() {
    const views = this.view.modeler.getViews();
    const first = views.find(({ type }) => type === 'decisionTable') ?? views[0];
    if (!first) throw new Error(say({ zh: '文件中没有决策。', en: 'The file holds no decision.' }));
    return this.view.modeler.open(first);
  }

  list() {
    const buttons = this.view.modeler.getViews().map(one => {
      const made = button(nameOf(one), () => this.view.modeler.open(one), 'btn-outline-secondary btn-sm');
      made.setAttribute('aria-pressed', String(one.element === this.active?.element));
      return made;
    });
    this.view.part('views').replaceChildren(...buttons);
    const { element, type } = this.active ?? {};
    this.view.bench.choose(type && type !== 'drd' ? element.id : null);
  }
}

const nameOf = ({ type, element }) => (type === 'drd' ? say(DRD) : element.name || element.id);
