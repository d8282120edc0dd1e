/** Selects every element, opens every group, list item and menu, and gathers what is written there. */
async () => {
  const { modeler, untranslated } = document.querySelector('[data-modeler]').editor;
  const [registry, selection, popup, canvas] = ['elementRegistry', 'selection', 'popupMenu', 'canvas'].map(name => modeler.get(name));
  const panel = document.querySelector('[data-modeler-panel]');
  const drawn = () => new Promise(resolve => requestAnimationFrame(() => setTimeout(resolve)));
  const said = new Map();
  const hear = (place, where) => {
    const walker = document.createTreeWalker(place, NodeFilter.SHOW_TEXT);
    const texts = [];
    while (walker.nextNode()) {
      if (!walker.currentNode.parentElement.closest('.cm-editor, code, [data-own], .bio-properties-panel-header-label')) texts.push(walker.currentNode.data);
    }
    place.querySelectorAll('[title], [placeholder], [aria-label]').forEach(one =>
      texts.push(one.title, one.getAttribute('placeholder'), one.getAttribute('aria-label')));
    texts.filter(text => text?.trim()).forEach(text => said.set(text.trim(), where));
  };
  const openAll = async () => {
    for (let round = 0; round < 3; round += 1) {
      panel.querySelectorAll('.bio-properties-panel-group-header:not(.open), .bio-properties-panel-collapsible-entry-header:not(.open)')
        .forEach(header => header.click());
      await drawn();
    }
  };
  const menus = async (target, ...names) => {
    for (const menu of names) {
      if (popup.isEmpty(target, menu)) continue;
      popup.open(target, menu, { x: 300, y: 300 });
      await drawn();
      hear(document.querySelector('.djs-popup'), menu);
      popup.close();
    }
  };
  let elements = 0;
  for (const element of registry.filter(one => one.type !== 'label' && one !== canvas.getRootElement())) {
    selection.select(element);
    await drawn();
    await openAll();
    hear(panel, `${element.type} ${element.id}`);
    document.querySelectorAll('.djs-context-pad').forEach(pad => hear(pad, 'context pad'));
    await menus(element, 'bpmn-replace', 'bpmn-append', 'bpmn-create');
    elements += 1;
  }
  selection.select(['task', 'userTask', 'sendTask'].map(id => registry.get(id)));
  await drawn();
  hear(panel, 'several');
  await menus(selection.get(), 'align-elements');
  hear(document.querySelector('.djs-palette'), 'palette');
  hear(document.querySelector('[data-modeler-tools]'), 'tools');
  document.querySelector('[data-modeler-tools] button:last-child:not([data-tool])')?.click();
  document.querySelectorAll('dialog').forEach(dialog => { hear(dialog, 'help'); dialog.close(); });
  return { elements, said: [...said], untranslated: [...untranslated] };
}
