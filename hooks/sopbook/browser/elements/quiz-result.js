/**
 * What the page says after the last question.
 *
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Face } from "./quiz-face.js"
 * @import { QuizData } from "./quiz-data.js"
 */
import { grade, isGraded } from "../grading/grade.js";
import { asked } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/** @typedef {Attempt["questions"][number]} Answer */

/**
 * Whether an answer is wholly right, whatever its hint has cost; a rating always is.
 *
 * @param {QuizData} quiz
 * @param {Answer} answer
 */
function isRight(quiz, answer) {
  const question = quiz.questions.find(({ id }) => id === answer.id);
  if (!isGraded(answer) || answer.fraction === 1) return true;
  return answer.hint && question?.key === answer.key && grade(question, answer.response) === 1;
}

/**
 * ids of the questions of an attempt that were not wholly right and can be asked again
 *
 * @param {QuizData} quiz
 * @param {Attempt | null} attempt
 */
export function missed(quiz, attempt) {
  const wrong = attempt?.questions.filter((answer) => !isRight(quiz, answer)) ?? [];
  return asked(quiz, wrong.map(({ id }) => id)).map(({ id }) => id);
}

/**
 * @param {Face} face
 * @param {QuizData} quiz
 * @param {Attempt} attempt
 * @param {Answer[]} answers those to questions that the quiz still has
 */
export function drawResult(face, quiz, attempt, answers) {
  const graded = attempt.questions.filter(isGraded);
  const right = graded.filter((answer) => isRight(quiz, answer)).length;
  const places = answers.flatMap((answer, at) => (quiz.critical === "all" && answer.critical && !isRight(quiz, answer) ? [at + 1] : []));
  const own = attempt.mode === "practice" || attempt.mode === "refresh";
  face.put("verdict", say.headline(attempt, right, graded.length));
  face.put("reason", say.reason(attempt, places));
  face.put("gone", say.gone(attempt.questions.length - answers.length));
  face.put("overconfident", say.overconfident(graded.filter((answer) => answer.confidence === "sure" && !isRight(quiz, answer)).length));
  face.offer("missed", missed(quiz, attempt).length > 0);
  return own ? "practice" : attempt.passed ? "passed" : "failed";
}
