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
  return changed.map(({ id, learned }) => ({ id, ...comparable(learned?.text ?? null, parts[id]?.text ?? "") }));
}

/** The first lines of a text are about the part itself; further ones tell what stands around it, such as a warning. */
const ITSELF = 3;

/**
 * Both texts as far as both tell. One that was recorded in an early form has the part itself on one line and nothing
 * of what stands around it: that this was left out then is no change.
 * @param {string | null} before
 * @param {string} after
 * @returns {{before: string | null, after: string}}
 */
export function comparable(before, after) {
  const lines = after.split("\n");
  if (before === null || before.includes("\n")) return { before: before && said(before.split("\n")).join("\n"), after: said(lines).join("\n") };
  return { before, after: said(lines.slice(0, ITSELF)).join(" ") };
}

/** @param {string[]} lines */
const said = (lines) => lines.filter(Boolean);
