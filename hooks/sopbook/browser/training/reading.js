/**
 * What a learner has read, and what of it has moved on since, from versions and revisions alone.
 *
 * @import { Revision } from "./entry.js"
 * @import { StoredRecord } from "../records/record.js"
 */

/**
 * The version of each SOP that a learner read last. Reading is a mark set by hand, a signature, or a full pass; the
 * newest counts, and a mark without a version takes earlier ones back.
 * @param {StoredRecord[]} records of one learner
 * @returns {Map<string, {version: string, at: string}>} by SOP
 */
export function readVersions(records) {
  /** @type {Map<string, {version: string, at: string, id: string}>} */
  const read = new Map();
  for (const { sop, version, at, id, ...record } of records) {
    if (sop === undefined || !isReading(/** @type {any} */ (record))) continue;
    const known = read.get(sop);
    if (!known || at > known.at || (at === known.at && id > known.id)) read.set(sop, { version, at, id });
  }
  return new Map([...read].filter(([, { version }]) => version !== "").map(([sop, { version, at }]) => [sop, { version, at }]));
}

/** @param {StoredRecord} record */
function isReading({ kind, mode, passed }) {
  return kind === "read" || kind === "acknowledgement" || (kind === "attempt" && passed && (mode === "full" || mode === "changes"));
}

/**
 * The revisions since a version that say something new, newest first; all newer ones when the version is not known.
 * @param {Revision[]} revisions newest first
 * @param {string} version
 * @returns {Revision[]}
 */
export function newsSince(revisions, version) {
  const place = revisions.findIndex((revision) => revision.version === version);
  return revisions.slice(0, place < 0 ? undefined : place).filter(({ material }) => material);
}
