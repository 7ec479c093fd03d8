/**
 * What is left out of the data of a quiz (pages/quiz_data.py), since most questions have it in common. Pure.
 *
 * @import { Quiz } from "./shapes.js"
 */

/** What a question is unless its quiz says otherwise. */
const ORDINARY = { pool: "core", points: 1, critical: false, hintCost: 0 };

/**
 * The quiz with all that its questions are: the ordinary, and for a scenario the workflow that it walks.
 *
 * @template {Quiz} Q
 * @param {Q} quiz
 * @returns {Q}
 */
export function completed(quiz) {
  for (const question of quiz.questions) {
    const lists = question.type === "order" ? { tests: [], anyOrder: [] } : { tests: [] };
    const flow = question.type === "scenario" ? { flow: { start: question.start, nodes: quiz.nodes ?? {} } } : {};
    Object.assign(question, { ...ORDINARY, ...lists, ...flow, ...question });
  }
  return quiz;
}
