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
      return [idOf(line), { line, label, box: /** @type {HTMLInputElement} */ (label.firstElementChild) }];
    }),
  );
}

/**
 * @param {string} id
 * @param {Line} line
 * @returns {Item}
 */
export function itemOf(id, { line }) {
  return { id, critical: line.classList.contains("sop-item--critical"), after: before(line) };
}

/**
 * The items that a line says come first: those that it links to; without links it is the line above.
 * @param {HTMLElement} line
 */
function before(line) {
  const first = line.querySelector(".sop-item__first");
  const links = [...(first?.querySelectorAll("a") ?? [])];
  if (first && links.length === 0) return [idOf(line.previousElementSibling)];
  return links.map((link) => (link.getAttribute("href") ?? "").slice("#item-".length));
}

/** The id of the item that a line shows. @param {Element | null | undefined} line */
const idOf = (line) => line?.id.slice("item-".length) ?? "";

/** The id of the item whose box it is. @param {HTMLInputElement} box */
export const idAt = (box) => idOf(box.closest(".sop-items > li"));

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
