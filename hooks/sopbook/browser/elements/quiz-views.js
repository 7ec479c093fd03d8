/** The views of a quiz: the same for every quiz, and therefore in no page (pages/quiz_views.py). */
import { part } from "./part.js";

/**
 * Put the views where the page has places for them (`data-views`), in the quiz and beside it: templates of ours, in a
 * script of the handbook.
 *
 * @param {HTMLElement} root
 * @returns {boolean} whether they are there
 */
export function putViews(root) {
  const views = /** @type {any} */ (globalThis).sopbookData?.views;
  if (!views) return false;
  const around = root.closest(".sop-quiz") ?? root;
  const places = /** @type {NodeListOf<HTMLElement>} */ (around.querySelectorAll("[data-views]"));
  for (const place of places) place.innerHTML = views[place.dataset.views ?? ""] ?? "";
  leadBack(root);
  return true;
}

/** The way back leads where this page says that its procedure is. @param {HTMLElement} root */
function leadBack(root) {
  const [back, procedure] = [part(root, "back"), part(root, "procedure")];
  back.textContent = procedure.textContent;
  back.setAttribute("href", procedure.getAttribute("href") ?? "");
}
