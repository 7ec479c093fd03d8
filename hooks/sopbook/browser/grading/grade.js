/**
 * Grading: from questions and responses to fractions, points and a pass. Nothing here touches a page or a clock, and
 * nothing throws: a response that makes no sense is wrong.
 *
 * @import { Match, Multiple, Question, Quiz, Response } from "./shapes.js"
 */
import { gradeCloze } from "./cloze.js";
import { gradeNumeric } from "./numeric.js";
import { gradeOrder } from "./order.js";
import { gradeScenario } from "./scenario.js";
import { gradeText } from "./text.js";

/**
 * How much of a question is right, from 0 to 1; blank is 0. What a hint costs is not taken off (see `worth`).
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
    case "cloze":
      return gradeCloze(question, response);
    case "scenario":
      return gradeScenario(question, response);
    default:
      return 0;
  }
}

/** Whether there is a right answer at all; a rating has none. @param {{type: string}} question */
export const isGraded = ({ type }) => type !== "scale";

/**
 * What of a fraction is left when the hint was opened.
 *
 * @param {number} fraction
 * @param {{hintCost?: number}} question
 * @param {boolean} hint
 */
export const worth = (fraction, { hintCost = 0 }, hint) => fraction * (hint ? 1 - hintCost : 1);

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
 * @param {any} response
 */
function gradeMatch({ pairs }, response) {
  if (response === null || typeof response !== "object" || Array.isArray(response)) return 0;
  return pairs.filter(({ id, right }) => Object.hasOwn(response, id) && response[id] === right).length / pairs.length;
}

/**
 * @typedef {{id: string, fraction: number, right: boolean, points: number, critical: boolean}} Graded
 *   `fraction` is what is left after the cost of the hint; `right` does not ask for the hint
 * @typedef {object} Grades
 * @property {Graded[]} questions
 * @property {number} earned points
 * @property {number} possible points
 * @property {number} score earned as a share of possible, 0 when nothing was asked
 * @property {string[]} missedCritical ids of critical questions that are not wholly right
 * @property {boolean} passed the mark is reached and no critical question that counts is missed
 */

/**
 * Grade every question of a quiz. A rating is worth nothing, so that it is in no sum. A hint costs points, but a
 * critical question that is right with its hint is not missed.
 *
 * @param {Quiz} quiz
 * @param {Record<string, Response>} responses by question id
 * @param {readonly string[]} [hints] ids of the questions whose hint was opened
 * @returns {Grades}
 */
export function gradeQuiz({ questions, mark, critical }, responses, hints = []) {
  const graded = questions.map((question) => {
    const fraction = grade(question, Object.hasOwn(responses, question.id) ? responses[question.id] : null);
    return {
      id: question.id,
      fraction: worth(fraction, question, hints.includes(question.id)),
      right: fraction === 1 || !isGraded(question),
      points: isGraded(question) ? question.points : 0,
      critical: question.critical && isGraded(question),
    };
  });
  const earned = graded.reduce((sum, { fraction, points }) => sum + fraction * points, 0);
  const possible = graded.reduce((sum, { points }) => sum + points, 0);
  const score = possible ? Math.min(1, earned / possible) : 0;
  const missedCritical = graded.filter((question) => question.critical && !question.right).map(({ id }) => id);
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
