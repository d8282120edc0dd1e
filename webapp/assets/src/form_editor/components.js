/** Which components a form may not have, and why a file cannot be drawn. */
import { say } from '../site/page.js';

export const REFUSED = ['iframe', 'html', 'documentPreview'];

/** Why the schema cannot be drawn; nothing where it can. */
export function unusable(schema) {
  if (schema?.type !== 'default' || !Array.isArray(schema.components)) {
    return say({ zh: '这不是 form-js 表单：type 应为 default，并有 components。', en: 'This is no form-js form: its type must be default, and it needs components.' });
  }
  const bad = refusedIn(schema);
  if (!bad) return '';
  const name = bad.key ?? bad.id ?? '';
  return say({
    zh: `表单含有不允许的组件 ${bad.type}（${name}）。请在文本中删除它。`,
    en: `The form holds a component that is not allowed: ${bad.type} (${name}). Remove it in the text.`,
  });
}

function refusedIn({ components }) {
  for (const one of Array.isArray(components) ? components : []) {
    const found = REFUSED.includes(one?.type) ? one : refusedIn(one ?? {});
    if (found) return found;
  }
  return null;
}
