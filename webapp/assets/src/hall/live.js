/** The parts of the hall that are asked for again and again. */

/** What the hall says now goes to the live region, only when it is something new. */
export function sayChanges(live, region) {
  let before = textIn(live);
  live.addEventListener('htmx:afterSwap', () => {
    const now = textIn(live);
    if (now !== before) region.textContent = now;
    before = now;
  });
}

/** An answer that somebody is typing is not replaced under their hands. */
export function spareTyping(place) {
  place.addEventListener('htmx:beforeRequest', event => {
    const typing = [...place.querySelectorAll('textarea')].some(area => area.value || area === document.activeElement);
    if (typing && event.target === place) event.preventDefault();
  });
}

const textIn = live => live.querySelector('[data-announce]')?.textContent.trim() ?? '';
