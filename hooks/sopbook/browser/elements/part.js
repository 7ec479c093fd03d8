/** Finding and filling the parts that templates mark with `data-part`; the markup itself stays in the templates. */

/**
 * The part of that name inside `root`; a template without it is a mistake of whoever overrode it.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement}
 */
export function part(root, name) {
  const found = partIn(root, name);
  if (!found) throw new Error(`The template lacks data-part="${name}".`);
  return found;
}

/**
 * The part of that name, or null where the page has none.
 * @param {ParentNode} root
 * @param {string} name
 * @returns {HTMLElement | null}
 */
export function partIn(root, name) {
  return root.querySelector(`[data-part="${name}"]`);
}

/**
 * A copy of a `<template>` part with its own parts filled; a part without a text is taken out.
 * @param {ParentNode} root
 * @param {string} name
 * @param {Record<string, string>} texts
 * @returns {HTMLElement}
 */
export function filled(root, name, texts) {
  const template = /** @type {HTMLTemplateElement} */ (part(root, name));
  const copy = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
  for (const [key, text] of Object.entries(texts)) {
    if (text) part(copy, key).textContent = text;
    else part(copy, key).remove();
  }
  return copy;
}

/**
 * Calls back for clicks on whatever carries `data-action`, by the name of the action.
 * @param {HTMLElement} root
 * @param {Record<string, (target: HTMLElement) => void>} actions
 */
export function onAction(root, actions) {
  root.addEventListener("click", (event) => {
    const target = /** @type {Element} */ (event.target).closest("[data-action]");
    if (target instanceof HTMLElement && root.contains(target)) actions[target.dataset.action ?? ""]?.(target);
  });
}
