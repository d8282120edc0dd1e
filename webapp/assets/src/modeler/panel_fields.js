/** The fields of the panel's own group, each a component of the panel's library. */
import { CheckboxEntry, FeelEntry, SelectEntry, TextFieldEntry } from '@bpmn-io/properties-panel';
import { useEffect, useState } from '@bpmn-io/properties-panel/preact/hooks';
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';
import { useService } from 'bpmn-js-properties-panel';

/** A choice of `options()` → `[{value, label}]`; what stands there stays choosable. */
export function Choice({ element, id, label, description, options, get, set }) {
  const translate = useService('translate');
  const modeler = useService('bpmnjs');
  const value = get(element) ?? '';
  const known = options();
  const missing = value && !known.some(option => option.value === value) ? [{ value, label: value }] : [];
  return SelectEntry({
    element,
    id,
    label: translate(label),
    description: description && translate(description),
    getOptions: () => [{ value: '', label: translate('<none>') }, ...missing, ...known],
    getValue: () => value,
    setValue: chosen => set(modeler, element, chosen || undefined),
  });
}

export function YesOrNo({ element, id, label, description, get, set }) {
  const [translate, modeler] = [useService('translate'), useService('bpmnjs')];
  return CheckboxEntry({
    element,
    id,
    label: translate(label),
    description: translate(description),
    getValue: () => get(element),
    setValue: value => set(modeler, element, value),
  });
}

export function Words({ element, id, label, description, get, set, validate }) {
  const [translate, modeler, debounce] = ['translate', 'bpmnjs', 'debounceInput'].map(name => useService(name));
  return TextFieldEntry({
    element,
    id,
    label: translate(label),
    description: description && translate(description),
    debounce,
    validate,
    getValue: () => get(element),
    setValue: value => set(modeler, element, value || undefined),
  });
}

/** Text, or FEEL after `=`, with the names known at this element. */
export function TextOrFeel({ element, id, label, description, attribute }) {
  const [translate, modeling, debounce] = ['translate', 'modeling', 'debounceInput'].map(name => useService(name));
  return FeelEntry({
    element,
    id,
    label: translate(label),
    description: translate(description),
    feel: 'optional',
    debounce,
    variables: useVariables(element),
    getValue: () => getBusinessObject(element).get(attribute),
    setValue: value => modeling.updateProperties(element, { [attribute]: value || undefined }),
  });
}

function useVariables(element) {
  const resolver = useService('variableResolver');
  const [variables, setVariables] = useState([]);
  useEffect(() => {
    let current = true;
    resolver.getVariablesForElement(getBusinessObject(element)).then(found => current && setVariables(found));
    return () => (current = false);
  }, [element]);
  return variables;
}
