/**
 * The paper: the questions on the page, laid out for a sitting or marked after it.
 *
 * @import { Question, Response } from "../grading/shapes.js"
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { QuizData, Sitting } from "./quiz-sitting.js"
 */
import { grade, isGraded, worth } from "../grading/grade.js";
import { partIn } from "./part.js";
import { annotate, clearNotes, fill, orderList, read } from "./quiz-form.js";
import { makeSortable } from "./quiz-order.js";
import { asked, isBlank } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/** @typedef {Pick<Attempt["questions"][number], "id" | "response" | "fraction" | "hint" | "confidence">} Answer */

export class Paper {
  #root;
  #quiz;
  #changed;

  /**
   * @param {HTMLElement} root
   * @param {QuizData} quiz
   * @param {(fieldset: HTMLFieldSetElement, words: string) => void} changed with what to announce
   */
  constructor(root, quiz, changed) {
    this.#root = root;
    this.#quiz = quiz;
    this.#changed = changed;
    for (const fieldset of this.#fieldsets()) {
      const list = orderList(fieldset);
      if (list) makeSortable(list, `how-${fieldset.dataset.question}`, (words) => changed(fieldset, words));
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

  /** The line that says whether a question was answered right. @param {string} id */
  verdict(id) {
    return partIn(this.fieldset(id), "mark");
  }

  /** @param {string} id @returns {Question | undefined} */
  question(id) {
    return this.#quiz.questions.find((question) => question.id === id);
  }

  /**
   * The question whose answer has changed, and the answer; null when it is none of this quiz.
   *
   * @param {HTMLFieldSetElement | null} fieldset
   * @returns {{id: string, response: Response} | null}
   */
  answer(fieldset) {
    const question = this.question(fieldset?.dataset.question ?? "");
    return fieldset && question ? { id: question.id, response: read(fieldset, question) } : null;
  }

  /** Leave only those questions on the screen; paper has room for all of them (see quiz.css). @param {string[]} ids */
  show(ids) {
    for (const fieldset of this.#fieldsets()) {
      fieldset.toggleAttribute("data-away", !ids.includes(fieldset.dataset.question ?? ""));
    }
  }

  /**
   * Lay the questions of a sitting out as far as they were answered; those answered for good are marked.
   *
   * @param {Sitting} sitting
   */
  lay(sitting) {
    this.#arrange(sitting.order);
    for (const id of sitting.order) this.place(sitting, id);
  }

  /** Lay one question out anew. @param {Sitting} sitting @param {string} id */
  place(sitting, id) {
    const fieldset = this.fieldset(id);
    clean(fieldset);
    this.#fill(id, sitting.responses[id] ?? null, sitting.shown[id] ?? []);
    const hint = /** @type {HTMLDetailsElement | null} */ (fieldset.querySelector(".sop-question__hint"));
    if (hint) hint.open = sitting.hints.includes(id);
    if (sitting.checked.includes(id)) this.check(sitting, id);
  }

  /** Show at once whether a question of a sitting was answered right. @param {Sitting} sitting @param {string} id */
  check({ responses, hints, confidence }, id) {
    const [question, response, hint] = [/** @type {Question} */ (this.question(id)), responses[id] ?? null, hints.includes(id)];
    this.#markOne({ id, response, hint, confidence: confidence[id] ?? null, fraction: worth(grade(question, response), question, hint) });
  }

  /**
   * Lay an attempt out and mark it.
   *
   * @param {Attempt} attempt
   * @returns {Attempt["questions"]} the answers to questions that the quiz still has
   */
  mark(attempt) {
    const answers = attempt.questions.filter(({ id, type }) => this.question(id)?.type === type);
    this.#arrange(answers.map(({ id }) => id));
    for (const answer of answers) {
      clean(this.fieldset(answer.id));
      this.#fill(answer.id, answer.response, answer.shown);
      const question = this.question(answer.id);
      this.#markOne(answer, question?.key === answer.key && question?.wording === answer.wording ? "" : "This question has changed since.");
    }
    return answers;
  }

  /**
   * Put the questions in their order, with their numbers.
   *
   * @param {string[]} order
   */
  #arrange(order) {
    for (const fieldset of this.#fieldsets()) clean(fieldset);
    asked(this.#quiz, order).forEach((question, place) => {
      const fieldset = this.fieldset(question.id);
      fieldset.parentElement?.append(fieldset);
      const number = fieldset.querySelector(".sop-question__number");
      if (number) number.textContent = `Question ${place + 1} of ${order.length}`;
    });
  }

  /**
   * @param {string} id
   * @param {Response} response
   * @param {string[]} shown
   */
  #fill(id, response, shown) {
    const [fieldset, question] = [this.fieldset(id), /** @type {Question} */ (this.question(id))];
    fill(fieldset, question, response, shown, () => this.#changed(fieldset, ""));
  }

  /** @param {Answer} answer @param {string} [note] */
  #markOne({ id, fraction, response, hint, confidence }, note = "") {
    const fieldset = this.fieldset(id);
    const question = /** @type {Question} */ (this.question(id));
    const blank = isBlank(response);
    const right = grade(question, response) === 1;
    if (isGraded(question)) {
      tell(fieldset, say.mark({ fraction, points: question.points, blank, right, hint, confidence, note }));
      fieldset.dataset.mark = fraction === 1 || (hint && right) ? "right" : fraction ? "partly" : "wrong";
    }
    if (!blank || (question.type !== "match" && question.type !== "cloze")) annotate(fieldset, question, response);
    fieldset.disabled = true;
    for (const details of fieldset.querySelectorAll("details")) details.open = details.matches(".sop-answer");
  }

  #fieldsets() {
    return /** @type {NodeListOf<HTMLFieldSetElement>} */ (this.#root.querySelectorAll("fieldset[data-question]"));
  }
}

/** @param {HTMLFieldSetElement} fieldset */
function clean(fieldset) {
  fieldset.disabled = false;
  delete fieldset.dataset.mark;
  clearNotes(fieldset);
  tell(fieldset, "");
  for (const details of fieldset.querySelectorAll("details")) details.open = false;
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {string} words
 */
function tell(fieldset, words) {
  const line = partIn(fieldset, "mark");
  if (!line) return;
  line.textContent = words;
  line.tabIndex = -1;
  line.hidden = !words;
}
