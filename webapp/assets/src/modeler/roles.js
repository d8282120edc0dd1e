/** A lane belongs to a role: its id is `Lane_` and the role's key. */
import { getBusinessObject } from 'bpmn-js/lib/util/ModelUtil';

import { surroundings } from './surroundings.js';

const PREFIX = 'Lane_';

export function roleOf(lane) {
  const key = getBusinessObject(lane).get('id').replace(PREFIX, '');
  return surroundings.roles.some(({ id }) => id === key) ? key : '';
}

/** The lane takes the role's id and, unless the analyst gave it another, its name. */
export function assignRole(modeler, lane, key) {
  const role = surroundings.roles.find(({ id }) => id === key);
  if (!role) return;
  const named = getBusinessObject(lane).get('name');
  const theirs = named && !surroundings.roles.some(({ name }) => name === named);
  const taken = modeler.get('elementRegistry').get(PREFIX + key);
  if (taken && taken !== lane) return;
  modeler.get('modeling').updateProperties(lane, { id: PREFIX + key, name: theirs ? named : role.name });
}
