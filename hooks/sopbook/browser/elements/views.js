/** What many pages show alike, and only with script: it is in no page (pages/views.py). */
import { whenBrought } from "./scripts.js";

/** @returns {Record<string, string>} HTML of ours by the name of its place, as scripts of the handbook have brought it */
const views = () => /** @type {any} */ (globalThis).sopbookData?.views ?? {};

/** @param {Element} around @returns {HTMLElement[]} */
const places = (around) => [...around.querySelectorAll("[data-views]")].map((place) => /** @type {HTMLElement} */ (place));

/** Whether there is a view for each place that the page has for one (`data-views`). @param {Element} around */
export const areThere = (around) => places(around).every(({ dataset }) => (dataset.views ?? "") in views());

/** Put the views in their places. @param {Element} around */
export function putViews(around) {
  for (const place of places(around)) place.innerHTML = views()[place.dataset.views ?? ""] ?? "";
}

/** Put the views in their places as soon as they have been brought, and go on. @param {Element} around @param {() => void} [goOn] */
export function withViews(around, goOn) {
  whenBrought(around, () => areThere(around), () => {
    putViews(around);
    goOn?.();
  });
}
