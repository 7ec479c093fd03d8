/** What changed in an SOP since a learner last learned it, before and after. */

import { knowledge } from "./standing.js";

/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */
/** @typedef {import("./entry.js").Entry} Entry */

/**
 * The parts to be learned again since the last pass; where there is none, those that changed since the last signature.
 * @param {StoredRecord[]} records of one learner
 * @param {Entry} entry
 * @param {Record<string, {fingerprint: string, text: string}>} parts as the SOP is today
 * @param {any} [quizData]
 * @returns {{id: string, before: string | null, after: string}[]} texts; before is null for a new part
 */
export function changes(records, entry, parts, quizData) {
  const passed = knowledge(records, entry, quizData);
  const { changed } = passed.pass ? passed : knowledge(records, { ...entry, quiz: null });
  return changed.map(({ id, learned }) => ({ id, before: learned?.text ?? null, after: parts[id]?.text ?? "" }));
}
