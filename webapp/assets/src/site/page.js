/** What the server tells a page about itself, and the one way to ask the server something. */

export const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

export const isChinese = () => !document.documentElement.lang.startsWith('en');

/** Picks the words of the page's language from `{ zh, en }`. */
export const say = words => (isChinese() ? words.zh : words.en);

const told = Date.parse(meta('server-now'));
const ahead = Number.isNaN(told) ? 0 : told - Date.now();

/** Milliseconds on the server's clock, which in a demo may have been moved. */
export const serverNow = () => Date.now() + ahead;

/** `2026-03-02 09:00`: a moment (milliseconds or ISO) as people in Beijing read it. */
export const beijingTime = at =>
  new Intl.DateTimeFormat('sv-SE', { timeZone: 'Asia/Shanghai', dateStyle: 'short', timeStyle: 'short' }).format(
    new Date(at),
  );

/** The JSON in the `<script type="application/json">` that `selector` finds in `place`, or `otherwise`. */
export function jsonIn(place, selector, otherwise) {
  const text = place.querySelector(`script${selector}`)?.textContent;
  return text?.trim() ? JSON.parse(text) : otherwise;
}

/** Fetch with the CSRF token; a redirect (to the sign-in page) is not followed but shows as status 0. */
export function ask(url, { method = 'GET', json, ...rest } = {}) {
  return fetch(url, {
    method,
    redirect: 'manual',
    credentials: 'same-origin',
    headers: {
      Accept: 'application/json',
      'X-CSRFToken': meta('csrf-token'),
      ...(json === undefined ? {} : { 'Content-Type': 'application/json' }),
    },
    body: json === undefined ? undefined : JSON.stringify(json),
    ...rest,
  });
}
