/** What many pages show alike, and only with script: it is in no page (pages/views.py). */

/**
 * Put the views where the page has places for them (`data-views`): templates of ours, in a script of the handbook.
 *
 * @param {ParentNode | null} around
 * @returns {boolean} whether they are there
 */
export function putViews(around) {
  const views = /** @type {any} */ (globalThis).sopbookData?.views;
  if (!around || !views) return false;
  const places = /** @type {NodeListOf<HTMLElement>} */ (around.querySelectorAll("[data-views]"));
  for (const place of places) place.innerHTML = views[place.dataset.views ?? ""] ?? "";
  return true;
}
