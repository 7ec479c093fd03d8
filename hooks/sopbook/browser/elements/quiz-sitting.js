/**
 * A sitting: one go at a quiz, from the first question to the last. Pure: time and chance are passed in.
 *
 * @import { Grades } from "../grading/grade.js"
 * @import { Question, Quiz, Response } from "../grading/shapes.js"
 */

/**
 * The data that a quiz page carries.
 *
 * @typedef {Quiz & {
 *   quiz: string,
 *   shuffle: {questions: boolean, options: boolean},
 *   parts: Record<string, {fingerprint: string, text: string}>,
 * }} QuizData
 *
 * @typedef {object} Sitting
 * @property {"full" | "practice"} mode
 * @property {string} started ISO time
 * @property {string[]} order ids of the questions as they are asked
 * @property {Record<string, string[]>} shown option ids as they are shown, by question id
 * @property {Record<string, Response>} responses
 * @property {Record<string, string>} prints what each question was when it was asked: its key and wording
 * @property {string[]} seen ids of the questions that were on the screen
 * @property {string} at id of the question on the screen, empty for the summary
 *
 * @typedef {() => number} Chance a number from 0 up to 1, as `Math.random`
 */

/**
 * A fresh sitting of all questions, or of those named.
 *
 * @param {QuizData} quiz
 * @param {{mode: "full" | "practice", started: string, only?: string[]}} what
 * @param {Chance} chance
 * @returns {Sitting}
 */
export function sitDown(quiz, { mode, started, only }, chance) {
  const asked = quiz.questions.filter(({ id }) => !only || only.includes(id));
  const order = asked.map(({ id }) => id);
  return {
    mode,
    started,
    order: quiz.shuffle.questions ? shuffled(order, chance) : order,
    shown: Object.fromEntries(asked.map((question) => [question.id, shownOptions(question, quiz.shuffle.options, chance)])),
    responses: {},
    prints: Object.fromEntries(asked.map((question) => [question.id, print(question)])),
    seen: [],
    at: "",
  };
}

/**
 * A sitting as it was kept, brought up to date with the quiz: questions that are gone are left out, new ones come
 * last, and those that have changed are asked anew (`changed` counts them). Null when it cannot be gone on with.
 *
 * @param {any} kept
 * @param {QuizData} quiz
 * @param {Chance} chance
 * @returns {{sitting: Sitting, changed: number} | null}
 */
export function resumed(kept, quiz, chance) {
  if (!kept || !Array.isArray(kept.order) || !Array.isArray(kept.seen) || typeof kept.started !== "string") return null;
  const full = kept.mode !== "practice";
  const only = full ? undefined : kept.order;
  const fresh = sitDown(quiz, { mode: full ? "full" : "practice", started: kept.started, only }, chance);
  if (!fresh.order.length) return null;
  const known = kept.order.filter((/** @type {unknown} */ id) => fresh.order.includes(/** @type {string} */ (id)));
  const same = known.filter((/** @type {string} */ id) => kept.prints?.[id] === fresh.prints[id]);
  const order = [...new Set([...known, ...fresh.order])];
  for (const id of same) {
    fresh.shown[id] = kept.shown?.[id] ?? fresh.shown[id];
    if (kept.responses?.[id] !== undefined) fresh.responses[id] = kept.responses[id];
  }
  const seen = same.filter((/** @type {string} */ id) => kept.seen.includes(id));
  const at = order.includes(kept.at) ? kept.at : seen.length < order.length ? order[0] : "";
  return { sitting: { ...fresh, order, seen, at }, changed: known.length - same.length };
}

/**
 * Whether a question is still to be answered.
 *
 * @param {Response | undefined} response
 */
export function isBlank(response) {
  if (response === null || response === undefined) return true;
  if (typeof response === "string") return response.trim() === "";
  if (typeof response === "boolean") return false;
  return Object.values(response).every((value) => value === null);
}

/**
 * The record of a finished sitting.
 *
 * @param {QuizData} quiz
 * @param {Sitting} sitting
 * @param {Grades} grades
 * @param {{id: string, learner: string, handbook: string, sop: string, version: string, at: string}} about
 */
export function attemptOf(quiz, sitting, grades, { id, learner, handbook, sop, version, at }) {
  const fractions = new Map(grades.questions.map((graded) => [graded.id, graded.fraction]));
  return {
    schema: 1,
    id,
    kind: "attempt",
    learner,
    handbook,
    at,
    started: sitting.started,
    sop,
    version,
    mode: sitting.mode,
    parts: quiz.parts,
    quiz: quiz.quiz,
    questions: asked(quiz, sitting.order).map(({ id, type, key, wording, points, critical }) => ({
      id,
      type,
      key,
      wording,
      points,
      critical,
      shown: sitting.shown[id],
      response: sitting.responses[id] ?? null,
      fraction: fractions.get(id) ?? 0,
    })),
    earned: grades.earned,
    possible: grades.possible,
    score: grades.score,
    mark: quiz.mark,
    // practice on the missed questions is never a pass
    passed: sitting.mode === "full" && grades.passed,
  };
}

/**
 * The questions with those ids, in that order.
 *
 * @param {QuizData} quiz
 * @param {string[]} order
 */
export function asked(quiz, order) {
  return order.flatMap((id) => quiz.questions.find((question) => question.id === id) ?? []);
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

/**
 * A copy in random order (Fisher and Yates).
 *
 * @template T
 * @param {readonly T[]} list
 * @param {Chance} chance
 */
export function shuffled(list, chance) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const pick = Math.floor(chance() * (last + 1));
    [copy[last], copy[pick]] = [copy[pick], copy[last]];
  }
  return copy;
}
