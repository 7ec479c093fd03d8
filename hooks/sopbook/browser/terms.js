/**
 * Terms show their meaning on hover and on focus by style alone; this lets Escape put it away (WCAG 2.2, 1.4.13)
 * until the pointer or the focus has left the term.
 */

/** @param {Event} event */
function restore(event) {
  const term = event.target;
  if (term instanceof Element && term.matches(".sop-term")) term.removeAttribute("data-quiet");
}

/** @param {KeyboardEvent} event */
function quiet(event) {
  if (event.key !== "Escape") return;
  for (const term of document.querySelectorAll(".sop-term:is(:hover, :focus)")) term.setAttribute("data-quiet", "");
}

/** Listens on the whole document, so that pages that are loaded later need nothing more. */
export function quietTerms() {
  document.addEventListener("keydown", quiet);
  document.addEventListener("pointerout", restore);
  document.addEventListener("focusout", restore);
}
