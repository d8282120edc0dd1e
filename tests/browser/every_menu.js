async () => {
  const { modeler, untranslated } = document.querySelector('[data-table-editor]');
  const canvas = document.querySelector('[data-table-editor-canvas]');
  const left = new Set();
  const soon = (wait = 20) => new Promise(done => setTimeout(done, wait));
  const named = ['title', 'placeholder', 'aria-label', 'data-placeholder'];
  const typed = 'input, textarea, [contenteditable], .cm-editor, .input-label, .output-label, .input-cell, .output-cell, .decision-table-name, .djs-visual, code';
  const look = () => {
    const walk = document.createTreeWalker(canvas, NodeFilter.SHOW_TEXT | NodeFilter.SHOW_ELEMENT);
    for (let node = walk.nextNode(); node; node = walk.nextNode()) {
      if (node.nodeType === 3) { if (!node.parentElement.closest(typed + ', style, select.type')) note(node.data); }
      else named.forEach(name => note(node.getAttribute(name)));
    }
  };
  const note = text => { if (/[A-Za-z]{3}/.test(text ?? '') && !/[\u3400-\u9fff]/.test(text)) left.add(text.trim()); };
  const fire = (element, type, more = {}) => element?.dispatchEvent(new MouseEvent(type, { bubbles: true, cancelable: true, clientX: 300, clientY: 300, ...more }));
  const press = async element => { ['mousedown', 'mouseup', 'click'].forEach(type => fire(element, type)); await soon(); look(); };
  for (const view of modeler.getViews()) {
    await modeler.open(view);
    await soon(300);
    look();
    for (const selector of ['th.input-cell', 'th.output-cell', '.hit-policy', 'td.input-cell', 'td.output-cell', 'td.annotation', 'td.rule-index', '.variable-type', '.variable-name', '.expression-language']) {
      for (const cell of [...canvas.querySelectorAll(selector)].slice(0, 3)) {
        fire(cell, 'dblclick');
        await press(cell);
        fire(cell, 'contextmenu');
        await soon();
        look();
        for (const button of [...canvas.querySelectorAll('.simple-mode-button, .dms-input-select')].slice(0, 2)) await press(button);
        document.body.dispatchEvent(new KeyboardEvent('keydown', { key: 'Escape', code: 'Escape', bubbles: true }));
        await press(document.querySelector('h1'));
      }
    }
    const shapes = view.type === 'drd' ? modeler.getActiveViewer().get('elementRegistry').getAll() : [];
    for (const shape of shapes) {
      modeler.getActiveViewer().get('selection').select(shape);
      await soon();
      look();
    }
  }
  return { untranslated: [...untranslated], left: [...left] };
}
