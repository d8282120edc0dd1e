/** Our fields in the viewer: the browser's own dates, files sent to the server, values to be read as text. */
import { dateField } from './date_field.jsx';
import { filePicker } from './file_picker.jsx';
import { shownField } from './shown_field.jsx';
import { shownList, shownTable } from './shown_list.jsx';

const READ_AS_TEXT = ['textfield', 'textarea', 'number', 'checkbox', 'radio', 'select', 'checklist', 'taglist', 'datetime'];

/** `laws`: row of a rule → its law and article. */
export function fieldsModule({ uploadUrl, documents, laws }) {
  const register = formFields => {
    formFields.register('datetime', dateField);
    formFields.register('filepicker', filePicker({ uploadUrl, documents }));
    for (const type of READ_AS_TEXT) formFields.register(type, shownField(formFields.get(type), laws));
    formFields.register('dynamiclist', shownList(formFields.get('dynamiclist'), laws));
    formFields.register('table', shownTable(formFields.get('table'), laws));
  };
  register.$inject = ['formFields'];
  return { __init__: ['ownFields'], ownFields: ['factory', register] };
}
