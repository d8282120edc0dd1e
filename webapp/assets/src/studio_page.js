/** The studio's own pages: text files saved while typing, who else is here. */
import { startGuide } from './studio/guide.js';
import { startPresence, tellOthers } from './studio/presence.js';
import { startTextFiles } from './studio/text_file.js';

const here = document.querySelector('[data-presence]');
if (here) {
  const { draftUrl, path } = here.dataset;
  startPresence({ draft: draftUrl, path, shown: tellOthers(here, path) });
}
startGuide();
startTextFiles();
