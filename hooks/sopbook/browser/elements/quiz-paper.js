/**
 * The paper: the questions on the page, laid out for a sitting or marked after it.
 *
 * @import { Question, Response } from "../grading/shapes.js"
 * @import { Attempt } from "./quiz-keeping.js"
 * @import { QuizData } from "./quiz-sitting.js"
 */
import { partIn } from "./part.js";
import { annotate, clearNotes, fill, orderList, read } from "./quiz-form.js";
import { makeSortable } from "./quiz-order.js";
import { asked, isBlank } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

export class Paper {
  #root;
  #quiz;

  /**
   * @param {HTMLElement} root
   * @param {QuizData} quiz
   * @param {(fieldset: HTMLFieldSetElement, words: string) => void} reordered
   */
  constructor(root, quiz, reordered) {
    this.#root = root;
    this.#quiz = quiz;
    for (const fieldset of this.#fieldsets()) {
      const list = orderList(fieldset);
      if (list) makeSortable(list, `how-${fieldset.dataset.question}`, (words) => reordered(fieldset, words));
    }
  }

  /** @param {string} id */
  fieldset(id) {
    return /** @type {HTMLFieldSetElement} */ (this.#root.querySelector(`#question-${CSS.escape(id)}`));
  }

  /** @param {string} id */
  legend(id) {
    return this.fieldset(id).querySelector("legend");
  }

  /**
   * The question whose answer has changed, and the answer; null when it is none of this quiz.
   *
   * @param {HTMLFieldSetElement | null} fieldset
   * @returns {{id: string, response: Response} | null}
   */
  answer(fieldset) {
    const question = this.#quiz.questions.find(({ id }) => id === fieldset?.dataset.question);
    return fieldset && question ? { id: question.id, response: read(fieldset, question) } : null;
  }

  /** Leave only those questions on the screen; paper has room for all of them (see quiz.css). @param {string[]} ids */
  show(ids) {
    for (const fieldset of this.#fieldsets()) {
      fieldset.toggleAttribute("data-away", !ids.includes(fieldset.dataset.question ?? ""));
    }
  }

  /**
   * Lay the questions out in their order with what was answered, free of marks.
   *
   * @param {string[]} order
   * @param {Record<string, string[]>} shown
   * @param {Record<string, Response>} responses
   */
  lay(order, shown, responses) {
    for (const fieldset of this.#fieldsets()) clean(fieldset);
    asked(this.#quiz, order).forEach((question, place) => {
      const fieldset = this.fieldset(question.id);
      fieldset.parentElement?.append(fieldset);
      fill(fieldset, question, responses[question.id] ?? null, shown[question.id] ?? []);
      const number = fieldset.querySelector(".sop-question__number");
      if (number) number.textContent = `Question ${place + 1} of ${order.length}`;
    });
  }

  /**
   * Lay an attempt out and mark it.
   *
   * @param {Attempt} attempt
   * @returns {Attempt["questions"]} the answers to questions that the quiz still has
   */
  mark(attempt) {
    const answers = attempt.questions.filter(({ id, type }) => this.#question(id)?.type === type);
    const by = (/** @type {(answer: Attempt["questions"][number]) => any} */ what) =>
      Object.fromEntries(answers.map((answer) => [answer.id, what(answer)]));
    this.lay(answers.map(({ id }) => id), by(({ shown }) => shown), by(({ response }) => response));
    for (const answer of answers) this.#markOne(answer);
    return answers;
  }

  /** @param {Attempt["questions"][number]} answer */
  #markOne({ id, fraction, points, response, key, wording }) {
    const fieldset = this.fieldset(id);
    const question = /** @type {Question} */ (this.#question(id));
    const blank = isBlank(response);
    const changed = question.key !== key || question.wording !== wording;
    verdict(fieldset, say.mark(fraction, points, blank) + (changed ? ". This question has changed since." : ""));
    fieldset.dataset.mark = fraction === 1 ? "right" : fraction ? "partly" : "wrong";
    if (question.type !== "match" || !blank) annotate(fieldset, question, response);
    fieldset.disabled = true;
    for (const details of fieldset.querySelectorAll("details")) details.open = details.matches(".sop-answer");
  }

  /** @param {string} id */
  #question(id) {
    return this.#quiz.questions.find((question) => question.id === id);
  }

  #fieldsets() {
    return this.#root.querySelectorAll("fieldset");
  }
}

/** @param {HTMLFieldSetElement} fieldset */
function clean(fieldset) {
  fieldset.disabled = false;
  clearNotes(fieldset);
  verdict(fieldset, "");
  for (const details of fieldset.querySelectorAll("details")) details.open = false;
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {string} words
 */
function verdict(fieldset, words) {
  const line = partIn(fieldset, "mark");
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}
