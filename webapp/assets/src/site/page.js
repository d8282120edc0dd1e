/** What the server tells a page about itself, and the one way to ask the server something. */

export const meta = name => document.querySelector(`meta[name="${name}"]`)?.content ?? '';

export const isChinese = () => !document.documentElement.lang.startsWith('en');

/** Picks the words of the page's language from `{ zh, en }`. */
export const say = words => (isChinese() ? words.zh : words.en);

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
