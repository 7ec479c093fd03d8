/**
 * Registers a custom element, once: a page may load a script again when it replaces its content.
 * @param {string} name
 * @param {CustomElementConstructor} element
 */
export function define(name, element) {
  if (!customElements.get(name)) customElements.define(name, element);
}
