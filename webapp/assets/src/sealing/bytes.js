/** Bytes, base64 and UTF-8: the spellings of the format. */
import { SealingRefused } from './refused.js';

const utf8 = new TextEncoder();
const SLICE = 0x8000;

export const bytesOf = text => utf8.encode(text);

export const textOf = bytes => new TextDecoder('utf-8', { fatal: true }).decode(bytes);

export function joined(...parts) {
  const whole = new Uint8Array(parts.reduce((size, part) => size + part.length, 0));
  let at = 0;
  for (const part of parts) {
    whole.set(part, at);
    at += part.length;
  }
  return whole;
}

export function base64Of(bytes) {
  let text = '';
  for (let at = 0; at < bytes.length; at += SLICE) {
    text += String.fromCharCode(...bytes.subarray(at, at + SLICE));
  }
  return btoa(text);
}

/** Only the one spelling that `base64Of` gives is read. */
export function fromBase64(text) {
  let bytes;
  try {
    bytes = Uint8Array.from(atob(text), letter => letter.charCodeAt(0));
  } catch {
    throw new SealingRefused('encoding');
  }
  if (base64Of(bytes) !== text) {
    throw new SealingRefused('encoding');
  }
  return bytes;
}

export const hexOf = bytes => Array.from(bytes, byte => byte.toString(16).padStart(2, '0')).join('');

export function fromHex(text) {
  return Uint8Array.from(text.match(/../g) ?? [], pair => Number.parseInt(pair, 16));
}

/** An unsigned number, big endian. */
export function number(value, size) {
  const bytes = new Uint8Array(size);
  for (let at = size - 1, rest = value; at >= 0; at -= 1, rest = Math.floor(rest / 256)) {
    bytes[at] = rest % 256;
  }
  return bytes;
}

export const readNumber = bytes => bytes.reduce((value, byte) => value * 256 + byte, 0);

export const same = (one, other) =>
  one.length === other.length && one.reduce((bits, byte, at) => bits | (byte ^ other[at]), 0) === 0;

export const random = size => crypto.getRandomValues(new Uint8Array(size));
