/**
 * `<sop-quiz>`: the quiz that is on the page already, asked one question at a time, graded and recorded.
 *
 * @import { Attempt } from "./quiz-keeping.js"
 * @import { QuizData, Sitting } from "./quiz-sitting.js"
 */
import { gradeQuiz } from "../grading/grade.js";
import { onAction } from "./part.js";
import { Keeping, download } from "./quiz-keeping.js";
import { Paper } from "./quiz-paper.js";
import { drawProgress, drawSummary } from "./quiz-progress.js";
import { asked, attemptOf, resumed, sitDown } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

export class SopQuiz extends HTMLElement {
  /** @type {QuizData} */
  #quiz = /** @type {any} */ (null);
  /** @type {Paper} */
  #paper = /** @type {any} */ (null);
  /** @type {Keeping} */
  #keeping = /** @type {any} */ (null);
  /** the sitting in progress @type {Sitting | null} */
  #sitting = null;
  /** the attempt that is shown @type {Attempt | null} */
  #attempt = null;
  #note = "";

  connectedCallback() {
    const data = this.querySelector('script[type="application/json"]');
    if (!data?.textContent || "ready" in this.dataset) return;
    this.#quiz = JSON.parse(data.textContent);
    this.#keeping = new Keeping(this.dataset.handbook ?? "", this.dataset.sop ?? "");
    this.#paper = new Paper(this, this.#quiz, (fieldset, words) => {
      this.#changed(fieldset);
      this.#put("live", words);
    });
    this.#listen();
    this.#show("start");
    this.dataset.ready = "";
    this.#open();
  }

  #listen() {
    onAction(this, {
      start: () => this.#begin("full"),
      back: () => this.#go(-1),
      next: () => this.#go(1),
      jump: ({ dataset }) => this.#turnTo(dataset.to ?? ""),
      again: () => this.#askAgain(),
      submit: () => this.#submit(),
      last: () => this.#review(this.#keeping.earlier[this.#keeping.earlier.length - 1]),
      review: () => this.#focus(this.#paper.legend(this.#missed()[0] ?? this.#attempt?.questions[0].id ?? "")),
      missed: () => this.#begin("practice", this.#missed()),
      whole: () => this.#begin("full"),
      download: () => this.#attempt && download(this.#attempt),
    });
    this.addEventListener("input", (event) => this.#changed(/** @type {Element} */ (event.target).closest("fieldset")));
  }

  /** Go on with the sitting that was kept, or go to the question that the address names. */
  async #open() {
    const kept = resumed(await this.#keeping.open(), this.#quiz, Math.random);
    const wanted = this.#quiz.questions.find(({ id }) => location.hash === `#question-${id}`)?.id;
    this.#tellEarlier();
    if (this.#keeping.trouble) this.#put("trouble", `${this.#keeping.trouble} You can take the quiz and download the result.`);
    if (this.dataset.view !== "start") return;
    if (kept) {
      if (kept.changed) this.#note = `${say.count(kept.changed, "question")} changed since you began: please answer again`;
      this.#sit(kept.sitting);
    } else if (wanted) {
      this.#begin("full", undefined, wanted);
    }
  }

  #tellEarlier() {
    const { earlier } = this.#keeping;
    this.#put("earlier", earlier.length ? say.earlier(earlier) : "");
    this.#offer("last", earlier.length > 0);
  }

  /**
   * @param {"full" | "practice"} mode
   * @param {string[]} [only]
   * @param {string} [first]
   */
  #begin(mode, only, first) {
    this.#note = "";
    const sitting = sitDown(this.#quiz, { mode, started: new Date().toISOString(), only }, Math.random);
    this.#sit(sitting);
    this.#turnTo(first ?? sitting.order[0] ?? "");
  }

  /** Show a sitting as far as it has come, without taking the focus. @param {Sitting} sitting */
  #sit(sitting) {
    this.#sitting = sitting;
    this.#attempt = null;
    this.#paper.lay(sitting.order, sitting.shown, sitting.responses);
    this.#display(sitting);
  }

  /** Show the question that is asked, or the summary after the last. @param {Sitting} sitting */
  #display(sitting) {
    const { at, seen, mode } = sitting;
    if (at && !seen.includes(at)) seen.push(at);
    this.#show(at ? "question" : "summary", [at]);
    const unkept = this.#keeping.trouble && "Your answers are not being kept";
    drawProgress(this, sitting, [mode === "practice" ? "Practice" : "", this.#note, unkept]);
    drawSummary(this, sitting);
  }

  /** @param {number} by */
  #go(by) {
    if (!this.#sitting) return;
    const { order, at } = this.#sitting;
    const place = (at ? order.indexOf(at) : order.length) + by;
    this.#turnTo(order[Math.max(place, 0)] ?? "");
  }

  /** Show a question (or, for no id, the summary) and move the focus there. @param {string} id */
  #turnTo(id) {
    if (!this.#sitting) return;
    this.#sitting.at = id;
    this.#display(this.#sitting);
    this.#keep();
    this.#focus(id ? this.#paper.legend(id) : this.querySelector('[data-part="ready"]'));
  }

  /** Focus, and bring into view below the header of the page. @param {HTMLElement | null} target */
  #focus(target) {
    target?.focus({ preventScroll: true });
    const view = this.#attempt && target?.tagName === "LEGEND" ? target : this;
    const { top, bottom } = view.getBoundingClientRect();
    if (top < 48 || Math.min(bottom, top + 200) > innerHeight) view.scrollIntoView({ block: "start" });
  }

  /** @param {HTMLFieldSetElement | null} fieldset */
  #changed(fieldset) {
    const answer = this.#paper.answer(fieldset);
    if (!answer || !this.#sitting) return;
    this.#sitting.responses[answer.id] = answer.response;
    this.#display(this.#sitting);
    this.#keep();
  }

  #keep() {
    if (this.#sitting) this.#keeping.keep(this.#sitting);
  }

  #askAgain() {
    const sure = /** @type {HTMLDialogElement} */ (this.querySelector('[data-part="sure"]'));
    sure.returnValue = "";
    sure.onclose = () => {
      const practice = this.#sitting?.mode === "practice";
      if (sure.returnValue === "drop") this.#begin(practice ? "practice" : "full", practice ? this.#sitting?.order : undefined);
    };
    sure.showModal();
  }

  #submit() {
    const sitting = this.#sitting;
    if (!sitting) return;
    this.#sitting = null;
    this.#keeping.forget();
    const questions = asked(this.#quiz, sitting.order);
    const grades = gradeQuiz({ ...this.#quiz, questions }, sitting.responses);
    const about = { ...this.#keeping.about(), version: this.dataset.version ?? "" };
    const attempt = attemptOf(this.#quiz, sitting, grades, about);
    this.#review(attempt);
    this.#record(attempt);
  }

  /** Append the attempt, and say that it is saved only once it is. @param {Attempt} attempt */
  async #record(attempt) {
    this.#kept("Saving …");
    try {
      await this.#keeping.record(attempt);
      this.#kept("Saved in this browser.");
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      this.#kept(`This result could not be kept. ${why} Download it if you want to keep it.`, "unsaved");
    }
    this.#tellEarlier();
  }

  /** Show an attempt: the result, then every question with what was answered and what is right. @param {Attempt} attempt */
  #review(attempt) {
    const answers = this.#paper.mark(attempt);
    const order = answers.map(({ id }) => id);
    const critical = answers.filter((answer) => this.#quiz.critical === "all" && answer.critical && answer.fraction < 1);
    const right = attempt.questions.filter(({ fraction }) => fraction === 1).length;
    this.#attempt = attempt;
    this.#put("verdict", say.headline(attempt, right, attempt.questions.length));
    this.#put("reason", say.reason(attempt, critical.map(({ id }) => order.indexOf(id) + 1)));
    this.#put("gone", say.gone(attempt.questions.length - answers.length));
    this.#kept(`Taken on ${say.day(attempt.at)}.`);
    this.#offer("missed", this.#missed().length > 0);
    this.dataset.outcome = attempt.mode === "practice" ? "practice" : attempt.passed ? "passed" : "failed";
    this.#show("result", order);
    this.#focus(this.querySelector('[data-part="verdict"]'));
  }

  /** ids of the questions of the shown attempt that were not wholly right and can be asked again */
  #missed() {
    const ids = this.#attempt?.questions.filter(({ fraction }) => fraction < 1).map(({ id }) => id) ?? [];
    return asked(this.#quiz, ids).map(({ id }) => id);
  }

  /**
   * @param {"start" | "question" | "summary" | "result"} view
   * @param {string[]} [ids] of the questions it shows
   */
  #show(view, ids = []) {
    this.dataset.view = view;
    for (const element of this.#all("[data-view]")) element.hidden = element.dataset.view !== view;
    this.#paper.show(ids);
  }

  /**
   * @param {string} words
   * @param {"" | "unsaved"} [state]
   */
  #kept(words, state = "") {
    this.#put("kept", words);
    for (const element of this.#all('[data-part="kept"]')) element.dataset.state = state;
    this.#offer("download", state === "unsaved");
  }

  /**
   * Write into a part of the page; without words it is hidden, unless it has to be there for speaking.
   *
   * @param {string} part
   * @param {string} words
   */
  #put(part, words) {
    for (const element of this.#all(`[data-part="${part}"]`)) {
      element.textContent = words;
      element.hidden = !words && element.role !== "status";
    }
  }

  /**
   * @param {string} action
   * @param {boolean} possible
   */
  #offer(action, possible) {
    for (const button of this.#all(`[data-action="${action}"]`)) button.hidden = !possible;
  }

  /** @param {string} selector */
  #all(selector) {
    return /** @type {NodeListOf<HTMLElement>} */ (this.querySelectorAll(selector));
  }
}

customElements.define("sop-quiz", SopQuiz);
