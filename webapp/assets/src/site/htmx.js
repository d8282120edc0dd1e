/** Sets htmx up for a strict content security policy and for our CSRF token. */
import htmx from 'htmx.org';

import { meta, say } from './page.js';

const SESSION_ENDED = { zh: '登录已失效，请重新登录。', en: 'Your session has ended. Please sign in again.' };
const NO_ANSWER = { zh: '暂时没有收到服务器的答复，请稍后再试。', en: 'The server did not answer. Please try again.' };

export function startHtmx() {
  Object.assign(htmx.config, {
    allowEval: false,
    allowScriptTags: false,
    includeIndicatorStyles: false,
    selfRequestsOnly: true,
    historyCacheSize: 0,
  });
  document.addEventListener('htmx:configRequest', ({ detail }) => {
    detail.headers['X-CSRFToken'] = meta('csrf-token');
  });
  document.addEventListener('htmx:responseError', ({ detail }) => {
    tell(detail.xhr.status === 401 ? SESSION_ENDED : NO_ANSWER);
  });
  document.addEventListener('htmx:sendError', () => tell(NO_ANSWER));
  document.addEventListener('htmx:beforeRequest', stopPollingWhileHidden);
}

function stopPollingWhileHidden(event) {
  const polls = event.detail.elt.getAttribute('hx-trigger')?.includes('every');
  if (polls && document.hidden) event.preventDefault();
}

function tell(words) {
  const place = document.querySelector('[data-messages]');
  if (place) place.textContent = say(words);
}
