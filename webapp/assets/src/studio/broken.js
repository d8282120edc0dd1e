/** A file that cannot be drawn: says why, and shows its text to be mended. */
import { say } from '../site/page.js';
import { button, made } from './dom.js';

const WORDS = {
  title: { zh: '这个文件无法显示', en: 'This file cannot be drawn' },
  lead: { zh: '可以在这里修改文本，改好后重新打开；也可以回到草稿页，恢复以前的版本。', en: 'Mend the text here and open it again, or go back to the draft and restore an earlier state.' },
  text: { zh: '文件内容', en: 'Text of the file' },
  again: { zh: '重新打开', en: 'Open again' },
};

export function tellBroken(view, text, error) {
  view.place.dataset.broken = '';
  const area = made('textarea', { className: 'form-control code', rows: 18, spellcheck: false, value: text, ariaLabel: say(WORDS.text) });
  const again = button(
    say(WORDS.again),
    () => {
      if (!view.place.dataset.locked) save(view.saving, area.value);
      view.open(area.value);
    },
    'btn-primary mt-2',
  );
  const reason = made('p', { className: 'broken-reason', textContent: String(error.message ?? error) });
  reason.setAttribute('role', 'alert');
  view.part('broken').replaceChildren(
    made('h2', { textContent: say(WORDS.title) }),
    reason,
    made('p', { textContent: say(WORDS.lead) }),
    area,
    again,
  );
}

function save(saving, text) {
  saving.keep(text);
  saving.send();
}
