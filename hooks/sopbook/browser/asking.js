/**
 * Material's search looks at its field when a key is let go. What comes without one is asked as well: text that is
 * pasted with the mouse, dropped, spoken, or chosen from the words above a phone's keyboard.
 */

/** @param {Event} event */
function ask({ target }) {
  // It asks once for the same words, so a key that follows changes nothing.
  if (target instanceof Element && target.matches(".md-search__input")) target.dispatchEvent(new Event("keyup"));
}

/** Listens on the whole document, so that pages that are loaded later need nothing more. */
export function askWithoutKeys() {
  document.addEventListener("input", ask);
}
