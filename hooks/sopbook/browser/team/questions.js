/**
 * How each question fares: asked, right, and what those chose who were wrong.
 *
 * Counted are attempts at the whole quiz and at its changes, and only answers to a question whose key is still the
 * published one; practice shows the solution at once, so it says nothing about the question.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { CatalogueSop } from "../training/entry.js"
 * @import { ChoiceTexts, PublishedQuestion, PublishedQuiz, QuizTexts } from "./shapes.js"
 */
import { grade } from "../grading/grade.js";
import { wrongChoices } from "./choices.js";

const RIGHT = 1 - 1e-9;
/** Different wrong answers that are counted for one question: typed ones have no end. */
const MOST_CHOICES = 200;

/**
 * @typedef {object} QuestionFigures
 * @property {string} sop
 * @property {string} id
 * @property {string} title
 * @property {string} type
 * @property {boolean} critical
 * @property {number} asked
 * @property {number} right share of wholly right answers, 0 to 1
 * @property {number} mean fraction
 * @property {number} blank
 * @property {{choice: string, count: number} | null} wrong the most chosen wrong answer
 * @property {number} sureWrong answers that were wrong although the learner was sure
 * @property {number} rated answers with a confidence
 * @property {number} older answers to a key that is no longer published, not counted above
 */

/** @typedef {{asked: number, right: number, sum: number, blank: number, sureWrong: number, rated: number, older: number, choices: Map<string, number>}} Count */

export class Tally {
  #quizzes;
  #texts;
  /** @type {Map<string, Map<string, Count>>} */
  #counts = new Map();

  /**
   * @param {Record<string, PublishedQuiz>} quizzes by SOP
   * @param {Record<string, QuizTexts>} [texts] by SOP; what has none is told by its id
   */
  constructor(quizzes, texts = {}) {
    this.#quizzes = quizzes;
    this.#texts = texts;
  }

  /** @param {StoredRecord[]} records of one person */
  add(records) {
    for (const record of records) {
      if (record.kind !== "attempt" || (record.mode !== "full" && record.mode !== "changes")) continue;
      const quiz = Object.hasOwn(this.#quizzes, record.sop ?? "") ? this.#quizzes[record.sop ?? ""] : undefined;
      if (quiz) this.#addAttempt(record, quiz);
    }
  }

  /**
   * The figures of every question of these procedures that was asked, the worst first.
   * @param {CatalogueSop[]} columns
   * @returns {QuestionFigures[]}
   */
  figures(columns) {
    const found = columns.flatMap(({ id: sop }) =>
      (this.#counts.has(sop) ? this.#quizzes[sop].questions : []).flatMap((question) => {
        const count = this.#counts.get(sop)?.get(question.id);
        const title = this.#texts[sop]?.titles[question.id] ?? question.id;
        return count ? [{ sop, title, ...figuresOf(question, count) }] : [];
      }),
    );
    return found.sort((one, other) => Number(!one.asked) - Number(!other.asked) || one.mean - other.mean || other.asked - one.asked);
  }

  /** @param {StoredRecord} attempt @param {PublishedQuiz} quiz */
  #addAttempt(attempt, quiz) {
    const published = publishedIn(quiz);
    const choices = this.#texts[attempt.sop ?? ""]?.choices ?? {};
    const counts = this.#counts.get(attempt.sop ?? "") ?? new Map();
    this.#counts.set(attempt.sop ?? "", counts);
    for (const asked of attempt.questions) {
      const question = published.get(asked.id);
      if (!question || question.type !== asked.type || asked.type === "scale") continue;
      const count = counts.get(asked.id) ?? { asked: 0, right: 0, sum: 0, blank: 0, sureWrong: 0, rated: 0, older: 0, choices: new Map() };
      counts.set(asked.id, count);
      if (question.key === asked.key) answered(count, question, asked, choices[asked.id]);
      else count.older += 1;
    }
  }
}

/** @type {WeakMap<PublishedQuiz, Map<string, PublishedQuestion>>} */
const known = new WeakMap();

/** @param {PublishedQuiz} quiz */
function publishedIn(quiz) {
  const found = known.get(quiz) ?? new Map(quiz.questions.map((question) => [question.id, question]));
  known.set(quiz, found);
  return found;
}

/**
 * @param {Count} count
 * @param {PublishedQuestion} question
 * @param {any} asked as recorded
 * @param {ChoiceTexts} [texts]
 */
function answered(count, question, { response, confidence }, texts) {
  const fraction = grade(question, response);
  const right = fraction >= RIGHT;
  count.asked += 1;
  count.sum += fraction;
  count.right += Number(right);
  count.blank += Number(response === null);
  count.rated += Number(typeof confidence === "string");
  count.sureWrong += Number(confidence === "sure" && !right);
  if (right) return;
  for (const choice of wrongChoices(question, response, texts)) {
    if (count.choices.size < MOST_CHOICES || count.choices.has(choice)) {
      count.choices.set(choice, (count.choices.get(choice) ?? 0) + 1);
    }
  }
}

/**
 * @param {PublishedQuestion} question
 * @param {Count} count
 * @returns {Omit<QuestionFigures, "sop" | "title">}
 */
function figuresOf({ id, type, critical }, { asked, right, sum, blank, sureWrong, rated, older, choices }) {
  const [wrong] = [...choices].sort(([a, one], [b, other]) => other - one || (a < b ? -1 : 1));
  return {
    id,
    type,
    critical,
    asked,
    right: asked ? right / asked : 0,
    mean: asked ? sum / asked : 0,
    blank,
    wrong: wrong ? { choice: wrong[0], count: wrong[1] } : null,
    sureWrong,
    rated,
    older,
  };
}
