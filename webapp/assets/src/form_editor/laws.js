/** The statutory rows that the house knows, once for all fields of the panel. */
import { ask } from '../site/page.js';

const titles = new Map();

export const LIST = 'form-editor-laws';
export const lawTitle = id => titles.get(id) ?? '';

export async function listLaws(url) {
  const list = document.createElement('datalist');
  list.id = LIST;
  document.body.append(list);
  const answer = url && (await ask(url).catch(() => null));
  if (!answer?.ok) return;
  for (const { id, title } of (await answer.json()).laws) {
    titles.set(id, title);
    list.append(new Option(`${id} ${title}`, id));
  }
}
