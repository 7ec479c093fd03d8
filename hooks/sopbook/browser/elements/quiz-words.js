/** What the quiz says: sentences with numbers in them. */

/** @typedef {{mode?: string, passed: boolean, score: number, earned: number, possible: number, mark: number, at: string}} Outcome */

/**
 * @param {number} number
 * @param {string} noun
 */
export const count = (number, noun) => `${number} ${noun}${number === 1 ? "" : "s"}`;

/** A score in whole percent, never rounded up, so that 79.9 does not look like 80. @param {number} score */
export const percent = (score) => `${Math.floor(score * 100 + 1e-9)} %`;

/** Points with at most two decimals. @param {number} points */
export const points = (points) => String(Math.round(points * 100) / 100);

/** @param {string} time ISO */
export const day = (time) => new Date(time).toLocaleDateString(document.documentElement.lang || undefined, { dateStyle: "medium" });

/** @param {(string | number)[]} words */
export const list = (words) => words.join(", ").replace(/, ([^,]*)$/, " and $1");

/** @param {Outcome} outcome @param {number} right @param {number} all */
export function headline(outcome, right, all) {
  if (outcome.mode === "practice") return `Practice: ${right} of ${all} right`;
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
  const reached = `You have ${points(outcome.earned)} of ${count(outcome.possible, "point")}; ${outcome.mark} % was needed.`;
  if (!missed.length || outcome.passed) return reached;
  const which = missed.length === 1 ? `Question ${missed[0]} is critical and was` : `Questions ${list(missed)} are critical and were`;
  return `${reached} ${which} not wholly right: such a question must be right whatever the score.`;
}

/** @param {number} number of questions of an attempt that the quiz has no longer */
export const gone = (number) => (number ? `${count(number, "question")} of this attempt ${number === 1 ? "is" : "are"} no longer in the quiz.` : "");

/** @param {Outcome[]} attempts whole ones, oldest first */
export function earlier(attempts) {
  const last = attempts[attempts.length - 1];
  const best = Math.max(...attempts.map(({ score }) => score));
  return `Taken ${attempts.length === 1 ? "once" : `${attempts.length} times`}. Best score ${percent(best)}; last on ${day(last.at)}: ${percent(last.score)}, ${last.passed ? "passed" : "not passed"}.`;
}

/**
 * @param {number} fraction
 * @param {number} possible
 * @param {boolean} blank
 */
export function mark(fraction, possible, blank) {
  if (blank) return "Not answered";
  if (fraction === 1) return "Right";
  return fraction > 0 ? `Partly right: ${points(fraction * possible)} of ${count(possible, "point")}` : "Wrong";
}
