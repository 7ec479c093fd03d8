/**
 * What a learner has learned of each part of one SOP, and whether it is still that.
 *
 * @import { Entry, Revision } from "./entry.js"
 * @import { StoredRecord } from "../records/record.js"
 */

/**
 * @typedef {object} Learned what was last learned of one part
 * @property {string} fingerprint
 * @property {string} text
 * @property {string} version the newest version of the SOP in which it is known to have meant the same
 * @property {StoredRecord} by the record that taught it
 */

/**
 * What each part was when it was last learned.
 *
 * A full pass teaches every part. After that a passed quiz on changes teaches the parts it was about, and a signature
 * teaches what no question tests. Every record that carries the parts of its day is also a witness: what had not
 * changed by then is known to mean the same in that version too, so that later revisions count from there.
 * @param {StoredRecord[]} records of this SOP, oldest first
 * @param {Entry} entry
 * @param {(record: StoredRecord) => boolean} passes whether an attempt passes by today's key
 * @returns {Map<string, Learned>}
 */
export function learnedParts(records, entry, passes) {
  /** @type {Map<string, Learned>} */
  const known = new Map();
  for (const record of records) {
    if (!record.parts) continue;
    const taught = new Set(taughtBy(record, entry, passes, known.size > 0));
    for (const [id, learned] of known) {
      if (taught.has(id) || !Object.hasOwn(record.parts, id)) continue;
      const { fingerprint } = record.parts[id];
      if (isNewer(entry, record.version, learned.version) && !causeOfChange(entry, id, learned, { fingerprint, version: record.version })) {
        known.set(id, { ...learned, fingerprint, version: record.version });
      }
    }
    for (const id of taught) known.set(id, { ...record.parts[id], version: record.version, by: record });
  }
  return known;
}

/**
 * Ids of the parts that a record teaches.
 * @param {StoredRecord} record
 * @param {Entry} entry
 * @param {(record: StoredRecord) => boolean} passes
 * @param {boolean} before whether the SOP was learned before
 * @returns {string[]}
 */
function taughtBy(record, entry, passes, before) {
  const all = Object.keys(record.parts);
  if (record.kind === "acknowledgement") {
    if (!entry.quiz) return before || record.about === "whole" ? all : [];
    return before && entry.recertify.scope === "changed" ? all.filter((id) => !entry.tested.includes(id)) : [];
  }
  if (record.kind !== "attempt" || !passes(record)) return [];
  if (record.mode === "full") return all;
  const changes = record.mode === "changes" && before && entry.recertify.scope === "changed";
  return changes ? record.scope.filter((/** @type {string} */ id) => Object.hasOwn(record.parts, id)) : [];
}

/**
 * Why a part is to be learned again: the revision that changed it, `unknown` when no revision tells, null when it
 * means what was learned.
 * @param {Entry} entry
 * @param {string} id
 * @param {{fingerprint: string, version: string}} learned
 * @param {{fingerprint: string, version: string}} now
 * @returns {Revision | "unknown" | null}
 */
export function causeOfChange({ revisions, recertify }, id, learned, now) {
  if (recertify.on === "never" || learned.fingerprint === now.fingerprint) return null;
  const from = revisions.findIndex(({ version }) => version === learned.version);
  const to = revisions.findIndex(({ version }) => version === now.version);
  if (from < 0 || to < 0 || from <= to) return "unknown";
  const causes = revisions.slice(to, from).filter((revision) => recertify.on === "any" || concerns(revision, id));
  return causes[causes.length - 1] ?? null;
}

/**
 * Whether a revision says that it changed what the part means.
 * @param {Revision} revision
 * @param {string} id
 */
export function concerns({ material, steps }, id) {
  return material && (steps.length === 0 || steps.includes(id));
}

/**
 * Whether a version is not older than another; what the revisions do not know is older than all.
 * @param {Entry} entry
 * @param {string} version
 * @param {string} than
 */
function isNewer({ revisions }, version, than) {
  const place = revisions.findIndex((revision) => revision.version === version);
  const other = revisions.findIndex((revision) => revision.version === than);
  return place >= 0 && (other < 0 || place <= other);
}
