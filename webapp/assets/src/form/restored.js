/** Says that typing kept on this computer was put back, and offers what the server has instead. */
import { dropCopy } from '../site/copies.js';
import { beijingTime, say } from '../site/page.js';
import { dropChoices } from './choices.js';

export function showRestored(body, key, at) {
  const when = beijingTime(at);
  const banner = document.createElement('div');
  banner.className = 'alert alert-warning';
  banner.setAttribute('role', 'status');
  const words = { zh: `已恢复您 ${when} 在本机填写、尚未提交的内容。`, en: `Your unsent input of ${when} was put back from this computer.` };
  banner.append(say(words), ' ', discard(key));
  body.before(banner);
}

function discard(key) {
  const button = document.createElement('button');
  button.type = 'button';
  button.className = 'btn btn-sm btn-outline-secondary';
  button.textContent = say({ zh: '放弃，改用已保存的内容', en: 'Discard and use what is saved' });
  button.addEventListener('click', () => {
    dropCopy(key);
    dropChoices(key);
    location.reload();
  });
  return button;
}
