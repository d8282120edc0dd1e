/** Fetches the canonical bytes and compares their SHA-256 with the one the notice states. */

export function startVerifying() {
  for (const button of document.querySelectorAll('[data-verify]')) {
    button.hidden = false;
    button.addEventListener('click', () => verify(button));
  }
}

async function verify(button) {
  button.disabled = true;
  const [tone, words] = await judged(button);
  const told = document.querySelector('[data-verified]');
  told.className = `alert alert-${tone}`;
  told.textContent = words;
  button.disabled = false;
}

async function judged(button) {
  const { verify: address, hash, same, other, unable } = button.dataset;
  try {
    const answer = await fetch(address, { cache: 'no-store' });
    if (!answer.ok) {
      return ['warning', unable];
    }
    return (await fingerprint(await answer.arrayBuffer())) === hash ? ['success', same] : ['danger', other];
  } catch {
    return ['warning', unable];
  }
}

async function fingerprint(bytes) {
  const digest = await crypto.subtle.digest('SHA-256', bytes);
  return [...new Uint8Array(digest)].map((byte) => byte.toString(16).padStart(2, '0')).join('');
}
