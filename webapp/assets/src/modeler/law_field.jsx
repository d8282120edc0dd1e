/** @jsxImportSource @bpmn-io/properties-panel/preact */
/** Which statutory row a step stands under: typed or searched among the rows of the law tables. */
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';
import { useService } from 'bpmn-js-properties-panel';

import { lawTitle, surroundings } from './surroundings.js';

export function LawField({ element, id }) {
  const [translate, modeling] = [useService('translate'), useService('modeling')];
  const rule = getBusinessObject(element).get('sunroad:rule') ?? '';
  const keep = ({ target }) => {
    if (target.value.trim() !== rule) modeling.updateProperties(element, { 'sunroad:rule': target.value.trim() || undefined });
  };
  const unknown = rule && !lawTitle(rule);
  const told = unknown ? 'The law tables have no such row.' : 'Type a number, or words of the rule, to search the law tables.';
  const field = `bio-properties-panel-${id}`;
  return (
    <div class={`bio-properties-panel-entry ${unknown ? 'has-error' : ''}`} data-entry-id={id}>
      <div class="bio-properties-panel-textfield">
        <label for={field} class="bio-properties-panel-label">
          {translate('Statutory rule')}
        </label>
        <input
          key={`${element.id} ${rule}`}
          id={field}
          type="text"
          class="bio-properties-panel-input"
          name={id}
          list="modeler-laws"
          autocomplete="off"
          spellcheck={false}
          aria-describedby={`${field}-hint`}
          defaultValue={rule}
          onChange={keep}
          onBlur={keep}
        />
      </div>
      <div id={`${field}-hint`} class={unknown ? 'bio-properties-panel-error' : 'bio-properties-panel-description'}>
        {lawTitle(rule) || translate(told)}
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
