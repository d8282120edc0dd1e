async () => {
  const types = ['textfield', 'textarea', 'number', 'datetime', 'expression', 'filepicker', 'checkbox', 'checklist', 'radio', 'select',
    'taglist', 'text', 'image', 'table', 'spacer', 'separator', 'group', 'dynamiclist', 'button'];
  const { editor, untranslated } = document.querySelector('[data-form-editor]');
  const panel = document.querySelector('[data-form-editor-panel]');
  const soon = () => new Promise(done => requestAnimationFrame(() => setTimeout(done, 30)));
  const press = async selector => {
    panel.querySelectorAll(selector).forEach(one => one.click());
    await soon();
  };
  const { schema } = editor._getState();
  for (const type of types) editor.get('modeling').addFormField({ type }, schema, schema.components.length);
  const fields = editor.get('formFieldRegistry').getAll();
  for (const field of fields) {
    editor.get('selection').set(field);
    await soon();
    await press('.bio-properties-panel-group-header:not(.open)');
    await press('.bio-properties-panel-add-entry');
    await press('.bio-properties-panel-collapsible-entry-header:not(.open)');
  }
  const bare = types.filter(type => /[A-Za-z]{3}/.test(fields.findLast(one => one.type === type)?.label ?? ''));
  return { untranslated: [...untranslated], unlabelled: bare };
}
