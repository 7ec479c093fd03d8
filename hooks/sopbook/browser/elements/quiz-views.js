/** The views of a quiz: the same for every quiz, and therefore in no page (pages/views.py). */
import { part } from "./part.js";
import { putViews } from "./views.js";

/** Put them in the quiz and beside it; the way back leads where this page says that its procedure is. @param {HTMLElement} root */
export function putQuizViews(root) {
  putViews(root.closest(".sop-quiz") ?? root);
  const [back, procedure] = [part(root, "back"), part(root, "procedure")];
  back.textContent = procedure.textContent;
  back.setAttribute("href", procedure.getAttribute("href") ?? "");
}
