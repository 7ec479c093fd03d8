/** Keeps the focus where it was when a list is built anew: on the same control, or on the one that took its place. */

const CONTROLS = "a[href], button, input, select";

/**
 * @param {HTMLElement} root
 * @param {() => void} change
 */
export function holdingFocus(root, change) {
  const active = document.activeElement;
  if (!(active instanceof HTMLElement) || !root.contains(active)) {
    change();
    return;
  }
  const place = controls(root).indexOf(active);
  const name = nameOf(active);
  change();
  if (document.activeElement !== active && root.contains(document.activeElement)) return; // the change itself has moved it
  if (active.isConnected && isShown(active)) return;
  const now = controls(root);
  (now.find((control) => nameOf(control) === name) ?? now[Math.min(place, now.length - 1)])?.focus();
}

/** @param {HTMLElement} root */
const controls = (root) => [...root.querySelectorAll(CONTROLS)].filter((found) => found instanceof HTMLElement).filter(isShown);

/** @param {HTMLElement} element */
const isShown = (element) => element.getClientRects().length > 0;

/** What tells one control from another. @param {HTMLElement} element */
const nameOf = (element) => [element.localName, element.getAttribute("href"), element.getAttribute("aria-label"), element.id, element.textContent].join();
