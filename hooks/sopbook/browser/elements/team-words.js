/**
 * What the team page says of a cell, in words and in signs.
 *
 * @import { Cell } from "../team/sheet.js"
 */
import { percent } from "../team/rederiving.js";
import { localDay } from "../training/days.js";
import { dayName } from "./time.js";

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
  const score = cell.best === null ? "" : String(Math.floor(cell.best * 100 + 1e-9));
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

/**
 * A number with its noun.
 * @param {number} count
 * @param {string} one
 * @param {string} [many]
 */
export const counted = (count, one, many = `${one}s`) => `${count} ${count === 1 ? one : many}`;

/**
 * A day in the language of the page.
 * @param {string} at day or ISO time
 */
export const dayOf = (at) => dayName(at.length === 10 ? at : localDay(at));
