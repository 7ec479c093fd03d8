/**
 * The desk at which a quiz is taken: which question is asked, what is answered, checked, timed and kept.
 *
 * @import { Room } from "./quiz-data.js"
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { isGraded } from "../grading/grade.js";
import { left, milestone, ticked } from "./quiz-clock.js";
import { questionOf } from "./quiz-form.js";
import { Pen } from "./quiz-pen.js";
import { joined } from "./quiz-resuming.js";
import { Screen } from "./quiz-screen.js";
import { asked, isImmediate, limitOf } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

const QUESTION = ".sop-quiz__form > fieldset";

const now = () => new Date().toISOString();

export class Desk {
  /** @type {Sitting | null} */
  #sitting = null;
  #pen = new Pen(() => this.#keep());
  #quiz;
  #paper;
  #face;
  #keeping;
  #submitted;
  #screen;

  /**
   * @param {Room} room
   * @param {(sitting: Sitting, timedOut: boolean) => void} submitted
   */
  constructor(room, submitted) {
    this.#screen = new Screen(room);
    this.#quiz = room.quiz;
    this.#paper = room.paper;
    this.#face = room.face;
    this.#keeping = room.keeping;
    this.#submitted = submitted;
  }

  /** the sitting in progress */
  get sitting() {
    return this.#sitting;
  }

  /**
   * Show a sitting as far as it has come, without taking the focus.
   *
   * @param {Sitting} sitting
   * @param {string} [note] what the learner should know about it
   */
  sit(sitting, note = "") {
    this.#sitting = sitting;
    this.#screen.note = note;
    this.#paper.clear();
    this.#display(sitting);
  }

  /**
   * Begin a sitting at one of its questions.
   *
   * @param {Sitting} sitting
   * @param {string} first id of the question
   */
  begin(sitting, first) {
    sitting.at = first;
    this.sit(sitting);
    this.#arrive(first);
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
    this.#arrive(id);
  }

  /** Something was chosen or typed. @param {HTMLInputElement} input */
  input(input) {
    const sitting = this.#sitting;
    if (!sitting || input.name !== "confidence") return this.changed(input.closest(QUESTION));
    sitting.confidence[sitting.at] = /** @type {any} */ (input.value);
    sitting.stamps[sitting.at] = Date.now();
    this.#pen.soon();
  }

  /** @param {HTMLFieldSetElement | null} fieldset */
  changed(fieldset) {
    const answer = this.#paper.answer(fieldset);
    if (!answer || !this.#sitting) return;
    this.#sitting.responses[answer.id] = answer.response;
    this.#sitting.stamps[answer.id] = Date.now();
    this.#display(this.#sitting);
    this.#pen.soon();
  }

  /** A hint was opened. @param {HTMLDetailsElement} details */
  hint(details) {
    const sitting = this.#sitting;
    const fieldset = details.matches?.(".sop-question__hint") && details.open && details.closest(QUESTION);
    if (!sitting || !fieldset || sitting.hints.includes(questionOf(fieldset))) return;
    const id = questionOf(fieldset);
    sitting.hints.push(id);
    this.#pen.soon();
  }

  /** Answered for good: show at once what is right. */
  check() {
    const sitting = this.#sitting;
    if (!sitting) return;
    const id = sitting.at;
    sitting.checked.push(id);
    this.#paper.check(sitting, id);
    this.#display(sitting);
    this.#pen.soon();
    this.#face.focus(this.#paper.verdict(id), this.#paper.fieldset(id));
  }

  /** The page is about to go. */
  leave() {
    if (!this.#sitting) return;
    const hint = this.#paper.hint(this.#sitting.at);
    if (hint) this.hint(hint); // browsers tell of it a moment after it was opened
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
    if (behind) this.#pen.soon();
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
    this.#screen.drawClock(sitting);
    if (told) this.#face.speak(`${say.span(told)} left`);
    if (!rest) this.submit(true);
    else if (rest % 10 === 0) this.#pen.soon();
  }

  pause() {
    if (!this.#sitting) return;
    this.#pen.soon();
    this.#screen.pause(this.#sitting);
    this.#face.focus(this.#face.part("paused"));
  }

  resume() {
    const sitting = this.#sitting;
    if (!sitting) return;
    sitting.clock = ticked(sitting.clock, now(), false);
    this.turnTo(sitting.at);
  }

  /** @param {Sitting} sitting */
  #display(sitting) {
    const { at, seen } = sitting;
    if (at && !seen.includes(at)) seen.push(at);
    this.#screen.draw(sitting);
  }

  /** Be at a question (or, for no id, at the summary), also with the focus. @param {string} id */
  #arrive(id) {
    this.#pen.later();
    this.#face.focus(id ? this.#paper.legend(id) : this.#face.part("ready"));
  }

  /** Keep what is answered so far, and say so when that does not work any more. */
  async #keep() {
    if (!this.#sitting) return;
    this.#sitting.clock = ticked(this.#sitting.clock, now(), this.#face.view !== "paused");
    const before = this.#keeping.trouble;
    await this.#keeping.keep(this.#sitting);
    if (this.#keeping.trouble !== before) this.#screen.drawTrouble();
  }
}
