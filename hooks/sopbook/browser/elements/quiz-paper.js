/**
 * The paper: the questions on the page, laid out for a sitting or marked after it.
 *
 * @import { Question, Response } from "../grading/shapes.js"
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Answer } from "./quiz-marks.js"
 * @import { QuizData } from "./quiz-data.js"
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { grade, worth } from "../grading/grade.js";
import { filled, partIn } from "./part.js";
import { answerTo } from "./quiz-answer.js";
import { fill, offerChoices, orderList, questionOf, read } from "./quiz-form.js";
import { clean, markOn } from "./quiz-marks.js";
import { makeSortable } from "./quiz-order.js";

/** Questions that are marked in one go: few enough for a slow telephone to do so within a tenth of a second. */
const AT_ONCE = 6;

export class Paper {
  #root;
  #quiz;
  #changed;
  /** @type {Map<string, HTMLFieldSetElement>} */
  #fieldsets;
  /** ids of the questions that are on the screen: at first all of them @type {Set<string>} */
  #there;
  /** ids of the questions that show what somebody answered @type {Set<string>} */
  #placed = new Set();
  /** counts what the paper was asked to show */
  #turn = 0;

  /**
   * @param {HTMLElement} root
   * @param {QuizData} quiz
   * @param {(fieldset: HTMLFieldSetElement, words: string) => void} changed with what to announce
   */
  constructor(root, quiz, changed) {
    this.#root = root;
    this.#quiz = quiz;
    this.#changed = changed;
    const fieldsets = /** @type {NodeListOf<HTMLFieldSetElement>} */ (root.querySelectorAll(".sop-quiz__form > fieldset"));
    this.#fieldsets = new Map([...fieldsets].map((fieldset) => [questionOf(fieldset), fieldset]));
    this.#there = new Set(this.#fieldsets.keys());
    for (const [id, fieldset] of this.#fieldsets) {
      const list = orderList(fieldset);
      if (list) makeSortable(list, explained(list, id, root), (words) => changed(fieldset, words));
      if (this.question(id)?.type === "match") offerChoices(fieldset);
    }
  }

  /** @param {string} id */
  fieldset(id) {
    return /** @type {HTMLFieldSetElement} */ (this.#fieldsets.get(id));
  }

  /** @param {string} id */
  legend(id) {
    const legend = this.fieldset(id).querySelector("legend");
    if (legend) legend.tabIndex = -1;
    return legend;
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
    const question = this.question(fieldset ? questionOf(fieldset) : "");
    return fieldset && question ? { id: question.id, response: read(fieldset, question) } : null;
  }

  /**
   * Leave only those questions on the screen; paper has room for all of them (see quiz.css). Those of a sitting are
   * laid out when they are first shown: a hundred at once would be seen to take time.
   *
   * @param {string[]} ids
   * @param {Sitting} [sitting]
   */
  show(ids, sitting) {
    this.#turn += 1;
    const wanted = new Set(ids.filter((id) => this.#fieldsets.has(id)));
    for (const id of wanted) if (sitting && !this.#placed.has(id)) this.place(sitting, id);
    for (const id of this.#there) if (!wanted.has(id)) this.fieldset(id).toggleAttribute("data-away", true);
    for (const id of wanted) this.fieldset(id).removeAttribute("data-away");
    this.#there = wanted;
  }

  /** Leave nothing on the paper of what was answered before. */
  clear() {
    for (const id of this.#placed) {
      clean(this.fieldset(id));
      this.#fill(id, null, []);
    }
    this.#placed.clear();
  }

  /** Lay one question out as far as it was answered; one that was answered for good is marked. @param {Sitting} sitting @param {string} id */
  place(sitting, id) {
    const fieldset = this.fieldset(id);
    clean(fieldset);
    this.#head(id, sitting.order);
    this.#fill(id, sitting.responses[id] ?? null, sitting.shown[id] ?? []);
    const hint = this.hint(id);
    if (hint) hint.open = sitting.hints.includes(id);
    if (sitting.checked.includes(id)) this.check(sitting, id);
  }

  /** The hint of a question, if it has one. @param {string} id */
  hint(id) {
    return /** @type {HTMLDetailsElement | null | undefined} */ (this.fieldset(id)?.querySelector(".sop-question__hint"));
  }

  /** Show at once whether a question of a sitting was answered right. @param {Sitting} sitting @param {string} id */
  check({ responses, hints, confidence }, id) {
    const [question, response, hint] = [/** @type {Question} */ (this.question(id)), responses[id] ?? null, hints.includes(id)];
    this.#markOne({ id, response, hint, confidence: confidence[id] ?? null, fraction: worth(grade(question, response), question, hint) });
  }

  /**
   * Lay an attempt out and mark it: the first questions at once, the others as soon as the picture has changed.
   *
   * @param {Attempt} attempt
   * @returns {Attempt["questions"]} the answers to questions that the quiz still has
   */
  mark(attempt) {
    const answers = attempt.questions.filter(({ id, type }) => this.question(id)?.type === type);
    this.show([]);
    this.clear();
    this.#markNext(answers, 0, this.#turn);
    return answers;
  }

  /**
   * @param {Attempt["questions"]} answers
   * @param {number} from place
   * @param {number} turn what the paper was asked to show; something else since then ends the marking
   */
  #markNext(answers, from, turn) {
    if (turn !== this.#turn) return;
    const order = answers.map(({ id }) => id);
    for (const answer of answers.slice(from, from + AT_ONCE)) {
      const [fieldset, question] = [this.fieldset(answer.id), this.question(answer.id)];
      fieldset.parentElement?.append(fieldset);
      this.#head(answer.id, order);
      this.#fill(answer.id, answer.response, answer.shown);
      this.#markOne(answer, question?.key === answer.key && question?.wording === answer.wording ? "" : "This question has changed since.");
      fieldset.removeAttribute("data-away");
      this.#there.add(answer.id);
    }
    if (from + AT_ONCE < answers.length) setTimeout(() => this.#markNext(answers, from + AT_ONCE, turn));
  }

  /** Say which question of how many it is, and which words describe it. @param {string} id @param {string[]} order */
  #head(id, order) {
    const fieldset = this.fieldset(id);
    const number = fieldset.querySelector("legend > small")?.firstChild;
    if (number) number.textContent = `Question ${order.indexOf(id) + 1} of ${order.length} `;
    const more = fieldset.querySelector(":scope > blockquote, :scope > .sop-question__more");
    if (!more) return;
    more.id = `more-${id}`;
    fieldset.setAttribute("aria-describedby", more.id);
  }

  /**
   * @param {string} id
   * @param {Response} response
   * @param {string[]} shown
   */
  #fill(id, response, shown) {
    const [fieldset, question] = [this.fieldset(id), /** @type {Question} */ (this.question(id))];
    fill(fieldset, question, response, shown, () => this.#changed(fieldset, ""));
    this.#placed.add(id);
  }

  /** @param {Answer} answer @param {string} [note] */
  #markOne(answer, note = "") {
    const [fieldset, question] = [this.fieldset(answer.id), /** @type {Question} */ (this.question(answer.id))];
    markOn(fieldset, question, answer, note, answerTo(fieldset, question, this.#quiz, this.#root));
  }
}

/**
 * Say above a list how it is put in order.
 *
 * @param {HTMLElement} list
 * @param {string} id of the question
 * @param {HTMLElement} root
 * @returns {string} id of what is said
 */
function explained(list, id, root) {
  const how = filled(root, "order-how", {});
  how.id = `how-${id}`;
  list.before(how);
  return how.id;
}
