/**
 * `<sop-quiz>`: the quiz that is on the page already, asked one question at a time, graded and recorded.
 *
 * @import { Question, Response } from "../grading/shapes.js"
 * @import { QuizData, Sitting } from "./quiz-sitting.js"
 */
import { gradeQuiz } from "../grading/grade.js";
import { packed } from "../records/exchange.js";
import { currentLearner, learnersOf, newId, openRecords } from "../records/index.js";
import { annotate, clearNotes, fill, orderList, read } from "./quiz-form.js";
import { makeSortable } from "./quiz-order.js";
import { asked, attemptOf, isBlank, resumed, sitDown } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/** @typedef {ReturnType<typeof attemptOf>} Attempt */

const UNKEPT = "This browser does not keep results.";

export class SopQuiz extends HTMLElement {
  /** @type {QuizData} */
  #quiz = JSON.parse('{"questions":[]}');
  /** @type {import("../records/index.js").Records | null} */
  #records = null;
  /** @type {Promise<void>} */
  #opening = Promise.resolve();
  /** id of the learner, empty until one is known */
  #learner = "";
  /** @type {Attempt[]} earlier whole attempts of this learner, oldest first */
  #earlier = [];
  /** @type {Sitting | null} */
  #sitting = null;
  /** @type {Attempt | null} */
  #attempt = null;
  #note = "";
  #unkept = false;
  #saving = false;
  #again = false;

  connectedCallback() {
    const data = this.querySelector('script[type="application/json"]');
    if (!data?.textContent || "ready" in this.dataset) return;
    this.#quiz = JSON.parse(data.textContent);
    for (const fieldset of this.querySelectorAll("fieldset")) {
      const list = orderList(fieldset);
      if (list) makeSortable(list, `how-${fieldset.dataset.question}`, (words) => this.#reordered(fieldset, words));
    }
    this.addEventListener("click", (event) => this.#press(event));
    this.addEventListener("input", (event) => this.#changed(/** @type {Element} */ (event.target).closest("fieldset")));
    this.addEventListener("submit", (event) => {
      if (!/** @type {Element} */ (event.target).closest("dialog")) event.preventDefault();
    });
    this.#show("start");
    this.dataset.ready = "";
    this.#opening = this.#open().catch(() => this.#troubled(UNKEPT));
  }

  /** Find what is known of the learner: earlier attempts, and a sitting to go on with. */
  async #open() {
    const { handbook = "", sop = "" } = this.dataset;
    this.#records = await openRecords(handbook);
    if (this.#records.trouble) this.#troubled(this.#records.trouble);
    const [known] = learnersOf(await this.#records.all({ kind: "learner" }));
    this.#learner = known?.id ?? "";
    const attempts = /** @type {any[]} */ (await this.#records.all({ kind: "attempt", sop }));
    this.#earlier = attempts.filter(({ learner, mode }) => learner === this.#learner && mode === "full");
    this.#tellEarlier();
    const kept = known && resumed(await this.#records.draft(this.#draft), this.#quiz, Math.random);
    const wanted = this.#quiz.questions.find(({ id }) => location.hash === `#question-${id}`)?.id;
    if (this.#sitting || this.dataset.view !== "start") return;
    if (kept) {
      if (kept.changed) this.#note = `${say.count(kept.changed, "question")} changed since you began: please answer again.`;
      this.#sit(kept.sitting);
    } else if (wanted) {
      this.#begin("full", undefined, wanted);
    }
  }

  /** @param {string} trouble */
  #troubled(trouble) {
    this.#unkept = true;
    this.#put("trouble", `${trouble} You can take the quiz and download the result.`);
  }

  #tellEarlier() {
    this.#put("earlier", this.#earlier.length ? say.earlier(this.#earlier) : "");
    for (const button of this.#all('[data-do="last"]')) button.hidden = !this.#earlier.length;
  }

  /** @param {MouseEvent} event */
  #press(event) {
    const what = /** @type {HTMLElement | null} */ (/** @type {Element} */ (event.target).closest("[data-do]"))?.dataset;
    switch (what?.do) {
      case "start":
        return void this.#opening.then(() => this.#sitting ?? this.#begin("full"));
      case "back":
        return this.#go(-1);
      case "next":
        return this.#go(1);
      case "jump":
        return this.#turnTo(what.to ?? "");
      case "again":
        return this.#askAgain();
      case "submit":
        return void this.#submit();
      case "last":
        return this.#review(this.#earlier[this.#earlier.length - 1]);
      case "review":
        return this.#lookAt(this.#firstMissed());
      case "missed":
        return this.#begin("practice", this.#missed());
      case "whole":
        return this.#begin("full");
      case "download":
        return this.#download();
    }
  }

  /**
   * @param {"full" | "practice"} mode
   * @param {string[]} [only]
   * @param {string} [first]
   */
  #begin(mode, only, first) {
    this.#note = "";
    const sitting = sitDown(this.#quiz, { mode, started: new Date().toISOString(), only }, Math.random);
    sitting.at = first ?? sitting.order[0] ?? "";
    this.#sit(sitting);
    this.#turnTo(sitting.at);
  }

  /** Show a sitting as far as it has come, without taking the focus. @param {Sitting} sitting */
  #sit(sitting) {
    this.#sitting = sitting;
    this.#attempt = null;
    this.#lay(sitting.order, sitting.shown, sitting.responses);
    this.#display();
  }

  /**
   * Lay the questions out in their order with what was answered, free of marks.
   *
   * @param {string[]} order
   * @param {Record<string, string[]>} shown
   * @param {Record<string, Response>} responses
   */
  #lay(order, shown, responses) {
    for (const fieldset of this.querySelectorAll("fieldset")) {
      fieldset.disabled = false;
      clearNotes(fieldset);
      for (const details of fieldset.querySelectorAll("details")) details.open = false;
      this.#put("mark", "", fieldset);
    }
    this.#questions(order).forEach((question, place) => {
      const fieldset = this.#fieldset(question.id);
      fieldset.parentElement?.append(fieldset);
      fill(fieldset, question, responses[question.id] ?? null, shown[question.id] ?? []);
      const number = fieldset.querySelector(".sop-question__number");
      if (number) number.textContent = `Question ${place + 1} of ${order.length}`;
    });
  }

  /** Show the question that is asked, or the summary after the last. */
  #display() {
    const { order, at, seen, responses, mode } = /** @type {Sitting} */ (this.#sitting);
    if (at && !seen.includes(at)) seen.push(at);
    this.#show(at ? "question" : "summary", [at]);
    const answered = order.filter((id) => !isBlank(responses[id])).length;
    this.#put("place", `${answered} of ${order.length} answered`);
    const notes = [mode === "practice" && "Practice", this.#note, this.#unkept && "Your answers are not being kept."];
    this.#put("mode", notes.filter(Boolean).join(" · "));
    this.#drawJumps();
    for (const button of this.#all('.sop-quiz__steering [data-do="back"]')) button.toggleAttribute("disabled", at === order[0]);
    for (const button of this.#all('[data-do="next"]')) {
      button.textContent = at === order[order.length - 1] ? "Finish" : "Next";
    }
    if (!at) this.#summarise();
  }

  #drawJumps() {
    const { order, at, responses } = /** @type {Sitting} */ (this.#sitting);
    const jumps = order.map((id, place) => {
      const jump = jumpTo(id, String(place + 1));
      const answered = !isBlank(responses[id]);
      jump.className = answered ? "sop-quiz__jump sop-quiz__jump--answered" : "sop-quiz__jump";
      jump.setAttribute("aria-label", `Question ${place + 1}, ${answered ? "answered" : "not answered"}`);
      if (id === at) jump.setAttribute("aria-current", "step");
      return listed(jump);
    });
    this.#all('[data-part="jumps"]')[0]?.replaceChildren(...jumps);
  }

  #summarise() {
    const { order, seen, responses } = /** @type {Sitting} */ (this.#sitting);
    const blank = order.filter((id) => isBlank(responses[id]));
    const unseen = order.filter((id) => !seen.includes(id));
    this.#put("ready", blank.length ? `${say.count(blank.length, "question")} without an answer` : "Every question has an answer");
    const jumps = blank.map((id) =>
      listed(jumpTo(id, `Question ${order.indexOf(id) + 1}: ${seen.includes(id) ? "not answered" : "not seen yet"}`)),
    );
    this.#all('[data-part="blanks"]')[0]?.replaceChildren(...jumps);
    for (const button of this.#all('[data-do="submit"]')) {
      button.textContent = blank.length ? `Submit with ${blank.length} unanswered` : "Submit your answers";
      button.hidden = unseen.length > 0;
    }
  }

  /** @param {number} by */
  #go(by) {
    const { order, at } = /** @type {Sitting} */ (this.#sitting);
    const place = (at ? order.indexOf(at) : order.length) + by;
    this.#turnTo(order[Math.max(place, 0)] ?? "");
  }

  /** Show a question (or, for no id, the summary) and move the focus there. @param {string} id */
  #turnTo(id) {
    if (!this.#sitting) return;
    this.#sitting.at = id;
    this.#display();
    this.#keep();
    if (id) this.#lookAt(id);
    else this.#focus(this.#all('[data-part="ready"]')[0]);
  }

  /** @param {string} id */
  #lookAt(id) {
    this.#focus(this.#fieldset(id).querySelector("legend"));
  }

  /** Focus and bring into view, not under the header of the page. @param {HTMLElement | null | undefined} target */
  #focus(target) {
    target?.focus({ preventScroll: true });
    const view = this.#attempt && target?.tagName === "LEGEND" ? target : this;
    const { top, bottom } = view.getBoundingClientRect();
    if (top < 48 || Math.min(bottom, top + 200) > innerHeight) view.scrollIntoView({ block: "start" });
  }

  /** @param {HTMLFieldSetElement | null} fieldset */
  #changed(fieldset) {
    const question = this.#quiz.questions.find(({ id }) => id === fieldset?.dataset.question);
    if (!fieldset || !question || !this.#sitting) return;
    this.#sitting.responses[question.id] = read(fieldset, question);
    this.#display();
    this.#keep();
  }

  /**
   * @param {HTMLFieldSetElement} fieldset
   * @param {string} words
   */
  #reordered(fieldset, words) {
    this.#changed(fieldset);
    this.#say(words);
  }

  /** Keep the sitting, so that a reload goes on where it was; while one write runs, the newest state waits. */
  async #keep() {
    this.#again = true;
    if (this.#saving || !this.#records) return;
    this.#saving = true;
    try {
      this.#learner ||= (await currentLearner(this.#records)).id;
      while (this.#again && this.#sitting) {
        this.#again = false;
        await this.#records.saveDraft(this.#draft, structuredClone(this.#sitting));
      }
    } catch {
      this.#unkept = true;
    }
    this.#saving = false;
  }

  get #draft() {
    return `quiz:${this.dataset.sop}:${this.#learner}`;
  }

  #askAgain() {
    const sure = /** @type {HTMLDialogElement | null} */ (this.querySelector('[data-part="sure"]'));
    const mode = this.#sitting?.mode ?? "full";
    const only = mode === "practice" ? this.#sitting?.order : undefined;
    if (!sure) return this.#begin(mode, only);
    sure.returnValue = "";
    sure.onclose = () => sure.returnValue === "drop" && this.#begin(mode, only);
    sure.showModal();
  }

  async #submit() {
    const sitting = this.#sitting;
    if (!sitting) return;
    this.#sitting = null;
    const questions = this.#questions(sitting.order);
    const grades = gradeQuiz({ ...this.#quiz, questions }, sitting.responses);
    const { handbook = "", sop = "", version = "" } = this.dataset;
    const about = { id: newId(), handbook, sop, version, at: new Date().toISOString(), learner: this.#learner || newId() };
    const attempt = attemptOf(this.#quiz, sitting, grades, about);
    this.#review(attempt);
    await this.#record(attempt);
  }

  /** Append the attempt, and say that it is saved only once it is. @param {Attempt} attempt */
  async #record(attempt) {
    this.#kept("Saving …");
    try {
      if (!this.#records) throw new Error(UNKEPT);
      const learner = await currentLearner(this.#records);
      this.#learner = attempt.learner = learner.id;
      await this.#records.append(attempt);
      this.#kept("Saved in this browser.", "saved");
      if (attempt.mode === "full") this.#earlier.push(attempt);
      this.#tellEarlier();
      if (!this.#sitting) await this.#records.dropDraft(this.#draft);
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      this.#kept(`This result could not be kept. ${why} Download it if you want to keep it.`, "unsaved");
    }
  }

  /** Show an attempt: the result, then every question with what was answered and what is right. @param {Attempt} attempt */
  #review(attempt) {
    const answers = attempt.questions.filter(({ id, type }) => this.#quiz.questions.some((now) => now.id === id && now.type === type));
    const order = answers.map(({ id }) => id);
    this.#attempt = attempt;
    this.#lay(order, Object.fromEntries(answers.map(({ id, shown }) => [id, shown])), Object.fromEntries(answers.map(({ id, response }) => [id, response])));
    answers.forEach((answer) => this.#markOne(answer));
    const right = attempt.questions.filter(({ fraction }) => fraction === 1).length;
    const missed = this.#quiz.critical === "all" ? answers.filter(({ critical, fraction }) => critical && fraction < 1) : [];
    const gone = attempt.questions.length - answers.length;
    this.#put("verdict", say.headline(attempt, right, attempt.questions.length));
    this.#put("reason", say.reason(attempt, missed.map(({ id }) => String(order.indexOf(id) + 1))) + (gone ? ` ${say.count(gone, "question")} of this attempt ${gone === 1 ? "is" : "are"} no longer in the quiz.` : ""));
    this.#kept(`Taken on ${say.day(attempt.at)}.`);
    for (const button of this.#all('[data-do="missed"]')) button.hidden = !this.#missed().length;
    this.dataset.outcome = attempt.mode === "practice" ? "practice" : attempt.passed ? "passed" : "failed";
    this.#show("result", order);
    this.#focus(this.#all('[data-part="verdict"]')[0]);
  }

  /** @param {Attempt["questions"][number]} answer */
  #markOne({ id, fraction, points, response, key, wording }) {
    const fieldset = this.#fieldset(id);
    const question = /** @type {Question} */ (this.#quiz.questions.find((now) => now.id === id));
    const blank = isBlank(response);
    const changed = question.key !== key || question.wording !== wording;
    this.#put("mark", say.mark(fraction, points, blank) + (changed ? ". This question has changed since." : ""), fieldset);
    fieldset.dataset.mark = fraction === 1 ? "right" : blank || !fraction ? "wrong" : "partly";
    if (question.type !== "match" || !blank) annotate(fieldset, question, response);
    fieldset.disabled = true;
    for (const details of fieldset.querySelectorAll("details")) details.open = details.matches(".sop-answer");
  }

  #missed() {
    const ids = this.#attempt?.questions.filter(({ fraction }) => fraction < 1).map(({ id }) => id) ?? [];
    return this.#questions(ids).map(({ id }) => id);
  }

  #firstMissed() {
    return this.#missed()[0] ?? this.#attempt?.questions[0]?.id ?? "";
  }

  #download() {
    if (!this.#attempt) return;
    const { at, handbook, sop } = this.#attempt;
    const content = JSON.stringify(packed(handbook, [this.#attempt], new Date().toISOString()), null, 1);
    const link = document.createElement("a");
    link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
    link.download = `${sop}-${at.slice(0, 10)}.json`;
    link.click();
    URL.revokeObjectURL(link.href);
  }

  /**
   * Show what belongs to a view, and of the questions those named; printing shows all of them (see quiz.css).
   *
   * @param {"start" | "question" | "summary" | "result"} view
   * @param {string[]} [ids]
   */
  #show(view, ids = []) {
    this.dataset.view = view;
    for (const element of this.#all("[data-view]")) element.hidden = element.dataset.view !== view;
    for (const fieldset of this.querySelectorAll("fieldset")) {
      fieldset.toggleAttribute("data-away", !ids.includes(fieldset.dataset.question ?? ""));
    }
  }

  /**
   * @param {string} words
   * @param {"" | "saved" | "unsaved"} [state]
   */
  #kept(words, state = "") {
    this.#put("kept", words);
    for (const element of this.#all('[data-part="kept"]')) element.dataset.state = state;
  }

  /** @param {string} words */
  #say(words) {
    this.#put("live", words);
  }

  /**
   * Write into a part of the page; an empty part is hidden.
   *
   * @param {string} part
   * @param {string} words
   * @param {Element} [within]
   */
  #put(part, words, within = this) {
    for (const element of /** @type {NodeListOf<HTMLElement>} */ (within.querySelectorAll(`[data-part="${part}"]`))) {
      element.textContent = words;
      element.hidden = !words && part !== "live" && part !== "kept";
    }
  }

  /** @param {string} id */
  #fieldset(id) {
    return /** @type {HTMLFieldSetElement} */ (this.querySelector(`#question-${CSS.escape(id)}`));
  }

  /** @param {string[]} order */
  #questions(order) {
    return asked(this.#quiz, order);
  }

  /** @param {string} selector */
  #all(selector) {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll(selector)]);
  }
}

/**
 * @param {string} id
 * @param {string} text
 */
function jumpTo(id, text) {
  const jump = document.createElement("button");
  jump.type = "button";
  jump.dataset.do = "jump";
  jump.dataset.to = id;
  jump.textContent = text;
  return jump;
}

/** @param {Element} content */
function listed(content) {
  const item = document.createElement("li");
  item.append(content);
  return item;
}

customElements.define("sop-quiz", SopQuiz);
