/** An Ed25519 private key from a PEM file. It is read here and goes nowhere else. */
import { SigningRefused } from './refused.js';

const ED25519 = { name: 'Ed25519' };
const MOST_BYTES = 16 * 1024;
const PEM = /-----BEGIN PRIVATE KEY-----([A-Za-z0-9+/=\s]+)-----END PRIVATE KEY-----/;

const WORDS = {
  missing: { zh: '请选择私钥文件', en: 'Choose the file of the private key' },
  insecure: {
    zh: '浏览器只在 https 页面上提供签名功能，请用 https 打开本站，或在命令行用 sunroad items sign 签名',
    en: 'Browsers sign on https pages only; open this site over https, or sign with sunroad items sign',
  },
  unable: {
    zh: '这个浏览器不支持 Ed25519 签名，请更新浏览器，或在命令行用 sunroad items sign 签名',
    en: 'This browser cannot sign with Ed25519; update it, or sign with sunroad items sign',
  },
  encrypted: {
    zh: '这个私钥有口令保护，浏览器不能解开；请在命令行用 sunroad items sign 签名',
    en: 'This key is protected by a passphrase, which browsers cannot open; sign with sunroad items sign',
  },
  unreadable: {
    zh: '文件中没有 PEM（PKCS#8）格式的私钥，应以 -----BEGIN PRIVATE KEY----- 开头',
    en: 'The file holds no private key in PEM (PKCS#8); it begins with -----BEGIN PRIVATE KEY-----',
  },
  other: { zh: '这个私钥不是 Ed25519 密钥', en: 'This private key is no Ed25519 key' },
};
const refused = key => new SigningRefused('key', WORDS[key]);

/** Rejects, telling the way out, where this page cannot sign at all. */
export async function requireEd25519() {
  if (!globalThis.isSecureContext || !globalThis.crypto?.subtle) throw refused('insecure');
  try {
    await crypto.subtle.generateKey(ED25519, false, ['sign', 'verify']);
  } catch {
    throw refused('unable');
  }
}

/** `{ publicKey, sign }`: the public key in hex, and bytes → signature in hex. */
export async function signingKey(file) {
  await requireEd25519();
  const key = await imported(pkcs8(await text(file)));
  const { x } = await crypto.subtle.exportKey('jwk', key);
  return {
    publicKey: hex(bytes(x.replaceAll('-', '+').replaceAll('_', '/'))),
    sign: async message => hex(new Uint8Array(await crypto.subtle.sign(ED25519, key, message))),
  };
}

async function text(file) {
  if (!file) throw refused('missing');
  if (file.size > MOST_BYTES) throw refused('unreadable');
  return file.text();
}

function pkcs8(pem) {
  if (pem.includes('ENCRYPTED')) throw refused('encrypted');
  const [, body] = PEM.exec(pem) ?? [];
  if (!body) throw refused('unreadable');
  return body.replace(/\s/g, '');
}

async function imported(base64) {
  try {
    return await crypto.subtle.importKey('pkcs8', bytes(base64), ED25519, true, ['sign']);
  } catch {
    throw refused('other');
  }
}

const bytes = base64 => Uint8Array.from(atob(base64), letter => letter.charCodeAt(0));
const hex = read => [...read].map(byte => byte.toString(16).padStart(2, '0')).join('');
