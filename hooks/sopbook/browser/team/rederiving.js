/**
 * What an attempt is worth by its answers, whatever it says of itself: each answer is graded once more with the quiz
 * that is published today.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { CatalogueSop } from "../training/entry.js"
 * @import { PublishedQuestion, PublishedQuiz } from "./shapes.js"
 */
import { grade, reaches } from "../grading/grade.js";
import { percent } from "../wording.js";

/** Half a percent: what a page shows as the same figure is the same. */
const SAME = 0.005;

/** A clock that runs a day ahead is a time zone or a mistake; more than that is a date in the future. */
const AHEAD = 24 * 3600 * 1000;

/**
 * @typedef {"same" | "different" | "key changed" | "gone"} Verdict
 *   on an answer: graded as recorded; graded otherwise; asked with a key that is no longer published; no longer asked
 *
 * @typedef {object} GradedAnswer
 * @property {string} id of the question
 * @property {number} claimed fraction as recorded, 0 to 1
 * @property {number} fraction by the answer, where the key is the published one; else as recorded
 * @property {number} right the same before a hint was paid for
 * @property {number} points
 * @property {boolean} critical
 * @property {Verdict} verdict
 *
 * @typedef {object} Rederived
 * @property {StoredRecord} attempt the attempt with what its answers are worth instead of what it claims
 * @property {{score: number, passed: boolean}} claimed
 * @property {GradedAnswer[]} answers
 * @property {number} unchecked how many answers have a key that is no longer published
 * @property {string[]} disagreements sentences; empty when the attempt is what it claims to be
 */

/**
 * @param {StoredRecord} attempt
 * @param {CatalogueSop} entry
 * @param {PublishedQuiz | undefined} quiz
 * @param {string} now ISO time
 * @returns {Rederived}
 */
export function rederived(attempt, entry, quiz, now) {
  const current = quiz !== undefined && attempt.quiz === quiz.quiz;
  const answers = answersOf(attempt, quiz, current);
  const earned = sum(answers, ({ fraction, points }) => fraction * points);
  const possible = sum(answers, ({ points }) => points);
  const score = possible ? Math.min(1, Math.max(0, earned / possible)) : 0;
  const mark = current ? quiz.mark : attempt.mark;
  const missed = quiz?.critical !== "none" && answers.some(({ critical, right }) => critical && right < 1 - 1e-9);
  const short = current && attempt.mode === "full" && answers.length < (entry.quiz?.questions ?? 0);
  const counts = attempt.mode === "full" || attempt.mode === "changes";
  const passed = counts && possible > 0 && reaches(score, mark) && !missed && !short;
  const scope = current ? askedAbout(attempt, quiz, answers) : attempt.scope;
  const fractions = new Map(answers.map((answer) => [answer.id, answer.fraction]));
  const questions = attempt.questions.map((/** @type {any} */ each) => ({ ...each, fraction: fractions.get(each.id) ?? 0 }));
  return {
    attempt: { ...attempt, questions, earned, possible, score, mark, passed, scope },
    claimed: { score: attempt.score, passed: attempt.passed },
    answers,
    unchecked: answers.filter(({ verdict }) => verdict === "key changed" || verdict === "gone").length,
    disagreements: [
      ...scoreDisagreement(attempt, score, passed),
      ...(current && attempt.mark !== quiz.mark ? [`It names ${attempt.mark} % as the mark; the quiz asks for ${quiz.mark} %.`] : []),
      ...(short ? [`It holds ${answers.length} of the ${entry.quiz?.questions} questions that the quiz asks.`] : []),
      ...(scope?.length !== attempt.scope?.length ? ["It counts for parts that none of its questions is about."] : []),
      ...(Date.parse(attempt.at) > Date.parse(now) + AHEAD ? ["It is dated in the future."] : []),
    ],
  };
}

/**
 * Each question of an attempt once, graded where its key is the published one.
 * @param {StoredRecord} attempt
 * @param {PublishedQuiz | undefined} quiz
 * @param {boolean} current whether the attempt was made with the quiz as it is published
 * @returns {GradedAnswer[]}
 */
function answersOf(attempt, quiz, current) {
  const published = new Map((quiz?.questions ?? []).map((question) => [question.id, question]));
  const seen = new Set();
  const once = attempt.questions.filter((/** @type {any} */ { id }) => !seen.has(id) && seen.add(id));
  return once.map((/** @type {any} */ asked) => answered(asked, published.get(asked.id), current));
}

/**
 * @param {any} asked as recorded
 * @param {PublishedQuestion | undefined} question
 * @param {boolean} current
 * @returns {GradedAnswer}
 */
function answered(asked, question, current) {
  const { id, fraction: claimed } = asked;
  const weight = current && question ? question : asked;
  const left = asked.hint ? 1 - (question?.hintCost ?? 0) : 1;
  const kept = { id, claimed, fraction: claimed, right: left > 0 ? Math.min(1, claimed / left) : claimed };
  // a rating is worth nothing, so that it is in no sum
  const worth = asked.type === "scale" ? { points: 0, critical: false } : { points: Math.max(0, weight.points), critical: weight.critical === true };
  if (!current && (!question || question.type !== asked.type)) return { ...kept, ...worth, verdict: "gone" };
  if (!current && question?.key !== asked.key) return { ...kept, ...worth, verdict: "key changed" };
  // whoever says that this is the quiz of today is held to its questions and its key
  const right = question && question.type === asked.type ? grade(question, asked.response) : 0;
  const fraction = right * left;
  return { ...kept, ...worth, fraction, right, verdict: Math.abs(fraction - claimed) < SAME ? "same" : "different" };
}

/**
 * The parts that an attempt at changes may teach: of those that some question tests, only those it was asked about.
 * @param {StoredRecord} attempt
 * @param {PublishedQuiz} quiz
 * @param {GradedAnswer[]} answers
 */
function askedAbout({ scope }, quiz, answers) {
  const asked = new Set(answers.map(({ id }) => id));
  /** @type {(of: PublishedQuestion[]) => Set<string>} */
  const partsOf = (of) => new Set(of.flatMap(({ tests }) => /** @type {any} */ (tests) ?? []));
  const tested = partsOf(quiz.questions);
  const proved = partsOf(quiz.questions.filter(({ id }) => asked.has(id)));
  return scope?.filter((/** @type {string} */ part) => !tested.has(part) || proved.has(part));
}

/**
 * @param {StoredRecord} attempt
 * @param {number} score
 * @param {boolean} passed
 * @returns {string[]}
 */
function scoreDisagreement(attempt, score, passed) {
  if (Math.abs(attempt.score - score) >= SAME) {
    return [`It claims ${percent(attempt.score)}; its answers give ${percent(score)}.`];
  }
  if (attempt.passed === passed) return [];
  return [attempt.passed ? "It claims a pass; its answers are none." : "It claims no pass; its answers are one."];
}

/**
 * @template T
 * @param {T[]} list
 * @param {(each: T) => number} of
 */
const sum = (list, of) => list.reduce((total, each) => total + of(each), 0);
