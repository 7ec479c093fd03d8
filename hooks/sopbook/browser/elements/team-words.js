/**
 * What the team page says of a cell, in words and in signs.
 *
 * @import { Cell } from "../team/sheet.js"
 */
import { hundredths, percent } from "../wording.js";

/** @type {Record<Cell["state"], string>} */
export const STATE_NAMES = {
  passed: "Passed",
  changed: "Changed since the pass",
  expired: "Expired",
  failed: "Not passed yet",
  "in progress": "In progress",
  "not started": "Not started",
};

/** @type {Record<Cell["state"], string>} */
const SIGNS = { passed: "✓", changed: "↻", expired: "⊘", failed: "✗", "in progress": "…", "not started": "–" };

/** @type {Record<string, string>} */
export const MODE_NAMES = { full: "Whole quiz", practice: "Practice", changes: "Quiz on changes", refresh: "Refresher" };

/** What stands in the cell: a sign, the score, and marks for what needs a look. @param {Cell} cell */
export function sign(cell) {
  if (cell.state === "not started" && !cell.planned) return "";
  const score = cell.best === null ? "" : String(hundredths(cell.best));
  return `${SIGNS[cell.state]}${score}${cell.overdue ? "!" : ""}${cell.disagreements ? "≠" : ""}`;
}

/** The same for whoever hears it. @param {Cell} cell */
export function spoken(cell) {
  const words = [cell.state === "not started" && !cell.planned ? "Not asked for" : STATE_NAMES[cell.state]];
  if (cell.best !== null) words.push(percent(cell.best));
  if (cell.overdue) words.push("overdue");
  if (cell.disagreements) words.push("the score disagrees with the answers");
  return words.join(", ");
}

/** @param {Cell} cell */
export function classOf(cell) {
  if (cell.state === "not started" && !cell.planned) return "sop-cell";
  const marks = `${cell.overdue ? " sop-cell--overdue" : ""}${cell.disagreements ? " sop-cell--differs" : ""}`;
  return `sop-cell sop-cell--${cell.state.replace(" ", "-")}${marks}`;
}
