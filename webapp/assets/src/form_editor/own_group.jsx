/** @jsxImportSource ../../node_modules/@bpmn-io/form-js-editor/node_modules/preact */
/** Our properties in the editor's panel: English, field class, statutory rule, check, rows. */
import { say } from '../site/page.js';
import { choices, className } from './classes.js';
import { LIST, lawTitle } from './laws.js';
import { OWN, ownFieldsOf } from './own_fields.js';

const TITLE = { zh: '阳光交易', en: 'Sunroad' };
const OPTIONS = { zh: '选项的英文', en: 'English of the choices' };
const NOT_OFFERED = ['securityAttributes'];

export class OwnProperties {
  static $inject = ['propertiesPanel'];
  static events = [];

  constructor(propertiesPanel) {
    propertiesPanel.registerProvider(this, 500);
  }

  getGroups(field, edit) {
    return groups => [...groups.filter(({ id }) => !NOT_OFFERED.includes(id)).map(withoutOurs), ...ownGroups(field, edit)];
  }
}

/** Custom properties are those that we have no entry for. */
function withoutOurs(group) {
  if (group.id !== 'custom-values' || !group.items) return group;
  return { ...group, items: group.items.filter(({ label }) => !(label in OWN)) };
}

function ownGroups(field, edit) {
  const own = ownFieldsOf(field).map(([name, settings]) => entryOf(name, settings, field, edit));
  const named = ['values', 'columns'].flatMap(list => optionsOf(list, field, edit));
  const groups = own.length ? [{ id: 'sunroad', label: say(TITLE), entries: own, shouldOpen: true }] : [];
  return named.length ? [...groups, { id: 'sunroad-options', label: say(OPTIONS), entries: named }] : groups;
}

function entryOf(name, settings, field, edit) {
  const set = value => edit(field, 'properties', changed(field.properties, name, value));
  return { id: `sunroad-${name}`, component: Entry, settings, field, value: field.properties?.[name] ?? '', set };
}

/** Static choices and columns keep their English beside their label. */
function optionsOf(list, field, edit) {
  const every = Array.isArray(field[list]) ? field[list] : [];
  return every.map((one, place) => ({
    id: `sunroad-${list}-${place}`,
    component: Entry,
    settings: { kind: 'text', label: { zh: one.label, en: one.label } },
    field,
    value: one.en ?? '',
    set: value => edit(field, list, every.map((other, n) => (n === place ? changed(other, 'en', value) : other))),
  }));
}

/** A copy with the name set, or gone where the value is empty. */
function changed(properties, name, value) {
  const { [name]: _, ...rest } = properties ?? {};
  return value === '' ? rest : { ...rest, [name]: value };
}

function Entry({ id, settings, field, value, set }) {
  const name = `bio-properties-panel-${id}`;
  const hint = settings.kind === 'law' ? lawTitle(value) : settings.hint?.(field);
  return (
    <div class="bio-properties-panel-entry" data-entry-id={id}>
      <div class="bio-properties-panel-textfield">
        <label for={name} class="bio-properties-panel-label">
          {say(settings.label)}
        </label>
        <Control name={name} settings={settings} value={value} set={set} hint={hint ? `${name}-hint` : undefined} />
      </div>
      {hint && (
        <div id={`${name}-hint`} class="bio-properties-panel-description">
          {hint}
        </div>
      )}
    </div>
  );
}

function Control({ name, settings, value, set, hint }) {
  const shared = { id: name, name, class: 'bio-properties-panel-input', 'aria-describedby': hint, spellcheck: false };
  const typed = event => set(event.target.value);
  if (settings.kind === 'class') return <ClassSelect shared={shared} value={value} set={typed} />;
  if (settings.kind === 'area') return <textarea {...shared} rows={settings.feel ? 3 : 2} value={value} onInput={typed} />;
  const law = settings.kind === 'law' ? { list: LIST, autocomplete: 'off' } : {};
  return <input {...shared} {...law} type="text" inputMode={settings.digits ? 'numeric' : undefined} value={value} onInput={typed} />;
}

function ClassSelect({ shared, value, set }) {
  return (
    <select {...shared} value={value || 'internal'} onChange={set}>
      {choices(OwnProperties.events, value).map(class_ => (
        <option key={class_} value={class_}>
          {className(class_)}
        </option>
      ))}
    </select>
  );
}
