/** Sends files chosen in `[data-upload]` one by one, then shows the page anew with them. */
import { isChinese } from './page.js';
import { upload } from './upload.js';

export function startUploads() {
  document.querySelectorAll('[data-upload]').forEach(place => {
    const input = place.querySelector('[data-upload-input]');
    input.addEventListener('change', () => sendAll(place, input));
  });
}

async function sendAll(place, input) {
  const state = place.querySelector('[data-upload-state]');
  input.disabled = true;
  try {
    for (const file of input.files) {
      await upload(place.dataset.uploadUrl, file, part => {
        state.textContent = `${isChinese() ? '正在上传' : 'Uploading'} ${file.name} ${Math.round(part * 100)}%`;
      });
    }
    location.reload();
  } catch (problem) {
    state.textContent = problem.message;
    input.disabled = false;
  }
}
