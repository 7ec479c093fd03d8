/** What is said when the browser's storage does not do what it should. */

import { counted } from "../wording.js";

export const NEWER =
  "A newer version of this handbook keeps your records here. This page can read them, but cannot save until you reload it.";
export const RESET =
  "The browser has emptied its storage: earlier records are gone. If you have an exported file, import it again.";

/**
 * @param {number} count of records
 * @returns {string}
 */
export const restored = (count) =>
  `The browser had lost its storage; ${counted(count, "record was", "records were")} put back from the second copy. Export your records now and then: a file is the better copy.`;

const FULL = "The browser's storage is full: the last entry could not be kept. Export your records, then free some space.";
const CLOSED = "This browser does not let the page store anything, so results are gone when you close it.";
const DAMAGED =
  "The browser's store of your records is damaged, so nothing is kept now. What can still be read can be downloaded on the page Records.";

/** The names of errors that tell of a store that is there and cannot be read. */
const DAMAGE = new Set(["UnknownError", "DataError", "NotFoundError", "NotReadableError", "DataCloneError"]);

export const NEWER_STORE = "NewerStoreError";

/** The stored form is newer than this code: it is read and never written. */
export class NewerStore extends Error {
  /** Bundling gives classes other names, and the hub is a bundle of its own. @override */
  name = NEWER_STORE;
}

/**
 * Why a read or a write failed, in words for a learner.
 * @param {unknown} error
 * @returns {string}
 */
export function reasonOf(error) {
  if (error instanceof NewerStore) return NEWER;
  if (!(error instanceof DOMException)) return CLOSED;
  return error.name === "QuotaExceededError" ? FULL : DAMAGE.has(error.name) ? DAMAGED : CLOSED;
}
