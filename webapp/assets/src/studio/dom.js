/** Builds elements. */

/** `made('a', { href }, 'text', child)`. */
export function made(name, properties = {}, ...children) {
  const element = Object.assign(document.createElement(name), properties);
  element.append(...children);
  return element;
}

export function button(text, action, kind = 'btn-outline-primary') {
  const element = made('button', { type: 'button', className: `btn ${kind}`, textContent: text });
  element.addEventListener('click', action);
  return element;
}
