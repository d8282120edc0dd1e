/** Tells the server every 20 seconds that one is here, and tells the person who else is. */
import { ask, say } from '../site/page.js';

const EVERY = 20_000;

/** `draft` is the draft's address, `path` the open file; `shown({ others, revision })` gets each answer. */
export function startPresence({ draft, path, shown }) {
  const beat = async () => {
    if (document.hidden) return;
    try {
      const answer = await ask(`${draft}/presence`, { method: 'POST', json: { path } });
      if (answer.ok) shown(await answer.json());
    } catch {
      // The server is away: the saving says so.
    }
  };
  beat();
  setInterval(beat, EVERY);
  document.addEventListener('visibilitychange', beat);
}

/** Writes who else is here into `place`; those at the same file are told so. */
export function tellOthers(place, path) {
  return ({ others }) => {
    const here = others.filter(other => other.path === path).map(other => other.name);
    const elsewhere = others.filter(other => other.path !== path).map(other => `${other.name} (${other.path})`);
    place.textContent = [
      here.length ? say({ zh: `也在编辑本文件：${here.join('、')}`, en: `Also at this file: ${here.join(', ')}` }) : '',
      elsewhere.length ? say({ zh: `也在这个草稿：${elsewhere.join('、')}`, en: `Also in this draft: ${elsewhere.join(', ')}` }) : '',
    ].filter(Boolean).join(say({ zh: '；', en: '; ' }));
  };
}
