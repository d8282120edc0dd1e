/** The fields of the envelope: the item's own form, filled in here and sent nowhere. */
import { Form } from '@bpmn-io/form-js-viewer';

import { clearSummary, showSummary } from '../form/error_summary.js';
import { foundErrors } from '../form/errors.js';
import { fieldsModule } from '../form/fields.js';
import { submission } from '../form/submission.js';
import { translationModule } from '../form/translation.js';
import { isChinese } from '../site/page.js';

/** `{ check(), values() }`: check shows what is wrong and says whether nothing is. */
export async function mountReadOut(place, schema) {
  const { title, en } = schema.properties ?? {};
  const form = new Form({
    container: place.querySelector('[data-form-body]'),
    debounce: false, // a redraw within the viewer's delay would take back what was just typed
    properties: { ariaLabel: (isChinese() ? title : en) ?? title },
    additionalModules: [translationModule, fieldsModule({ uploadUrl: '', documents: {}, laws: {} })],
  });
  await form.importSchema(schema, {});
  return {
    check() {
      const errors = foundErrors(form, form.validate());
      clearSummary(place);
      if (errors.length) showSummary(place, errors);
      return errors.length === 0;
    },
    values: () => submission(form),
  };
}
