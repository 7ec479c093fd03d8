/**
 * The link that suggests a change to one part of a procedure leads to that of the page; it gets an address that names
 * the part as soon as somebody points at it or reaches it with the keyboard. Written out for each part, these would
 * be as long as the procedure.
 */

/**
 * The address for one part; `{part}` and `{anchor}` stand for it in the one for all.
 * @param {string} ofParts
 * @param {string} anchor such as `step-ask` for the part `ask`
 */
export function addressOf(ofParts, anchor) {
  const part = anchor.slice(anchor.indexOf("-") + 1);
  return ofParts.replaceAll("{part}", encodeURIComponent(part)).replaceAll("{anchor}", encodeURIComponent(anchor));
}

/** @param {Event} event */
function complete(event) {
  const link = event.target instanceof Element && event.target.closest("a.sop-suggest");
  if (!(link instanceof HTMLAnchorElement) || !link.getAttribute("href")?.startsWith("#")) return;
  const ofPage = /** @type {HTMLElement | null} */ (document.querySelector("[data-of-parts]"));
  const anchor = link.dataset.about ?? link.closest("[id]")?.id;
  if (ofPage?.dataset.ofParts && anchor) link.href = addressOf(ofPage.dataset.ofParts, anchor);
}

/** Listens on the whole document, so that links that are shown later need nothing more. */
export function completeSuggestions() {
  for (const kind of ["pointerover", "focusin", "click"]) document.addEventListener(kind, complete, true);
}
