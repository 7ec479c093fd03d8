/**
 * Where a learner stands with one SOP: derived from the records every time it is shown and never stored. The order in
 * which records came in does not matter, and nothing here reads a clock.
 *
 * @import { Entry, Revision } from "./entry.js"
 * @import { Learned } from "./learned.js"
 * @import { Regrade } from "./regrading.js"
 * @import { StoredRecord } from "../records/record.js"
 */

import { localDay, plusDays } from "./days.js";
import { causeOfChange, learnedParts } from "./learned.js";
import { regrade } from "./regrading.js";

/**
 * @typedef {"not started" | "in progress" | "failed" | "passed" | "changed" | "expired"} State
 * @typedef {{id: string, before: string | null, after: string}} ChangedPart
 *   `before` is the text that was learned, null for a new part; `after` the fingerprint of today
 *
 * @typedef {object} Standing
 * @property {State} state
 * @property {boolean} overdue
 * @property {string | null} due day until which there is something to do; of a pass: the day on which it expires
 * @property {number | null} best best score of a full attempt, 0 to 1, by today's key
 * @property {string | null} last ISO time of the last full attempt
 * @property {string | null} passed ISO time of the last full pass
 * @property {string | null} expires day
 * @property {ChangedPart[]} changed parts to be learned again
 * @property {null | {at: string, before: number, after: number, passed: boolean, seen: boolean}} regraded
 *   the attempt that counts, when today's key gives it another score; `seen` once the learner was told
 * @property {string | null} acknowledged version that was signed last
 */

/**
 * @param {StoredRecord} one
 * @param {StoredRecord} other
 */
export const oldestFirst = (one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);

/**
 * @param {StoredRecord[]} records of one learner, drafts included if "in progress" is to be told
 * @param {Entry} entry
 * @param {{now: string, due?: string | null, quizData?: any}} moment `due` by a learning path; with `quizData` attempts
 *   at an earlier form of the quiz are graded again
 * @returns {Standing}
 */
export function standing(records, entry, { now, due = null, quizData }) {
  const { own, again, full, pass, changed } = knowledge(records, entry, quizData);
  const today = localDay(now);
  const expires = pass && entry.recertify.every !== null ? plusDays(localDay(pass.at), entry.recertify.every) : null;
  const expired = expires !== null && today > plusDays(expires, entry.recertify.grace);
  const state = pass
    ? expired ? "expired" : changed.length > 0 ? "changed" : "passed"
    : isBegun(records, entry) ? "in progress" : full.length > 0 ? "failed" : "not started";
  const until = state === "changed" ? dueOfChange(changed, entry) : pass ? expires : due;
  const scores = full.map((record) => (again.get(record.id) ?? record).score);
  return {
    state,
    overdue: until !== null && today > until,
    due: until,
    best: scores.length > 0 ? Math.max(...scores) : null,
    last: lastOf(full)?.at ?? null,
    passed: pass?.at ?? null,
    expires,
    changed: changed.map(({ id, learned }) => ({ id, before: learned?.text ?? null, after: entry.prints[id] ?? "" })),
    regraded: noticeOf(pass ?? lastOf(full.filter(({ passed }) => passed)) ?? lastOf(full), again, own, entry),
    acknowledged: lastOf(own.filter(({ kind }) => kind === "acknowledgement"))?.version ?? null,
  };
}

/**
 * What the records say was learned, whatever the day.
 * @param {StoredRecord[]} records of one learner
 * @param {Entry} entry
 * @param {any} [quizData]
 */
export function knowledge(records, entry, quizData) {
  const own = records.filter(({ sop }) => sop === entry.id).sort(oldestFirst);
  const again = regrades(own, entry, quizData);
  const passes = (/** @type {StoredRecord} */ record) => (again.get(record.id) ?? record).passed === true;
  const full = own.filter(({ kind, mode }) => kind === "attempt" && mode === "full");
  const signs = (/** @type {StoredRecord} */ { kind, about }) => !entry.quiz && kind === "acknowledgement" && about === "whole";
  const pass = lastOf(own.filter((record) => (full.includes(record) && passes(record)) || signs(record)));
  const known = learnedParts(own, entry, passes);
  return { own, again, full, pass, changed: pass ? changedParts(known, pass, entry, again) : [] };
}

/**
 * The standing with each of many SOPs; records are looked through once.
 * @param {StoredRecord[]} records of one learner, drafts included
 * @param {Entry[]} entries
 * @param {{now: string, due?: Map<string, string>, quizData?: Record<string, any>}} moment by SOP id
 * @returns {Map<string, Standing>}
 */
export function standings(records, entries, { now, due, quizData }) {
  const bySop = recordsBySop(records);
  return new Map(
    entries.map((entry) => {
      const moment = { now, due: due?.get(entry.id) ?? null, quizData: quizData?.[entry.id] };
      return [entry.id, standing(bySop.get(entry.id) ?? [], entry, moment)];
    }),
  );
}

/**
 * Records by the SOP that they are about, with the draft of its quiz.
 * @param {StoredRecord[]} records
 * @returns {Map<string, StoredRecord[]>}
 */
export function recordsBySop(records) {
  /** @type {Map<string, StoredRecord[]>} */
  const bySop = new Map();
  for (const record of records) {
    const sop = record.sop ?? (record.id.startsWith("draft:quiz:") ? record.id.split(":")[2] : undefined);
    if (sop === undefined) continue;
    const list = bySop.get(sop);
    if (list) list.push(record);
    else bySop.set(sop, [record]);
  }
  return bySop;
}

/**
 * Attempts at an earlier form of the quiz, graded by today's key.
 * @param {StoredRecord[]} records
 * @param {Entry} entry
 * @param {any} quizData
 * @returns {Map<string, Regrade>}
 */
function regrades(records, entry, quizData) {
  if (!quizData) return new Map();
  const earlier = records.filter((record) => isOfEarlierQuiz(record, entry.quiz));
  return new Map(earlier.map((record) => [record.id, regrade(record, quizData)]));
}

/**
 * Whether a record is an attempt that counts and that was made at an earlier form of the quiz.
 * @param {StoredRecord} record
 * @param {string | null} quiz fingerprint of today
 */
export function isOfEarlierQuiz(record, quiz) {
  return record.kind === "attempt" && (record.mode === "full" || record.mode === "changes") && quiz !== null && record.quiz !== quiz;
}

/**
 * @typedef {{id: string, learned: Learned | undefined, cause: Revision | "unknown", since: string}} Change
 *
 * @param {Map<string, Learned>} known
 * @param {StoredRecord} pass
 * @param {Entry} entry
 * @param {Map<string, Regrade>} again
 * @returns {Change[]}
 */
function changedParts(known, pass, entry, again) {
  return Object.entries(entry.prints).flatMap(([id, fingerprint]) => {
    const learned = known.get(id);
    const unsure = learned !== undefined && testsUnsurely(learned.by, again, id);
    // A part that the pass was not about yet is new since then.
    const from = learned ?? { fingerprint: "", version: pass.version };
    const cause = unsure ? "unknown" : causeOfChange(entry, id, from, { fingerprint, version: entry.version });
    return cause ? [{ id, learned, cause, since: localDay((learned?.by ?? pass).at) }] : [];
  });
}

/**
 * Whether the record that taught a part answered a question on it that nobody can judge any more.
 * @param {StoredRecord} record
 * @param {Map<string, Regrade>} again
 * @param {string} id
 */
function testsUnsurely(record, again, id) {
  const unsure = again.get(record.id)?.unsure ?? [];
  return unsure.length > 0 && record.questions.some((/** @type {any} */ question) => unsure.includes(question.id) && question.tests.includes(id));
}

/**
 * The first day by which one of the changes is to be learned; it never lies before the learning of what changed.
 * @param {Change[]} changed
 * @param {Entry} entry
 * @returns {string}
 */
function dueOfChange(changed, entry) {
  const days = changed.map(({ cause, since }) => {
    const date = cause === "unknown" ? (entry.revisions[0]?.date ?? since) : cause.date;
    return date > since ? date : since;
  });
  return plusDays(/** @type {string} */ (days.sort()[0]), entry.recertify.grace);
}

/**
 * What to tell about an attempt whose score is another one today.
 * @param {StoredRecord | undefined} record
 * @param {Map<string, Regrade>} again
 * @param {StoredRecord[]} records
 * @param {Entry} entry
 */
function noticeOf(record, again, records, entry) {
  const result = record && again.get(record.id);
  if (!result || (Math.abs(result.score - record.score) < 1e-9 && result.passed === record.passed)) return null;
  const seen = records.some(({ kind, what, quiz }) => kind === "seen" && what === "regrade" && quiz === entry.quiz);
  return { at: record.at, before: record.score, after: result.score, passed: result.passed, seen };
}

/**
 * @param {StoredRecord[]} records
 * @param {Entry} entry
 */
function isBegun(records, entry) {
  const started = `draft:quiz:${entry.id}:`;
  return records.some(({ kind, id, value }) => kind === "draft" && id.startsWith(started) && (value?.mode ?? "full") === "full");
}

/**
 * @template T
 * @param {T[]} list
 * @returns {T | undefined}
 */
const lastOf = (list) => list[list.length - 1];
