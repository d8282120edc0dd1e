/** @jsxImportSource @bpmn-io/properties-panel/preact */
/** Which statutory row a step stands under: typed or searched among the rows of the law tables. */
import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks';
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';
import { useService } from 'bpmn-js-properties-panel';

import { lawTitle, surroundings } from './surroundings.js';

export function LawField({ element, id }) {
  const [translate, modeling] = [useService('translate'), useService('modeling')];
  const value = getBusinessObject(element).get('sunroad:rule') ?? '';
  const [typed, setTyped] = useState(value);
  useEffect(() => setTyped(value), [element, value]);
  const keep = () => modeling.updateProperties(element, { 'sunroad:rule': typed.trim() || undefined });
  const unknown = typed.trim() && !lawTitle(typed.trim());
  const field = `bio-properties-panel-${id}`;
  return (
    <div class={`bio-properties-panel-entry ${unknown ? 'has-error' : ''}`} data-entry-id={id}>
      <div class="bio-properties-panel-textfield">
        <label for={field} class="bio-properties-panel-label">
          {translate('Statutory rule')}
        </label>
        <input
          id={field}
          type="text"
          class="bio-properties-panel-input"
          name={id}
          list="modeler-laws"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${field}-hint`}
          value={typed}
          onInput={event => setTyped(event.target.value)}
          onChange={keep}
          onBlur={keep}
        />
      </div>
      <div id={`${field}-hint`} class={unknown ? 'bio-properties-panel-error' : 'bio-properties-panel-description'}>
        {unknown ? translate('The law tables have no such row.') : lawTitle(typed.trim()) || translate('Type a number, or words of the rule, to search the law tables.')}
      </div>
    </div>
  );
}

/** The choices of the field, once for all elements. */
export function listLaws() {
  const list = document.createElement('datalist');
  list.id = 'modeler-laws';
  list.append(...surroundings.laws.map(({ id, title }) => new Option(`${id} ${title}`, id)));
  document.body.append(list);
}
