/** Parts of a page that fold: a link to one opens it, and a reload leaves them as they were. */

const WIDE = '(min-width: 62rem)';

export function startParts() {
  document.querySelectorAll('details[data-open-wide]').forEach(part => {
    part.open = matchMedia(WIDE).matches;
  });
  const folded = [...document.querySelectorAll('[data-parts] > details[id]')];
  if (!folded.length) return;
  const name = `sunroad-parts:${location.pathname}`;
  const kept = readKept(name);
  folded.filter(part => kept.includes(part.id)).forEach(part => (part.open = true));
  folded.forEach(part => part.addEventListener('toggle', () => keep(name, folded)));
  addEventListener('hashchange', openTarget);
  openTarget();
}

/** Opens what the address names, and everything around it. */
function openTarget() {
  const target = document.getElementById(decodeURIComponent(location.hash.slice(1)));
  if (!target) return;
  for (let at = target; at; at = at.parentElement) if (at.matches('details')) at.open = true;
  target.scrollIntoView();
}

function keep(name, folded) {
  try {
    sessionStorage.setItem(name, JSON.stringify(folded.filter(part => part.open).map(part => part.id)));
  } catch {
    // Storage may be forbidden: parts fold all the same.
  }
}

function readKept(name) {
  try {
    return JSON.parse(sessionStorage.getItem(name)) ?? [];
  } catch {
    return [];
  }
}
