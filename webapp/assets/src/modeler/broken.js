/** A file that is no diagram: its text is shown and can be mended by hand. */
import { button, made } from '../studio/dom.js';
import { translate } from './translate.js';

export function tellBroken(view, xml, error) {
  view.place.dataset.broken = '';
  const area = made('textarea', {
    className: 'form-control code',
    rows: 20,
    spellcheck: false,
    ariaLabel: translate('Text of the file'),
    value: xml,
  });
  const mend = button(
    translate('Open again'),
    () => {
      view.saving.keep(area.value);
      view.saving.send();
      view.part('broken').replaceChildren();
      view.open(area.value);
    },
    'btn-primary',
  );
  view.part('broken').replaceChildren(
    made('h2', { textContent: translate('This file cannot be drawn') }),
    made('p', { textContent: String(error.message ?? error) }),
    area,
    made('div', { className: 'btn-row mt-2' }, mend),
  );
}
