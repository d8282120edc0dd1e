/** What the page says while it seals, and why it does not. */

export const REFUSED = {
  insecure_context: {
    zh: '这个页面不是安全连接（https），浏览器不提供加密，不能密封。请用 https 打开本站，或用 sunroad seal 离线密封。',
    en: 'This page is not a secure context (https); browsers do not encrypt here. Open the site over https, or seal offline with sunroad seal.',
  },
  passphrase: { zh: '口令不对，或者密钥文件已损坏', en: 'The passphrase is wrong, or the key file is damaged' },
  key_file: { zh: '这不是密钥文件，或者已损坏', en: 'This is no key file, or it is damaged' },
  bidder_key: { zh: '这是另一份投标文件的密钥文件', en: 'This is the key file of another bid' },
  other_files: { zh: '文件与上次密封的不同，不能从中断处继续；请选择同样的文件，或者重新密封', en: 'These are not the files that were sealed before; choose the same files, or seal anew' },
  envelope: { zh: '宣读的内容太长，装不进信封', en: 'What is read out is too long for the envelope' },
  too_many_files: { zh: '文件太多，请合并后再试', en: 'There are too many files; combine some of them' },
  test_seal: { zh: '试开没有成功，不要递交；请换一个浏览器再试', en: 'The test seal did not open; do not send, try another browser' },
  worker: { zh: '密封脚本没有启动，请刷新页面再试', en: 'The sealing script did not start; reload the page and try again' },
  manifest: { zh: '文件夹中的 manifest.json 读不出来，或者不是本标段的', en: 'manifest.json of the folder cannot be read, or is not of this lot' },
  files_changed: { zh: '文件在密封过程中被改动或移走，请重新选择', en: 'A file was changed or moved while it was sealed; choose it again' },
};

export const SAID = {
  choose: { zh: '请选择投标文件', en: 'Choose the files of the bid' },
  large: { zh: '文件合计超过了上限', en: 'The files are larger than allowed' },
  short: { zh: '口令至少 12 个字符', en: 'A passphrase has at least 12 characters' },
  differs: { zh: '两次输入的口令不同', en: 'The two passphrases differ' },
  keyfile: { zh: '请选中刚才下载的密钥文件', en: 'Choose the key file that was just downloaded' },
  needed: { zh: '请输入口令', en: 'Enter the passphrase' },
  folder: { zh: '请选择密封好的文件夹', en: 'Choose the sealed folder' },
  sealing: { zh: '正在密封…', en: 'Sealing…' },
  opening: { zh: '正在试开…', en: 'Opening the test seal…' },
  sending: { zh: '上传完毕，正在递交…', en: 'Uploaded; sending the bid…' },
  paused: { zh: '已暂停', en: 'Paused' },
  pause: { zh: '暂停', en: 'Pause' },
  resume: { zh: '继续', en: 'Resume' },
  away: { zh: '网络中断，正在重试…', en: 'The connection is gone; trying again…' },
  signed_out: { zh: '登录已失效。请在另一个页面重新登录，再回来继续。', en: 'You were signed out. Sign in again in another tab, then go on here.' },
  failed: { zh: '服务器没有接受，请再试一次', en: 'The server did not accept this; please try again' },
  unexpected: { zh: '出了差错，什么也没有递交', en: 'Something went wrong; nothing was sent' },
};

export const tick = label => ({ zh: `请勾选“${label}”`, en: `Tick “${label}”` });

export const progress = ({ sent, chunks, bytes, size }) => ({
  zh: `已上传 ${sent} / ${chunks} 块（${megabytes(bytes)} / ${megabytes(size)}）`,
  en: `${sent} of ${chunks} chunks uploaded (${megabytes(bytes)} of ${megabytes(size)})`,
});

export const megabytes = bytes =>
  bytes < 1024 * 1024 ? `${Math.ceil(bytes / 1024)} KB` : `${(bytes / 1024 / 1024).toFixed(1)} MB`;
