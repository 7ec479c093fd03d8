/**
 * Grading: from questions and responses to fractions, points and a pass. Nothing here touches a page or a clock, and
 * nothing throws: a response that makes no sense is wrong.
 *
 * @import { Match, Multiple, Question, Quiz, Response } from "./shapes.js"
 */
import { gradeNumeric } from "./numeric.js";
import { gradeOrder } from "./order.js";
import { gradeText } from "./text.js";

/**
 * How much of a question is right, from 0 to 1; blank is 0.
 *
 * @param {Question} question
 * @param {Response} [response]
 * @returns {number}
 */
export function grade(question, response = null) {
  switch (question.type) {
    case "single":
    case "true-false":
      return response === question.right ? 1 : 0;
    case "multiple":
      return gradeMultiple(question, response);
    case "order":
      return gradeOrder(question, response);
    case "match":
      return gradeMatch(question, response);
    case "numeric":
      return gradeNumeric(question, response);
    case "text":
      return gradeText(question, response);
    default:
      return 0;
  }
}

/**
 * plus-minus: right ones chosen less wrong ones chosen, as a share of the right ones, never below nothing (Betts et
 * al. 2022).
 *
 * @param {Multiple} question
 * @param {Response} response
 */
function gradeMultiple({ right, options, scoring, critical }, response) {
  const chosen = options.filter((option) => Array.isArray(response) && response.includes(option));
  const hits = chosen.filter((option) => right.includes(option)).length;
  if ((scoring ?? (critical ? "all-or-nothing" : "plus-minus")) === "all-or-nothing") {
    return hits === right.length && hits === chosen.length ? 1 : 0;
  }
  return Math.max(0, hits - (chosen.length - hits)) / right.length;
}

/**
 * @param {Match} question
 * @param {Response} response
 */
function gradeMatch({ pairs }, response) {
  if (response === null || typeof response !== "object" || Array.isArray(response)) return 0;
  return pairs.filter(({ id, right }) => Object.hasOwn(response, id) && response[id] === right).length / pairs.length;
}

/**
 * @typedef {{id: string, fraction: number, points: number, critical: boolean}} Graded
 * @typedef {object} Grades
 * @property {Graded[]} questions
 * @property {number} earned points
 * @property {number} possible points
 * @property {number} score earned as a share of possible, 0 when nothing was asked
 * @property {string[]} missedCritical ids of critical questions that are not wholly right
 * @property {boolean} passed the mark is reached and no critical question that counts is missed
 */

/**
 * Grade every question of a quiz.
 *
 * @param {Quiz} quiz
 * @param {Record<string, Response>} responses by question id
 * @returns {Grades}
 */
export function gradeQuiz({ questions, mark, critical }, responses) {
  const graded = questions.map((question) => ({
    id: question.id,
    fraction: grade(question, Object.hasOwn(responses, question.id) ? responses[question.id] : null),
    points: question.points,
    critical: question.critical,
  }));
  const earned = graded.reduce((sum, { fraction, points }) => sum + fraction * points, 0);
  const possible = graded.reduce((sum, { points }) => sum + points, 0);
  const score = possible ? earned / possible : 0;
  const missedCritical = graded.filter((question) => question.critical && question.fraction < 1).map(({ id }) => id);
  return {
    questions: graded,
    earned,
    possible,
    score,
    missedCritical,
    passed: possible > 0 && reaches(score, mark) && (critical === "none" || !missedCritical.length),
  };
}

/**
 * Whether a score (0 to 1) reaches a mark in percent; thirds added up may fall short of it by a rounding error.
 *
 * @param {number} score
 * @param {number} mark
 */
export const reaches = (score, mark) => score * 100 >= mark - 1e-9;
