/** Which properties of ours a component has, with their words; the order is that of the panel. */
import { say } from '../site/page.js';

const SHOWN = ['text', 'image', 'separator', 'spacer', 'table', 'button'];
const WORDY = ['textfield', 'textarea', 'number', 'select', 'radio', 'checklist', 'taglist', 'checkbox', 'datetime', 'filepicker', 'dynamiclist', 'group'];
const KEPT = [...WORDY.filter(type => type !== 'group'), 'expression'];

const text = (zh, en, more = {}) => ({ kind: 'text', label: { zh, en }, ...more });
const area = (zh, en, more = {}) => ({ kind: 'area', label: { zh, en }, ...more });
const only = (...types) => field => types.includes(field.type);
const kept = field => KEPT.includes(field.type);

/** Name in `properties` → how it is asked for. */
export const OWN = {
  title: text('表单名称', 'Name of the form', { has: only('default') }),
  en: area('英文文字', 'English text', { has: field => !['separator', 'spacer'].includes(field.type), hint: englishHint }),
  en_description: area('英文说明', 'English description', { has: only(...WORDY) }),
  en_time: text('时间的英文标签', 'English label of the time', { has: only('datetime') }),
  en_prefix: text('英文前缀', 'English prefix', { has: only('textfield', 'number') }),
  en_suffix: text('英文后缀', 'English suffix', { has: only('textfield', 'number') }),
  en_pattern: text('格式不对时的英文提示', 'English message for the pattern', { has: only('textfield') }),
  class: { kind: 'class', label: { zh: '数据类别', en: 'Field class' }, has: kept },
  rule: { kind: 'law', label: { zh: '法定规则', en: 'Statutory rule' }, has: kept },
  prefill: text('预填来源', 'Filled from', { has: kept, hint: () => say({ zh: '平台已知、不必再填的内容，如 party.name、party.contact.phone', en: 'What the house knows and nobody types again: party.name, party.contact.phone' }) }),
  check: area('校验（FEEL，须为真）', 'Check (FEEL, must be true)', { has: kept, feel: true, hint: () => say({ zh: '以 = 开头，可用表单和案卷中的名称，如 =price <= ceiling', en: 'Begins with =, may use names of the form and the case file: =price <= ceiling' }) }),
  check_message: area('不通过时的提示', 'Message when it fails', { has: kept }),
  check_message_en: area('不通过时的英文提示', 'English message when it fails', { has: kept }),
  min: text('不早于（FEEL）', 'Not before (FEEL)', { has: only('datetime') }),
  max: text('不晚于（FEEL）', 'Not after (FEEL)', { has: only('datetime') }),
  minRows: text('最少行数', 'Fewest rows', { has: only('dynamiclist'), digits: true }),
  maxRows: text('最多行数', 'Most rows', { has: only('dynamiclist'), digits: true }),
  directory: text('可选人员的角色', 'Roles whose people are offered', { has: only('default'), hint: () => say({ zh: '角色代码，用逗号分隔；表单中用 directory.<角色>', en: 'Keys of roles, commas between; used as directory.<role>' }) }),
};

export const ownFieldsOf = field => Object.entries(OWN).filter(([, one]) => one.has(field));

export const isShown = field => SHOWN.includes(field.type);

function englishHint(field) {
  return field.type === 'default'
    ? say({ zh: '英文页面上的表单名称', en: 'The name of the form on English pages' })
    : say({ zh: '英文页面上显示的标签或文字', en: 'The label or text shown on English pages' });
}
