/** Who may see what a field holds: the classes, and what each is called. */
import { say } from '../site/page.js';

export const CLASSES = {
  public: { zh: '公开', en: 'Public' },
  internal: { zh: '内部（默认）', en: 'Internal (default)' },
  personal: { zh: '个人信息', en: 'Personal' },
};
const EVENTS = { opening: { zh: '开标', en: 'the opening' }, award: { zh: '定标', en: 'the award' } };
const WITHHELD = 'withheld:';

/** The name of a class; of a withheld one until when. */
export function className(class_) {
  if (!class_.startsWith(WITHHELD)) return say(CLASSES[class_] ?? { zh: class_, en: class_ });
  const event = class_.slice(WITHHELD.length);
  const name = say(EVENTS[event] ?? { zh: event, en: event });
  return say({ zh: `${name}前保密`, en: `Withheld until ${name}` });
}

/** What can be chosen, given the events the item declares and what the field has now. */
export function choices(events, now) {
  const withheld = events.map(event => WITHHELD + event);
  return [...new Set([...Object.keys(CLASSES), ...withheld, ...(now ? [now] : [])])];
}
