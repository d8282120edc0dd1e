/** A form as one role meets it: filled in, or read later with what is not theirs marked. */
import { say } from '../site/page.js';
import { className } from './classes.js';

const DEFAULT = 'internal';

/** `meeting` is one of the audience's; fields it may not see hold nothing and say why. */
export function seenBy(schema, meeting) {
  return { ...schema, components: schema.components.map(one => seen(one, meeting)) };
}

function seen(component, meeting) {
  const class_ = component.properties?.class ?? (component.key ? DEFAULT : null);
  if (class_ && !meeting.sees.includes(class_)) return hidden(component, class_, meeting);
  if (!Array.isArray(component.components)) return component;
  return { ...component, components: component.components.map(one => seen(one, meeting)) };
}

function hidden(component, class_, meeting) {
  const event = class_.startsWith('withheld:') && meeting.sees_after.includes(class_.slice(9));
  const why = say({ zh: `${className(class_)}，${meeting.name}看不到`, en: `${className(class_)}: hidden from ${meeting.name}` });
  const later = event ? say({ zh: '（之后可以看到）', en: ' (seen afterwards)' }) : '';
  return {
    type: 'textfield',
    id: component.id,
    key: `hidden_${component.id}`,
    label: component.label ?? component.dateLabel ?? component.path ?? '',
    description: `🔒 ${why}${later}`,
    layout: component.layout,
    properties: { en: component.properties?.en },
  };
}
