/** A text file in a plain textarea, saved while one types. */
import { Findings, listed } from './findings.js';
import { FileSaving } from './saving.js';

export function startTextFiles() {
  document.querySelectorAll('[data-text-file]').forEach(startTextFile);
}

function startTextFile(place) {
  const area = place.querySelector('textarea');
  const { draft, path, url, number } = place.dataset;
  const findings = new Findings({ draft, shown: found => show(found, path) });
  const saving = new FileSaving({
    url,
    number: Number(number),
    read: () => area.value,
    replace: text => (area.value = text),
    state: place.querySelector('[data-draft-state]'),
    saved: () => findings.ask(),
  });
  saving.start(area.defaultValue);
  area.addEventListener('input', () => saving.changed());
  place.addEventListener('submit', event => {
    event.preventDefault();
    saving.keep(area.value);
    saving.send();
  });
  findings.ask();
}

function show(found, path) {
  const place = document.querySelector('[data-findings]');
  place?.replaceChildren(listed(found.filter(one => one.file === path)));
}
