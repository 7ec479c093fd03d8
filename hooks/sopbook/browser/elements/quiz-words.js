/** What the quiz says: sentences with numbers in them. */

import { counted, percent } from "../wording.js";
import { dayName, dayOf, moment } from "./time.js";

export { counted, dayOf };

/**
 * @typedef {{mode?: string, passed: boolean, score: number, earned: number, possible: number, mark: number, at: string, timedOut?: boolean}} Outcome
 * @typedef {{fraction: number, points: number, blank: boolean, right: boolean, hint: boolean, confidence: string | null, note: string}} Marked
 */

/** Points with at most two decimals. @param {number} points */
export const points = (points) => String(Math.round(points * 100) / 100);

/** @param {(string | number)[]} words */
export const list = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");

/**
 * The right number as people say it: `from 2 to 4 h`, `100 EUR, give or take 5 %`.
 *
 * @param {import("../grading/shapes.js").NumericKey} key
 */
export function rightNumber({ answer = 0, tolerance, range, unit }) {
  const of = unit ? ` ${unit}` : "";
  if (range) return `from ${range[0]} to ${range[1]}${of}`;
  return `${answer}${of}${tolerance?.amount ? `, give or take ${tolerance.amount}${tolerance.relative ? " %" : of}` : ""}`;
}

/** Seconds as a clock shows them. @param {number} seconds */
export const clock = (seconds) => `${Math.floor(seconds / 60)}:${String(seconds % 60).padStart(2, "0")}`;

/** Seconds as somebody says them. @param {number} seconds */
export function span(seconds) {
  const [minutes, rest] = [Math.floor(seconds / 60), seconds % 60];
  return list([minutes ? counted(minutes, "minute") : "", rest || !minutes ? counted(rest, "second") : ""].filter(Boolean));
}

/** What a mode is called while it lasts. @type {Record<string, string>} */
export const MODES = { full: "", practice: "Practice", changes: "What has changed", refresh: "Refresher" };

/** @param {Outcome} outcome @param {number} right @param {number} all */
export function headline(outcome, right, all) {
  if (outcome.mode === "practice") return `Practice: ${right} of ${all} right`;
  if (outcome.mode === "refresh") return `Refresher: ${right} of ${all} right`;
  return `${outcome.passed ? "Passed" : "Not passed"}: ${percent(outcome.score)}`;
}

/**
 * Why an attempt was passed or not.
 *
 * @param {Outcome} outcome
 * @param {number[]} missed places of the critical questions that were missed
 */
export function reason(outcome, missed) {
  if (outcome.mode === "practice") return "Practice shows what you know by now. It does not change your result.";
  if (outcome.mode === "refresh") return "What was right comes back later, what was wrong comes back soon. Your result stays as it is.";
  const late = outcome.timedOut ? "Time was up: what you had answered was submitted. " : "";
  const learned = outcome.mode === "changes" && outcome.passed ? " You have learned what changed." : "";
  const reached = `${late}You have ${points(outcome.earned)} of ${counted(outcome.possible, "point")}; ${outcome.mark} % was needed.${learned}`;
  if (!missed.length || outcome.passed) return reached;
  const which = missed.length === 1 ? `Question ${missed[0]} is critical and was` : `Questions ${list(missed)} are critical and were`;
  return `${reached} ${which} not wholly right: such a question must be right whatever the score.`;
}

/** @param {number} number of questions of an attempt that the quiz has no longer */
export const gone = (number) => (number ? `${counted(number, "question")} of this attempt ${number === 1 ? "is" : "are"} no longer in the quiz.` : "");

/** @param {number} wrong answers that the learner was sure of */
export const overconfident = (wrong) => (wrong ? `You were sure of ${counted(wrong, "answer")} that ${wrong === 1 ? "was" : "were"} wrong: look at ${wrong === 1 ? "it" : "them"} first.` : "");

/** @param {Outcome[]} attempts whole ones, oldest first @param {number} best score by today's key */
export function earlier(attempts, best) {
  const last = attempts[attempts.length - 1];
  return `Taken ${attempts.length === 1 ? "once" : `${attempts.length} times`}. Best score ${percent(best)}; last on ${dayOf(last.at)}: ${percent(last.score)}, ${last.passed ? "passed" : "not passed"}.`;
}

/**
 * Where the learner stands, as far as that is more than a score.
 *
 * @param {{state: string, expires: string | null}} standing
 */
export function standing({ state, expires }) {
  if (state === "expired" && expires) return `Your pass was good until ${dayName(expires)} and has expired: please take the quiz again.`;
  return state === "passed" && expires ? `Your pass is good until ${dayName(expires)}.` : "";
}

/** @param {import("../drawing/attempts.js").NextAttempt} next */
export function attempts({ left, at }) {
  if (left === 0) return "You have no attempt left on this version of the procedure. You can still practise.";
  const wait = at ? `You can take the quiz again from ${moment(at)} on. Until then you can practise.` : "";
  return [left === null ? "" : `${counted(left, "attempt")} left.`, wait].filter(Boolean).join(" ");
}

/** @param {{before: number, after: number, passed: boolean, at: string}} regraded */
export const regraded = ({ before, after, passed, at }) =>
  `The answers to this quiz were corrected. Your attempt of ${dayOf(at)} had ${percent(before)} and now has ${percent(after)}: ${passed ? "passed" : "not passed"}. There is nothing you have to do about it.`;

/** @param {Marked} marked */
export function mark({ fraction, points: possible, blank, right, hint, confidence, note }) {
  const earned = `${points(fraction * possible)} of ${counted(possible, "point")}`;
  const verdict = blank
    ? "Not answered"
    : fraction === 1
      ? "Right"
      : right && hint
        ? `Right, with the hint: ${earned}`
        : fraction > 0
          ? `Partly right: ${earned}`
          : "Wrong";
  const felt = { sure: "You were sure.", unsure: "You were not sure.", guess: "You guessed." }[confidence ?? ""];
  return felt || note ? [`${verdict}.`, felt, note].filter(Boolean).join(" ") : verdict;
}
