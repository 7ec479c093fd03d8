/** An attempt graded again by the answer key of today, from the answers that it recorded. */

import { grade, reaches } from "../grading/grade.js";

/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */

/**
 * @typedef {object} Regrade
 * @property {number} score
 * @property {boolean} passed
 * @property {{id: string, before: number, after: number}[]} questions fractions, for every recorded question
 * @property {string[]} unsure ids of questions whose key changed so that the recorded answer says nothing any more
 */

/**
 * @param {StoredRecord} attempt
 * @param {{critical: string, questions: any[]}} quiz
 * @param {{trust?: boolean}} [options] without trust every answer is graded, not only those whose key has changed
 * @returns {Regrade}
 */
export function regrade(attempt, quiz, { trust = true } = {}) {
  const today = new Map(quiz.questions.map((question) => [question.id, question]));
  /** @type {string[]} */
  const unsure = [];
  const graded = attempt.questions.map((/** @type {any} */ recorded) => {
    const question = today.get(recorded.id);
    const kept = question?.key === recorded.key;
    const cost = recorded.hint ? (question?.hintCost ?? 0) : 0;
    if (!question || (trust && kept)) return { ...recorded, after: recorded.fraction, right: beforeHint(recorded, cost) };
    if (!kept && !isStillAnswered(question, recorded)) {
      unsure.push(recorded.id);
      return { ...recorded, after: recorded.fraction, right: beforeHint(recorded, cost) };
    }
    const right = grade(question, recorded.response);
    return { ...recorded, after: right * (1 - cost), right };
  });
  const questions = graded.map((/** @type {any} */ { id, fraction, after }) => ({ id, before: fraction, after }));
  return { ...result(attempt, graded, quiz.critical), questions, unsure };
}

/**
 * How much of a recorded answer was right, before the hint was paid for.
 * @param {{fraction: number}} recorded
 * @param {number} cost
 */
const beforeHint = ({ fraction }, cost) => (cost < 1 ? Math.min(1, fraction / (1 - cost)) : fraction);

/**
 * Score and pass; those of the record itself where no answer is worth more or less than before.
 * @param {StoredRecord} attempt
 * @param {{points: number, critical: boolean, fraction: number, after: number, right: number}[]} graded
 * @param {string} critical
 */
function result(attempt, graded, critical) {
  if (graded.every(({ fraction, after }) => Math.abs(fraction - after) < 1e-9)) {
    return { score: attempt.score, passed: attempt.passed };
  }
  const possible = graded.reduce((sum, { points }) => sum + points, 0);
  const score = possible ? graded.reduce((sum, { points, after }) => sum + points * after, 0) / possible : 0;
  // A hint costs points; a critical question answered right with its help is answered right.
  const missed = critical === "all" && graded.some((each) => each.critical && each.right < 1 - 1e-9);
  const counts = attempt.mode === "full" || attempt.mode === "changes";
  return { score, passed: counts && possible > 0 && !missed && reaches(score, attempt.mark) };
}

/**
 * Whether the recorded answer can be judged by today's key: what was chosen still exists, and what is right today
 * was there to be chosen.
 * @param {any} question of today
 * @param {any} recorded
 * @returns {boolean}
 */
function isStillAnswered(question, recorded) {
  const { response, shown } = recorded;
  if (question.type !== recorded.type) return false;
  const offered = (/** @type {string} */ id) => !Array.isArray(shown) || shown.length === 0 || shown.includes(id);
  switch (question.type) {
    case "single":
      return (response === null || question.options.includes(response)) && offered(question.right);
    case "multiple":
      if (response !== null && !Array.isArray(response)) return false;
      return listed(response).every((id) => question.options.includes(id)) && question.right.every(offered);
    case "order":
      return response === null || sameSet(listed(response), question.items);
    case "match":
      return isStillMatched(question, response);
    case "cloze":
      return isStillFilled(question, response);
    case "scenario":
      return listed(response?.trail).every((step) => Object.hasOwn(question.flow.nodes, step?.node));
    default:
      return true;
  }
}

/**
 * A list that a record claims to hold; records may come from a file that anybody wrote.
 * @param {any} value
 * @returns {any[]}
 */
const listed = (value) => (Array.isArray(value) ? value : []);

/**
 * @param {{pairs: {id: string, right: string}[]}} question
 * @param {Record<string, string | null> | null} response
 */
function isStillMatched({ pairs }, response) {
  if (response === null || typeof response !== "object") return response === null;
  const rights = new Set(pairs.map(({ right }) => right));
  const known = Object.values(response).every((right) => right === null || rights.has(right) || String(right).startsWith("other-"));
  return known && sameSet(Object.keys(response), pairs.map(({ id }) => id));
}

/**
 * @param {{blanks: any[]}} question
 * @param {Record<string, string | null> | null} response
 */
function isStillFilled({ blanks }, response) {
  if (response === null || typeof response !== "object") return response === null;
  const fits = (/** @type {any} */ { id, type, options }) =>
    type !== "single" || response[id] === null || response[id] === undefined || options.map(idOf).includes(response[id]);
  return sameSet(Object.keys(response), blanks.map(({ id }) => id)) && blanks.every(fits);
}

/** @param {string | {id: string}} option */
const idOf = (option) => (typeof option === "string" ? option : option.id);

/**
 * @param {string[]} one
 * @param {string[]} other
 */
const sameSet = (one, other) => one.length === other.length && one.every((id) => other.includes(id));
