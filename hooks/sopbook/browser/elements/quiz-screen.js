/**
 * What the page shows of a sitting in progress: the question, how far it is, the ways on, and the clock.
 *
 * @import { Room } from "./quiz-data.js"
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { isGraded } from "../grading/grade.js";
import { left } from "./quiz-clock.js";
import { Progress, drawSteering, drawSummary } from "./quiz-progress.js";
import { isBlank, isImmediate, limitOf } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

export class Screen {
  /** what the learner should know about this sitting */
  note = "";
  #root;
  #quiz;
  #paper;
  #face;
  #keeping;
  #progress;

  /** @param {Room} room */
  constructor({ root, quiz, paper, face, keeping }) {
    this.#root = root;
    this.#quiz = quiz;
    this.#paper = paper;
    this.#face = face;
    this.#keeping = keeping;
    this.#progress = new Progress(root, quiz.questions.length);
  }

  /** Show the question that is asked, or the summary after the last. @param {Sitting} sitting */
  draw(sitting) {
    const { at, order } = sitting;
    this.#face.show(at ? "question" : "summary");
    this.#paper.show([at], sitting);
    this.drawTrouble();
    this.drawClock(sitting);
    if (!at) return drawSummary(this.#root, sitting);
    this.#progress.draw(sitting, [say.MODES[sitting.mode], this.note]);
    const ends = { first: at === order[0], last: at === order[order.length - 1] };
    drawSteering(this.#root, { ...ends, check: this.#checkable(sitting), leave: this.#leaving(sitting) });
    this.#drawSure(sitting);
  }

  /** Nothing of the questions, while the clock stands still. @param {Sitting} sitting */
  pause(sitting) {
    this.#face.show("paused");
    this.#paper.show([]);
    this.drawClock(sitting);
  }

  /** Say when answers are not being kept. */
  drawTrouble() {
    const { trouble } = this.#keeping;
    this.#face.put("unkept", trouble && `Your answers are not being kept. ${trouble} You can go on, and download the result at the end.`);
  }

  /** @param {Sitting} sitting */
  drawClock(sitting) {
    const limit = limitOf(sitting, this.#quiz);
    for (const line of this.#face.parts("clock")) line.hidden = !limit;
    if (limit) this.#face.put("left", `${say.clock(left(sitting.clock, limit))} left`);
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

  /** @param {Sitting} sitting */
  #drawSure({ at, confidence, checked }) {
    const sure = /** @type {HTMLFieldSetElement | null} */ (this.#face.part("sure-how"));
    const question = this.#paper.question(at);
    if (!sure) return;
    sure.hidden = !this.#quiz.confidence || !question || !isGraded(question);
    sure.disabled = checked.includes(at);
    for (const input of sure.querySelectorAll("input")) input.checked = confidence[at] === input.value;
  }
}
