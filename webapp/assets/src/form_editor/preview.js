/** The form as each role meets it, in both languages, with sample data; tried against the server. */
import { Form } from '@bpmn-io/form-js-viewer';

import { clearSummary, showSummary } from '../form/error_summary.js';
import { fieldErrors, showAtFields } from '../form/errors.js';
import { fieldsModule } from '../form/fields.js';
import { inEnglish } from '../form/in_english.js';
import { submission } from '../form/submission.js';
import { translationModule } from '../form/translation.js';
import { ask, isChinese, say } from '../site/page.js';
import { made } from '../studio/dom.js';
import { OwnProperties } from './own_group.jsx';
import { seenBy } from './roles.js';
import { sampleOf } from './sample.js';

const QUIET = 400;
const FILLS = { zh: '填写', en: 'fills it in' };
const NOBODY = { zh: '填写（还没有任务用这张表单）', en: 'Filled in (no task uses the form yet)' };
const READS = { zh: '查看', en: 'reads it' };
const NOT_JSON = { zh: '示例数据不是 JSON 对象：', en: 'The sample data are no JSON object: ' };
const UNKEPT = { zh: '示例数据没有保存，请稍后再试。', en: 'The sample data were not kept; try again soon.' };
const ACCEPTED = { zh: '服务器接受了。案卷会记下：', en: 'The server accepts it. The case file would hold:' };
const DEFECTIVE = { zh: '表单本身有问题，先改好它：', en: 'The form itself is not right; mend it first:' };
const AWAY = { zh: '没有连上服务器，请稍后再试。', en: 'The server was not reached; try again soon.' };

export class Preview {
  constructor({ place, part }) {
    Object.assign(this, { place, part, schema: null, meetings: [], waiting: 0, keeping: 0 });
    this.sample = part('sample');
    this.language = isChinese() ? 'zh' : 'en';
    part('role').addEventListener('change', () => this.draw());
    part('language').addEventListener('change', event => this.speak(event.target.value));
    this.sample.addEventListener('input', () => this.resample());
    part('fill').addEventListener('click', () => this.fill());
    part('try').addEventListener('click', () => this.try());
  }

  /** Who meets the form is asked once; it changes with the diagram only. */
  async meet() {
    const answer = await ask(this.place.dataset.audienceUrl).catch(() => null);
    if (!answer?.ok) return;
    const { meetings, events } = await answer.json();
    this.meetings = meetings;
    OwnProperties.events = events;
    const filled = meetings.some(({ tasks }) => tasks.length);
    this.part('role').replaceChildren(...(filled ? [] : [new Option(say(NOBODY), '')]), ...meetings.map(option));
    await this.now();
  }

  /** At once, and not again for what waited. */
  now() {
    clearTimeout(this.waiting);
    return this.draw();
  }

  show(schema) {
    this.schema = schema;
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.draw(), QUIET);
  }

  speak(language) {
    this.language = language;
    this.draw();
  }

  get meeting() {
    return this.meetings.find(one => one.role === this.part('role').value);
  }

  fill() {
    this.sample.value = JSON.stringify(sampleOf(this.schema ?? {}), null, 2);
    this.resample();
  }

  resample() {
    clearTimeout(this.keeping);
    this.keeping = setTimeout(() => this.keep(), QUIET);
    this.show(this.schema);
  }

  /** With the draft, so that whoever opens the form next tries it with the same data. */
  async keep() {
    const { sampleUrl, locked } = this.place.dataset;
    if (locked) return;
    const answer = await ask(sampleUrl, { method: 'PUT', json: { text: this.sample.value } }).catch(() => null);
    if (!answer?.ok) this.part('sample-error').textContent = say(UNKEPT);
  }

  /** What is typed as sample data, or nothing; what is wrong with it is said below. */
  data() {
    const told = this.part('sample-error');
    try {
      const data = JSON.parse(this.sample.value.trim() || '{}');
      if (data === null || typeof data !== 'object' || Array.isArray(data)) throw new Error('{ … }');
      told.textContent = '';
      return data;
    } catch (error) {
      told.textContent = say(NOT_JSON) + error.message;
      return {};
    }
  }

  async draw() {
    if (!this.schema) return;
    const { meeting } = this;
    const reads = Boolean(meeting && !meeting.tasks.length);
    const seen = reads ? seenBy(this.schema, meeting) : this.schema;
    const body = this.part('body');
    this.part('try').hidden = reads;
    clearSummary(this.part('preview'));
    this.part('result').replaceChildren();
    body.replaceChildren();
    this.form?.destroy();
    this.form = new Form({
      container: body,
      debounce: false,
      properties: { readOnly: reads },
      additionalModules: [translationModule, fieldsModule({ uploadUrl: '', documents: {}, laws: {} })],
    });
    try {
      await this.form.importSchema(this.language === 'en' ? inEnglish(seen) : seen, this.data());
    } catch (error) {
      body.textContent = error.message;
    }
  }

  /** What is filled in goes to the server as it would from the desk. */
  async try() {
    const { form, schema } = this;
    clearSummary(this.part('preview'));
    const sent = { schema, data: submission(form), known: this.data() };
    const answer = await ask(this.place.dataset.trialUrl, { method: 'POST', json: sent }).catch(() => null);
    if (!answer?.ok) return this.tell(made('p', { textContent: say(AWAY) }));
    this.told(await answer.json());
  }

  told({ defects, problems, taken }) {
    showAtFields(this.form, problems);
    if (problems.length) showSummary(this.part('preview'), fieldErrors(this.form, problems));
    if (defects.length) {
      const lines = defects.map(textContent => made('li', { textContent }));
      this.tell(made('p', { textContent: say(DEFECTIVE) }), made('ul', {}, ...lines));
    } else if (taken) {
      const kept = made('pre', { className: 'code trial-taken', tabIndex: 0, textContent: JSON.stringify(taken, null, 2) });
      this.tell(made('p', { className: 'trial-accepted', textContent: say(ACCEPTED) }), kept);
    } else this.tell();
  }

  tell(...nodes) {
    this.part('result').replaceChildren(...nodes);
  }
}

function option({ role, name, tasks }) {
  const does = tasks.length ? say(FILLS) : say(READS);
  const titles = tasks.filter(Boolean).join('、');
  return new Option(`${name}（${does}${titles ? `：${titles}` : ''}）`, role);
}
