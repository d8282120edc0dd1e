/** Replaces two of the viewer's fields: dates by the browser's own, files by uploads to the server. */
import { dateField } from './date_field.jsx';
import { filePicker } from './file_picker.jsx';

export function fieldsModule({ uploadUrl, documents }) {
  const register = formFields => {
    formFields.register('datetime', dateField);
    formFields.register('filepicker', filePicker({ uploadUrl, documents }));
  };
  register.$inject = ['formFields'];
  return { __init__: ['ownFields'], ownFields: ['factory', register] };
}
