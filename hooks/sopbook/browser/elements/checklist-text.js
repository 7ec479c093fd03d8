/** Reads the items of a list from its text on the page, and gives them what only a script needs. */

import { filled, partIn } from "./part.js";

/** @typedef {import("../checklist/run.js").Item} Item */
/** @typedef {{line: HTMLElement, box: HTMLInputElement, label: HTMLElement}} Line */

/**
 * The lines of a list by the ids of their items.
 * @param {HTMLElement} root
 * @returns {Map<string, Line>}
 */
export function linesOf(root) {
  const labels = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".sop-items > li > label")]);
  return new Map(
    labels.map((label) => {
      const line = /** @type {HTMLElement} */ (label.parentElement);
      return [line.id.slice("item-".length), { line, label, box: /** @type {HTMLInputElement} */ (label.firstElementChild) }];
    }),
  );
}

/**
 * @param {string} id
 * @param {Line} line
 * @returns {Item}
 */
export function itemOf(id, { line }) {
  const links = /** @type {HTMLElement[]} */ ([...line.querySelectorAll(".sop-item__first > a")]);
  return {
    id,
    critical: line.classList.contains("sop-item--critical"),
    after: links.map((link) => (link.getAttribute("href") ?? "").slice("#item-".length)),
  };
}

/** The id of the item whose box it is. @param {HTMLInputElement} box */
export const idAt = (box) => box.closest(".sop-items > li")?.id.slice("item-".length);

/**
 * Makes lines fit for hands: a box says what comes first and is not filled in by the browser when the page is loaded
 * again, and each line gets a link to suggest a change.
 * @param {HTMLElement} root
 * @param {Map<string, Line>} lines
 */
export function equip(root, lines) {
  const suggests = partIn(root, "suggest") !== null;
  for (const [id, { line, label, box }] of lines) {
    box.autocomplete = "off";
    const first = line.querySelector(".sop-item__first");
    if (first) {
      first.id = `first-${id}`;
      box.setAttribute("aria-describedby", first.id);
    }
    if (suggests) label.after(filled(root, "suggest", {}));
  }
}
