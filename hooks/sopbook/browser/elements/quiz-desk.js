/**
 * The desk at which a quiz is taken: the question on the screen, what is answered, checked and timed.
 *
 * @import { Face } from "./quiz-face.js"
 * @import { Keeping } from "./quiz-keeping.js"
 * @import { Paper } from "./quiz-paper.js"
 * @import { QuizData, Sitting } from "./quiz-sitting.js"
 */
import { isGraded } from "../grading/grade.js";
import { left, milestone, ticked } from "./quiz-clock.js";
import { drawProgress, drawSteering, drawSummary } from "./quiz-progress.js";
import { asked, isBlank, isImmediate, joined, limitOf } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

const now = () => new Date().toISOString();

export class Desk {
  /** what the learner should know about this sitting */
  note = "";
  /** @type {Sitting | null} */
  #sitting = null;
  #root;
  #quiz;
  #paper;
  #face;
  #keeping;
  #submitted;

  /**
   * @param {HTMLElement} root
   * @param {{quiz: QuizData, paper: Paper, face: Face, keeping: Keeping}} things
   * @param {(sitting: Sitting, timedOut: boolean) => void} submitted
   */
  constructor(root, { quiz, paper, face, keeping }, submitted) {
    this.#root = root;
    this.#quiz = quiz;
    this.#paper = paper;
    this.#face = face;
    this.#keeping = keeping;
    this.#submitted = submitted;
  }

  /** the sitting in progress */
  get sitting() {
    return this.#sitting;
  }

  /** Show a sitting as far as it has come, without taking the focus. @param {Sitting} sitting */
  sit(sitting) {
    this.#sitting = sitting;
    this.#paper.clear();
    this.#face.show("question");
    this.#display(sitting);
  }

  /** Nobody sits here any more. @returns {Sitting | null} who did */
  clear() {
    const sitting = this.#sitting;
    this.#sitting = null;
    this.#keeping.forget();
    return sitting;
  }

  /** @param {number} by */
  go(by) {
    const sitting = this.#sitting;
    if (!sitting) return;
    const { order, at, checked } = sitting;
    const place = (at ? order.indexOf(at) : order.length) + by;
    const open = asked(this.#quiz, order).filter((question) => isGraded(question) && !checked.includes(question.id));
    if (place >= order.length && isImmediate(sitting, this.#quiz) && !open.length) return this.submit();
    this.turnTo(order[Math.max(place, 0)] ?? "");
  }

  /** Show a question (or, for no id, the summary) and move the focus there. @param {string} id */
  turnTo(id) {
    if (!this.#sitting) return;
    this.#sitting.at = id;
    this.#display(this.#sitting);
    this.keep();
    this.#face.focus(id ? this.#paper.legend(id) : this.#face.part("ready"));
  }

  /** Something was chosen or typed. @param {HTMLInputElement} input */
  input(input) {
    const sitting = this.#sitting;
    if (!sitting || input.name !== "confidence") return this.changed(input.closest("fieldset[data-question]"));
    sitting.confidence[sitting.at] = /** @type {any} */ (input.value);
    sitting.stamps[sitting.at] = Date.now();
    this.keep();
  }

  /** @param {HTMLFieldSetElement | null} fieldset */
  changed(fieldset) {
    const answer = this.#paper.answer(fieldset);
    if (!answer || !this.#sitting) return;
    this.#sitting.responses[answer.id] = answer.response;
    this.#sitting.stamps[answer.id] = Date.now();
    this.#display(this.#sitting);
    this.keep();
  }

  /** A hint was opened. @param {HTMLDetailsElement} details */
  hint(details) {
    const id = details.closest?.("fieldset")?.dataset.question;
    const sitting = this.#sitting;
    if (!sitting || !id || !details.open || !details.matches(".sop-question__hint") || sitting.hints.includes(id)) return;
    sitting.hints.push(id);
    this.keep();
  }

  /** Answered for good: show at once what is right. */
  check() {
    const sitting = this.#sitting;
    if (!sitting) return;
    const id = sitting.at;
    sitting.checked.push(id);
    this.#paper.check(sitting, id);
    this.#display(sitting);
    this.keep();
    this.#face.focus(this.#paper.verdict(id), this.#paper.fieldset(id));
  }

  /** Keep what is answered so far, and say so at once when that does not work any more. */
  async keep() {
    if (!this.#sitting) return;
    this.#sitting.clock = ticked(this.#sitting.clock, now(), this.#face.view !== "paused");
    const before = this.#keeping.trouble;
    await this.#keeping.keep(this.#sitting);
    if (this.#keeping.trouble !== before) this.#drawTrouble();
  }

  /** The page is about to go. */
  leave() {
    if (!this.#sitting) return;
    this.#sitting.clock = ticked(this.#sitting.clock, now(), this.#face.view !== "paused");
    this.#keeping.keepNow(this.#sitting);
  }

  /** @param {boolean} [timedOut] */
  submit(timedOut = false) {
    if (!this.#sitting) return;
    this.#sitting.clock = ticked(this.#sitting.clock, now(), true);
    this.#submitted(/** @type {Sitting} */ (this.clear()), timedOut);
  }

  /** Another tab has gone on with the same sitting. @param {any} other */
  join(other) {
    if (!this.#sitting || !other?.stamps) return;
    const { sitting, changed, behind } = joined(this.#sitting, other);
    this.#sitting = sitting;
    for (const id of changed) this.#paper.place(sitting, id);
    if (this.#face.view !== "paused") this.#display(sitting);
    if (behind) this.keep();
  }

  /** A second has passed. */
  tick() {
    const sitting = this.#sitting;
    if (!sitting) return;
    const limit = limitOf(sitting, this.#quiz);
    const before = left(sitting.clock, limit);
    sitting.clock = ticked(sitting.clock, now(), this.#face.view !== "paused");
    if (!limit || this.#face.view === "paused") return;
    const rest = left(sitting.clock, limit);
    const told = milestone(before, rest, limit);
    this.#drawClock(sitting);
    if (told) this.#face.speak(`${say.span(told)} left`);
    if (!rest) this.submit(true);
    else if (rest % 10 === 0) this.keep();
  }

  pause() {
    if (!this.#sitting) return;
    this.keep();
    this.#face.show("paused");
    this.#paper.show([]);
    this.#drawClock(this.#sitting);
    this.#face.focus(this.#face.part("paused"));
  }

  resume() {
    const sitting = this.#sitting;
    if (!sitting) return;
    sitting.clock = ticked(sitting.clock, now(), false);
    this.turnTo(sitting.at);
  }

  /** Show the question that is asked, or the summary after the last. @param {Sitting} sitting */
  #display(sitting) {
    const { at, seen, order, mode } = sitting;
    if (at && !seen.includes(at)) seen.push(at);
    this.#face.show(at ? "question" : "summary");
    this.#paper.show([at], sitting);
    this.#drawTrouble();
    drawProgress(this.#root, sitting, [say.MODES[mode], this.note]);
    drawSteering(this.#root, { last: at === order[order.length - 1], check: this.#checkable(sitting), leave: this.#leaving(sitting) });
    if (!at) drawSummary(this.#root, sitting);
    this.#drawSure(sitting);
    this.#drawClock(sitting);
  }

  /** What may be done to see at once whether an answer is right. @param {Sitting} sitting */
  #checkable(sitting) {
    const { at, checked, responses, mode } = sitting;
    const question = this.#paper.question(at);
    if (!question || !isImmediate(sitting, this.#quiz) || !isGraded(question) || checked.includes(at)) return "";
    if (!isBlank(responses[at])) return "Check";
    return mode === "practice" || mode === "refresh" ? "Show the answer" : "";
  }

  /** A sitting that is counted, timed or shown right away cannot be begun anew as if it had not been. @param {Sitting} sitting */
  #leaving({ mode }) {
    if (mode !== "full") return "Leave";
    const { attempts, timeLimit, feedback } = this.#quiz;
    return attempts.limit || timeLimit || feedback === "immediate" ? "" : "Start again";
  }

  #drawTrouble() {
    const { trouble } = this.#keeping;
    this.#face.put("unkept", trouble && `Your answers are not being kept. ${trouble} You can go on, and download the result at the end.`);
  }

  /** @param {Sitting} sitting */
  #drawSure({ at, confidence, checked }) {
    const sure = /** @type {HTMLFieldSetElement | null} */ (this.#face.part("sure-how"));
    const question = this.#paper.question(at);
    if (!sure) return;
    sure.hidden = !question || !isGraded(question);
    sure.disabled = checked.includes(at);
    for (const input of sure.querySelectorAll("input")) input.checked = confidence[at] === input.value;
  }

  /** @param {Sitting} sitting */
  #drawClock(sitting) {
    const limit = limitOf(sitting, this.#quiz);
    for (const line of this.#face.all('[data-part="clock"]')) line.hidden = !limit;
    if (limit) this.#face.put("left", `${say.clock(left(sitting.clock, limit))} left`);
  }
}
