/**
 * Standings and tasks in words.
 *
 * @import { CatalogueSop } from "../training/entry.js"
 * @import { Task } from "../training/paths.js"
 * @import { Standing, State } from "../training/standing.js"
 */
import { counted, percent } from "../wording.js";
import { dayName } from "./time.js";

/** @type {Record<State, string>} */
const STATES = {
  "not started": "Not started",
  "in progress": "In progress",
  failed: "Not passed yet",
  passed: "Passed",
  changed: "Changed",
  expired: "Expired",
};

/**
 * A state in words; an SOP without a quiz is read and signed.
 * @param {State} state
 * @param {CatalogueSop} [sop]
 */
export function stateName(state, sop) {
  return state === "passed" && sop && !sop.quiz ? "Read and signed" : STATES[state];
}

/**
 * By when something is to be done.
 * @param {string | null} due
 * @param {number | null} days left, negative when it is overdue
 */
export function dueWords(due, days) {
  if (due === null || days === null) return "";
  if (days < 0) return `overdue since ${dayName(due)} (${counted(-days, "day")})`;
  if (days === 0) return "due today";
  return `due on ${dayName(due)} (in ${counted(days, "day")})`;
}

/**
 * Why a task is one, and by when.
 * @param {Task} task
 * @param {Standing} standing
 * @param {CatalogueSop} sop
 */
export function taskWords({ reason, due, days, overdue }, { state, changed, best }, sop) {
  const when = dueWords(due, days);
  const day = due === null ? "" : dayName(due);
  switch (reason) {
    case "expired":
      return `Your pass expired on ${day}: take the whole quiz again.`;
    case "renew":
      return overdue ? `Your pass expired on ${day}; take the quiz again now to keep it.` : `Your pass expires on ${day}: take the quiz again by then.`;
    case "changed":
      return sentence(`${counted(changed.length, "part")} changed since you learned this`, when);
    case "in progress":
      return sentence(state === "failed" ? `not passed yet${best === null ? "" : `, best result ${percent(best)}`}` : "begun", when);
    default:
      return sentence(when, sop.quiz ? "" : "to be read and signed");
  }
}

/**
 * Where a standing needs more words than its name.
 * @param {Standing} standing
 */
export function standingWords({ state, changed, regraded, expires }) {
  if (state === "changed") return `${counted(changed.length, "part")} to learn again`;
  if (regraded) return `graded again: ${percent(regraded.before)} became ${percent(regraded.after)}`;
  if (state === "passed" && expires) return `until ${dayName(expires)}`;
  return "";
}

/** @param {...string} phrases */
function sentence(...phrases) {
  const text = phrases.filter(Boolean).join(", ");
  return text ? `${text[0]?.toUpperCase()}${text.slice(1)}.` : "";
}

/** @param {State} state */
export const badgeClass = (state) => `sop-badge sop-badge--${state.replace(" ", "-")}`;
