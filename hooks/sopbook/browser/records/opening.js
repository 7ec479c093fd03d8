/**
 * One store per handbook on a page, whichever script asks for it first.
 *
 * A page under Training runs two scripts, and each carries this module. Two stores would mean two chains of
 * transactions, so what is open is kept where both find it.
 */

import { Records } from "./records.js";

/** @typedef {{openRecords: (handbook: string) => Promise<Records>}} Opener */

const page = /** @type {{sopbook?: {records?: Opener}}} */ (/** @type {unknown} */ (globalThis));
page.sopbook ??= {};
const shared = (page.sopbook.records ??= { openRecords: opener() });

/** A function that opens each handbook's store once. */
function opener() {
  /** @type {Map<string, Promise<Records>>} */
  const open = new Map();
  return (/** @type {string} */ handbook) => {
    const known = open.get(handbook) ?? new Records(handbook).open();
    open.set(handbook, known);
    return known;
  };
}

/**
 * The store of a handbook; the same one for every caller on the page.
 * @param {string} handbook
 * @returns {Promise<Records>}
 */
export function openRecords(handbook) {
  return shared.openRecords(handbook);
}
