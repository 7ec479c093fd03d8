/**
 * Puts the views of a quiz where its page has places for them (`data-views`). They are the same for every quiz, and
 * come from our own templates in a script of the whole handbook (pages/quiz_views.py).
 *
 * @param {HTMLElement} root
 * @returns {boolean} whether they are there
 */
export function putViews(root) {
  const views = /** @type {any} */ (globalThis).sopbookData?.views;
  if (!views) return false;
  const places = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("[data-views]"));
  for (const place of places) place.innerHTML = views[place.dataset.views ?? ""] ?? "";
  return true;
}
