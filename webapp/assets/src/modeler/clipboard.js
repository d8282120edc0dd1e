/** Copies go through the browser's storage, so that they can be pasted into another diagram or tab. */

const KEY = 'sunroad.modeler.clipboard';

class SharedClipboard {
  constructor(moddle) {
    this.moddle = moddle;
  }

  get() {
    const text = localStorage.getItem(KEY);
    return text ? JSON.parse(text, reviver(this.moddle)) : undefined;
  }

  set(tree) {
    localStorage.setItem(KEY, JSON.stringify(tree));
  }

  clear() {
    const tree = this.get();
    localStorage.removeItem(KEY);
    return tree;
  }

  isEmpty() {
    return localStorage.getItem(KEY) === null;
  }
}
SharedClipboard.$inject = ['moddle'];

/** Elements of the model become such again; one that another holds by reference is made once. */
function reviver(moddle) {
  const made = {};
  return (_, value) => {
    if (!value || typeof value !== 'object' || typeof value.$type !== 'string') return value;
    if (typeof value.id === 'string' && made[value.id]) return made[value.id];
    const element = moddle.create(value.$type, Object.fromEntries(Object.entries(value).filter(([name]) => name !== '$type')));
    if (typeof value.id === 'string') made[value.id] = element;
    return element;
  };
}

export const clipboardModule = { clipboard: ['type', SharedClipboard] };
