/** Where a learner stands, derived from the records every time it is shown and never stored. */

/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */
/** @typedef {"not started" | "in progress" | "failed" | "passed" | "changed"} State */

/**
 * @typedef {object} CatalogueEntry
 * @property {string} id of the SOP
 * @property {Record<string, string>} parts fingerprint of each part that the SOP has today
 */

/**
 * @typedef {object} Standing
 * @property {State} state
 * @property {number | null} best best score of a full attempt, 0 to 1
 * @property {string | null} last ISO time of the last full attempt
 * @property {string | null} passed ISO time of the last pass
 * @property {string[]} changed parts that differ from what that pass was about, new ones included
 */

/**
 * The standing of one SOP. Practice (a retry of missed questions) never counts.
 * @param {StoredRecord[]} records attempts and drafts, oldest first
 * @param {CatalogueEntry} entry
 * @returns {Standing}
 */
export function status(records, entry) {
  const attempts = records.filter(({ kind, sop, mode }) => kind === "attempt" && sop === entry.id && mode === "full");
  const pass = attempts.filter(({ passed }) => passed).pop();
  const changed = pass ? changedParts(pass.parts, entry.parts) : [];
  const draft = records.some(({ id }) => id.startsWith(`draft:quiz:${entry.id}:`));
  return {
    state: state({ tried: attempts.length > 0, passed: pass !== undefined, changed: changed.length > 0, draft }),
    best: attempts.length > 0 ? Math.max(...attempts.map(({ score }) => score)) : null,
    last: attempts[attempts.length - 1]?.at ?? null,
    passed: pass?.at ?? null,
    changed,
  };
}

/**
 * @param {{tried: boolean, passed: boolean, changed: boolean, draft: boolean}} facts
 * @returns {State}
 */
function state({ tried, passed, changed, draft }) {
  if (passed && !changed) return "passed";
  if (draft) return "in progress";
  if (passed) return "changed";
  return tried ? "failed" : "not started";
}

/**
 * Parts of today's SOP that were not learned in this form. A part that is gone needs no learning.
 * @param {Record<string, {fingerprint: string}>} learned
 * @param {Record<string, string>} today
 * @returns {string[]}
 */
function changedParts(learned, today) {
  return Object.keys(today).filter((id) => !Object.hasOwn(learned, id) || learned[id]?.fingerprint !== today[id]);
}

/**
 * How many SOPs are in each state.
 * @param {Standing[]} standings
 * @returns {Record<State, number>}
 */
export function totals(standings) {
  /** @type {Record<State, number>} */
  const count = { "not started": 0, "in progress": 0, failed: 0, passed: 0, changed: 0 };
  for (const { state: each } of standings) count[each] += 1;
  return count;
}
