/**
 * A sitting: one go at a quiz, from the first question to the last. Pure: time and chance are passed in.
 *
 * @import { Chance } from "../drawing/draw.js"
 * @import { Question, Response } from "../grading/shapes.js"
 * @import { Clock } from "./quiz-clock.js"
 * @import { QuizData } from "./quiz-data.js"
 */
import { drawn, drawnOn, shuffled } from "../drawing/draw.js";
import { fresh as freshClock } from "./quiz-clock.js";

/**
 * @typedef {"full" | "practice" | "changes" | "refresh"} Mode
 *   the whole quiz; for oneself; on what has changed; a few questions of earlier days
 * @typedef {"sure" | "unsure" | "guess"} Confidence
 *
 * @typedef {object} Sitting
 * @property {string} id of the attempt that it becomes, so that it becomes one only once
 * @property {Mode} mode
 * @property {string[]} scope ids of the parts that a sitting on changes is about
 * @property {string} started ISO time
 * @property {string[]} order ids of the questions as they are asked
 * @property {Record<string, string[]>} shown option ids as they are shown, by question id
 * @property {Record<string, Response>} responses
 * @property {Record<string, number>} stamps when each response was given, in milliseconds, so that two tabs can be joined
 * @property {Record<string, Confidence>} confidence by question id
 * @property {string[]} hints ids of the questions whose hint was opened
 * @property {string[]} checked ids of the questions that were answered for good, because the answer was shown
 * @property {Record<string, string>} prints what each question of the quiz was when it was asked: its key and wording
 * @property {string[]} seen ids of the questions that were on the screen
 * @property {string} at id of the question on the screen, empty for the summary
 * @property {Clock} clock
 */

/**
 * A fresh sitting: a draw from all questions, those named by `only`, or those on the parts of `scope`.
 *
 * @param {QuizData} quiz
 * @param {{id: string, mode: Mode, started: string, only?: string[], scope?: string[]}} what
 * @param {Chance} chance
 * @returns {Sitting}
 */
export function sitDown(quiz, { id, mode, started, only, scope = [] }, chance) {
  const chosen = only ? asked(quiz, only) : mode === "changes" ? drawnOn(quiz, scope, chance) : drawn(quiz, chance);
  const order = quiz.questions.filter((question) => chosen.includes(question)).map((question) => question.id);
  return {
    id,
    mode,
    scope,
    started,
    order: quiz.shuffle.questions ? shuffled(order, chance) : order,
    shown: Object.fromEntries(chosen.map((question) => [question.id, shownOptions(question, quiz.shuffle.options, chance)])),
    responses: {},
    stamps: {},
    confidence: {},
    hints: [],
    checked: [],
    prints: Object.fromEntries(quiz.questions.map((question) => [question.id, print(question)])),
    seen: [],
    at: "",
    clock: freshClock(started),
  };
}

/**
 * Whether a question is still to be answered; a walk is answered at its end.
 *
 * @param {Response | undefined} response
 */
export function isBlank(response) {
  if (response === null || response === undefined) return true;
  if (typeof response === "string") return response.trim() === "";
  if (typeof response === "boolean") return false;
  if ("trail" in response) return response.end === null;
  return Object.values(response).every((value) => value === null);
}

/** Whether the answer is shown as soon as it is given. @param {{mode: Mode}} sitting @param {QuizData} quiz */
export const isImmediate = ({ mode }, { feedback }) => mode === "practice" || mode === "refresh" || feedback === "immediate";

/** The seconds that a sitting may take; 0 for as long as it takes. @param {{mode: Mode}} sitting @param {QuizData} quiz */
export const limitOf = ({ mode }, { timeLimit = 0 }) => (mode === "full" ? timeLimit : 0);

/**
 * The questions with those ids, in that order.
 *
 * @param {QuizData} quiz
 * @param {string[]} order
 */
export function asked(quiz, order) {
  const known = new Map(quiz.questions.map((question) => [question.id, question]));
  return order.flatMap((id) => known.get(id) ?? []);
}

/**
 * The option ids of a question as a sitting shows them; things to put in order are never shown in the right one.
 *
 * @param {Question} question
 * @param {boolean} shuffle
 * @param {Chance} chance
 */
function shownOptions(question, shuffle, chance) {
  switch (question.type) {
    case "single":
    case "multiple":
      return shuffle ? shuffled(question.options, chance) : question.options;
    case "true-false":
      return ["true", "false"];
    case "match": {
      const pairs = question.pairs.map(({ id }) => id);
      return shuffle ? shuffled(pairs, chance) : pairs;
    }
    case "order": {
      const start = shuffle ? shuffled(question.items, chance) : question.start;
      return start.every((item, place) => item === question.items[place]) ? question.start : start;
    }
    default:
      return [];
  }
}

/** @param {Question} question */
const print = ({ key, wording }) => `${key} ${wording}`;
