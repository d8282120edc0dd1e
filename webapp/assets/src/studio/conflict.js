/** Somebody saved the same file meanwhile: shows both texts and lets the person choose. Both stay in the history. */
import { ask, beijingTime, say } from '../site/page.js';
import { button, made } from './dom.js';

const WORDS = {
  title: { zh: '这个文件刚被别人保存过', en: 'Somebody has just saved this file' },
  kept: { zh: '两份内容都留在历史里，什么也不会丢。', en: 'Both stay in the history; nothing is lost.' },
  mine: { zh: '以我的为最新', en: 'Keep mine as the newest' },
  theirs: { zh: '采用对方的', en: 'Take theirs' },
  both: { zh: '对照两份内容', en: 'Show both' },
  mineIs: { zh: '我的内容', en: 'Mine' },
  theirsIs: { zh: '对方的内容', en: 'Theirs' },
};

/** `told` is `{ person, at, number }` of the newest state; resolves when a choice is saved. */
export async function chooseBetween(saving, told, text) {
  const theirs = await (await ask(saving.url.replace('/files/', `/file-states/${told.number}/`))).text();
  saving.number = told.number;
  if (theirs === text) return saving.accepted(told.number, text);
  const choice = await asked(told, text, theirs);
  await saving.answered(await saving.put(text), text);
  if (choice === 'theirs') await backTo(theirs, saving);
}

/** Mine is in the history by now; theirs becomes the newest again. */
async function backTo(theirs, saving) {
  saving.replace(theirs);
  saving.keep(theirs);
  await saving.answered(await saving.put(theirs), theirs);
}

function asked(told, mine, theirs) {
  return new Promise(resolve => {
    const dialog = made('dialog', { className: 'studio-conflict', ariaLabel: say(WORDS.title) });
    const chosen = choice => () => {
      dialog.close();
      dialog.remove();
      resolve(choice);
    };
    dialog.addEventListener('cancel', event => event.preventDefault());
    const both = made('div', { className: 'studio-both', hidden: true }, side(WORDS.mineIs, mine), side(WORDS.theirsIs, theirs));
    dialog.append(
      made('h2', { className: 'mt-0', textContent: say(WORDS.title) }),
      made('p', { textContent: sentence(told) }),
      made('p', { className: 'text-body-secondary', textContent: say(WORDS.kept) }),
      both,
      made(
        'div',
        { className: 'btn-row' },
        button(say(WORDS.mine), chosen('mine'), 'btn-primary'),
        button(say(WORDS.theirs), chosen('theirs')),
        button(say(WORDS.both), () => (both.hidden = !both.hidden), 'btn-link'),
      ),
    );
    document.body.append(dialog);
    dialog.showModal();
  });
}

function sentence({ person, at }) {
  const clock = at ? beijingTime(at).slice(11) : '';
  return say({ zh: `${person} 在 ${clock} 保存了这个文件。`, en: `${person} saved this file at ${clock}.` });
}

function side(words, text) {
  const area = made('textarea', { className: 'form-control code', readOnly: true, rows: 14, value: text, ariaLabel: say(words) });
  return made('div', {}, made('strong', { textContent: say(words) }), area);
}
