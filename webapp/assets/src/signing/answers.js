/** What the server is asked while a package is signed; it never gets more than these parts. */
import { ask } from '../site/page.js';
import { SigningRefused } from './refused.js';

const MISSING = { zh: '请选择交易类型包', en: 'Choose the package' };
const AWAY = { zh: '服务器没有回答，请再试一次', en: 'The server did not answer; please try again' };

/** The bytes that are to be signed. */
export async function manifestOf(url, file) {
  if (!file) throw new SigningRefused('package', MISSING);
  return (await sent(url, { file })).arrayBuffer();
}

/** The package with the signature in it, as a blob. */
export async function signedZip(url, file, signature) {
  return (await sent(url, { file, ...signature })).blob();
}

/** Hands a blob to the person under the package's name. */
export function kept(blob, name) {
  const link = document.createElement('a');
  link.href = URL.createObjectURL(blob);
  link.download = `${name.replace(/\.zip$/i, '')}-signed.zip`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href), 60_000);
}

async function sent(url, parts) {
  const body = new FormData();
  Object.entries(parts).forEach(([name, value]) => body.append(name, value));
  const answer = await ask(url, { method: 'POST', body }).catch(() => null);
  if (!answer?.ok) throw new SigningRefused('package', await why(answer));
  return answer;
}

async function why(answer) {
  const told = await answer?.json().catch(() => null);
  const text = told?.problems?.[0]?.message ?? told?.message;
  return text ? { zh: text, en: text } : AWAY;
}
