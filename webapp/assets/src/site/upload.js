/** Sends one file and reports how far it is; fetch cannot report that. */
import { meta, say } from './page.js';

const FAILED = { zh: '上传失败', en: 'upload failed' };

/** Resolves to the server's `{id, name, size}`; rejects with the server's message. */
export function upload(url, file, progress) {
  return new Promise((resolve, reject) => {
    const request = new XMLHttpRequest();
    request.open('POST', url);
    request.responseType = 'json';
    request.setRequestHeader('Accept', 'application/json');
    request.setRequestHeader('X-CSRFToken', meta('csrf-token'));
    request.upload.addEventListener('progress', ({ loaded, total }) => progress(total ? loaded / total : 0));
    request.addEventListener('load', () => {
      const { status, response } = request;
      if (status < 300 && response?.id) resolve(response);
      else reject(new Error(response?.message ?? say(FAILED)));
    });
    request.addEventListener('error', () => reject(new Error(say(FAILED))));
    request.send(formOf(file));
  });
}

function formOf(file) {
  const form = new FormData();
  form.append('file', file, file.name);
  return form;
}
