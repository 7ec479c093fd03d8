/** Records as rows of a table, and as what a list shows of them. Pure. */

import { counted, percentage } from "../wording.js";

/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */
/** @typedef {(string | number)[][]} Rows the first one names the columns */
/** @typedef {{word: string, outcome: string, signed: string, lines: {words: string, answer: string, at: string}[]}} Account */

const MODES = { full: "quiz", practice: "practice", changes: "quiz on changes", refresh: "refresher" };
const ENDS = { resolved: "resolved", escalated: "handed over", stopped: "stopped" };

/**
 * Results of quizzes and acknowledgements, oldest first.
 * @param {StoredRecord[]} records
 * @param {(learner: string) => string} nameOf
 * @returns {Rows}
 */
export function results(records, nameOf) {
  const head = ["learner", "what", "SOP", "version", "began", "ended", "active seconds", "score in %", "mark in %", "passed", "name typed"];
  return [head, ...records.flatMap((record) => {
    const about = [record.sop ?? "", record.version ?? ""];
    const who = nameOf(record.learner ?? "");
    if (record.kind === "acknowledgement") return [[who, `acknowledgement (${record.about})`, ...about, "", record.at, "", "", "", "", record.name]];
    if (record.kind !== "attempt") return [];
    const mode = /** @type {Record<string, string>} */ (MODES)[record.mode] ?? record.mode;
    const passed = record.mode === "full" || record.mode === "changes" ? (record.passed ? "yes" : "no") : "";
    return [[who, mode, ...about, record.started, record.at, record.seconds ?? "", percentage(record.score), record.mark, passed, ""]];
  })];
}

/**
 * Signed checklists and finished walks, in the order given.
 * @param {StoredRecord[]} records
 * @param {(learner: string) => string} nameOf
 * @returns {Rows}
 */
export function journal(records, nameOf) {
  const head = ["learner", "what", "SOP", "version", "began", "ended", "seconds", "name", "outcome", "left open", "note"];
  return [head, ...records.map((record) => {
    const { word, outcome, signed } = account(record);
    const open = (record.open ?? []).map((/** @type {string} */ id) => record.texts[id] ?? id).join("; ");
    const seconds = Math.max(0, Math.round((Date.parse(record.at) - Date.parse(record.started)) / 1000));
    const about = [record.sop ?? "", record.version];
    return [nameOf(record.learner ?? ""), word, ...about, record.started, record.at, seconds, signed, outcome, open, record.note];
  })];
}

/**
 * What happened, line by line: ticks in the order of time with what stayed open last, or the way through a workflow.
 * @param {StoredRecord} record a run or a walk
 * @returns {Account}
 */
export function account(record) {
  const words = (/** @type {string} */ id) => record.texts[id] ?? id;
  if (record.kind === "walk") {
    const outcome = /** @type {Record<string, string>} */ (ENDS)[record.end] ?? record.end;
    const lines = record.trail.map((/** @type {any} */ { node, answer, at }) => ({ words: words(node), answer: answer ?? "", at }));
    return { word: "workflow", outcome, signed: record.name, lines };
  }
  const ticks = Object.entries(/** @type {Record<string, string>} */ (record.ticked)).sort(([, one], [, other]) => (one < other ? -1 : 1));
  const lines = ticks.map(([id, at]) => ({ words: words(id), answer: "", at }));
  const open = record.open.map((/** @type {string} */ id) => ({ words: words(id), answer: "left open", at: "" }));
  const outcome = open.length === 0 ? "complete" : `${open.length} left open`;
  return { word: "checklist", outcome, signed: record.name, lines: [...lines, ...open] };
}

/**
 * An import in one sentence; what was refused follows as a list.
 * @param {{added: number, known: number, refused: string[]}} outcome
 * @returns {string}
 */
export function imported({ added, known, refused }) {
  if (added + known === 0 && refused.length > 0) return "Nothing was imported:";
  const here = known > 0 ? ` ${counted(known, "record")} ${known === 1 ? "was" : "were"} here already.` : "";
  return `${counted(added, "record")} added.${here}${refused.length > 0 ? ` ${counted(refused.length, "record")} refused:` : ""}`;
}

/**
 * A size as people read it.
 * @param {number} bytes
 * @returns {string}
 */
export function size(bytes) {
  const [unit, divisor] = bytes < 1e6 ? ["KB", 1e3] : bytes < 1e9 ? ["MB", 1e6] : ["GB", 1e9];
  const amount = bytes / Number(divisor);
  return `${amount < 10 ? Math.round(amount * 10) / 10 : Math.round(amount)} ${unit}`;
}
