/** Saves one form's draft a moment after typing stops, here first and then on the server. */
import { dropCopy, keepCopy } from './copies.js';
import { markSaved, markUnsaved } from './leaving.js';
import { ask, beijingTime, say, serverNow } from './page.js';

const PAUSE = 800;
const AGAIN = 15_000;

const HERE_ONLY = {
  0: { zh: '登录已失效：填写内容已保存在本机，重新登录后可继续。', en: 'Session ended: kept on this computer. Sign in again to go on.' },
  404: { zh: '该任务已不可办理：填写内容仍保存在本机。', en: 'This task is no longer open: your input is kept on this computer.' },
  409: { zh: '他人已先办理此任务：填写内容仍保存在本机。', en: 'Someone was faster with this task: your input is kept on this computer.' },
  410: { zh: '该任务已办结：填写内容仍保存在本机。', en: 'This task is finished: your input is kept on this computer.' },
};
const LATER = { zh: '暂未连上服务器：已保存在本机，稍后自动重试。', en: 'Server not reached: kept on this computer, trying again soon.' };
HERE_ONLY[401] = HERE_ONLY[403] = HERE_ONLY[0];

export class Saving {
  /** `owner` is the form; `url` may be empty (kept here only); `state` tells how the saving goes. */
  constructor({ owner, key, url, state, read }) {
    Object.assign(this, { owner, key, url, state, read, stopped: false, waiting: 0 });
  }

  changed() {
    if (this.stopped) return;
    keepCopy(this.key, this.read());
    if (!this.url) return;
    markUnsaved(this.owner);
    this.later(PAUSE);
  }

  later(delay) {
    clearTimeout(this.waiting);
    this.waiting = setTimeout(() => this.send(), delay);
  }

  /** Before posting: keep the copy, stop saving, let the page go. */
  leave() {
    this.stopped = true;
    clearTimeout(this.waiting);
    keepCopy(this.key, this.read());
    markSaved(this.owner);
  }

  async send() {
    const data = this.read();
    try {
      const answer = await ask(this.url, { method: 'PUT', json: data });
      if (!this.stopped) this.answered(answer, data);
    } catch {
      this.keptHere(LATER);
      this.later(AGAIN);
    }
  }

  answered(answer, data) {
    if (answer.ok) {
      if (JSON.stringify(data) === JSON.stringify(this.read())) this.accepted();
    } else if (HERE_ONLY[answer.status]) {
      this.keptHere(HERE_ONLY[answer.status]);
    } else {
      this.keptHere(LATER);
      if (answer.status >= 500) this.later(AGAIN);
    }
  }

  accepted() {
    dropCopy(this.key);
    markSaved(this.owner);
    const at = beijingTime(serverNow()).slice(11);
    this.tell('server', say({ zh: `草稿已保存（${at}）`, en: `Draft saved (${at})` }));
  }

  keptHere(words) {
    markSaved(this.owner);
    this.tell('local', say(words));
  }

  tell(state, text) {
    if (!this.state) return;
    this.state.dataset.state = state;
    this.state.textContent = text;
  }
}
