/** What the pages of keys say, and why something was not done. */
import { say } from '../site/page.js';

export const REFUSED = {
  insecure_context: {
    zh: '这个页面不是安全连接（https），浏览器不提供加密。请用 https 打开本站。',
    en: 'This page is not a secure context (https); browsers do not encrypt here. Open the site over https.',
  },
  short_passphrase: { zh: '口令至少 12 个字符', en: 'A passphrase has at least 12 characters' },
  passphrase: { zh: '口令不对，或者密钥文件已损坏', en: 'The passphrase is wrong, or the key file is damaged' },
  key_file: { zh: '这不是密钥文件，或者已损坏', en: 'This is no key file, or it is damaged' },
  challenge: { zh: '演练题目读不出来，请刷新页面再试', en: 'The rehearsal cannot be read; reload the page' },
  no_key_of_scheme: { zh: '这个浏览器用不了文件中的一种密钥，请换一个浏览器', en: 'This browser cannot use one of the keys; try another browser' },
  sealed_share: { zh: '密钥文件打不开平台的题目，请检查是否选对了文件', en: 'This key file does not open what was sealed; is it the right one?' },
};

export const SAID = {
  differs: { zh: '两次输入的口令不同', en: 'The two passphrases differ' },
  reason: { zh: '请填写更换理由', en: 'Say why the key is replaced' },
  file: { zh: '请选择密钥文件', en: 'Choose the key file' },
  passphrase: { zh: '请输入口令', en: 'Enter the passphrase' },
  other_role: { zh: '这是另一个项目或岗位的密钥文件', en: 'This is the key file of another project or role' },
  other_key: { zh: '这不是刚才生成的密钥文件', en: 'This is not the key file that was just made' },
  old_key: { zh: '这是更换前的密钥文件，投标文件不是用它密封的', en: 'This key file was replaced before; the bids were not sealed to it' },
  other_bid: { zh: '这是另一份投标文件的密钥文件', en: 'This is the key file of another bid' },
  making: { zh: '正在生成…', en: 'Making the keys…' },
  made: { zh: '密钥文件已下载。请确认文件已经保存好，再做下一步。', en: 'The key file was downloaded. See that it is safe, then go on.' },
  opening: { zh: '正在打开密钥文件…', en: 'Opening the key file…' },
  opened: { zh: '已打开 {done} / {all} 份', en: 'Opened {done} of {all}' },
  handed: { zh: '已交出。', en: 'Handed in.' },
  away: { zh: '网络中断，请再试一次', en: 'The connection is gone; please try again' },
  failed: { zh: '服务器没有接受，请再试一次', en: 'The server did not accept this; please try again' },
  unexpected: { zh: '出了差错，没有办成', en: 'Something went wrong; nothing was done' },
};

/** A sentence with its numbers. */
export const told = (words, values = {}) =>
  say(words).replace(/\{(\w+)\}/g, (_, name) => String(values[name]));
