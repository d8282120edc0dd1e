/** Makes the form that a task names but the draft does not have yet: one text to begin with. */
import { ask } from '../site/page.js';

/** Whether the form is there now. */
export async function createForm({ draftUrl, saving }, formId, title) {
  const answer = await ask(`${draftUrl}/files/forms/${formId}.form`, {
    method: 'PUT',
    body: JSON.stringify(schema(formId, title), null, 2),
    headers: { ...saving.headers(), 'X-Based-On': '0' },
  }).catch(() => null);
  if (!answer?.ok && answer?.status !== 409) saving.tell('local', (await answer?.json().catch(() => ({})))?.message ?? '');
  return Boolean(answer && (answer.ok || answer.status === 409));
}

/** The English title, until the analyst writes a better one: `first_check` → `First check`. */
const named = formId => {
  const words = formId.split('/').pop().replaceAll('_', ' ').trim();
  return words.charAt(0).toUpperCase() + words.slice(1);
};

const schema = (formId, title) => ({
  type: 'default',
  schemaVersion: 18,
  id: formId.split('/').pop(),
  properties: { title, en: named(formId) },
  components: [
    {
      type: 'textarea',
      id: 'note',
      key: `${formId.split('/').pop()}_note`,
      label: '办理意见',
      properties: { en: 'Note' },
      validate: { required: true },
    },
  ],
});
