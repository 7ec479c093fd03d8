/**
 * What comes after the last question: the attempt is graded, kept, and shown with what was right.
 *
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Room } from "./quiz-data.js"
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { gradeQuiz } from "../grading/grade.js";
import { attemptOf } from "./quiz-attempt.js";
import { download } from "./quiz-keeping.js";
import { drawResult, missed } from "./quiz-result.js";
import { asked } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

export class Review {
  /** the attempt that is shown @type {Attempt | null} */
  #attempt = null;
  #root;
  #quiz;
  #paper;
  #face;
  #keeping;

  /** @param {Room} room */
  constructor({ root, quiz, paper, face, keeping }) {
    this.#root = root;
    this.#quiz = quiz;
    this.#paper = paper;
    this.#face = face;
    this.#keeping = keeping;
  }

  /** ids of the questions of the attempt that can be tried again */
  get missed() {
    return missed(this.#quiz, this.#attempt);
  }

  /** No attempt is shown any more. */
  clear() {
    this.#attempt = null;
  }

  /**
   * Grade a sitting and show it; the promise is one of keeping it, and it says that it is saved only once it is.
   *
   * @param {Sitting} sitting
   * @param {boolean} timedOut
   */
  async finish(sitting, timedOut) {
    const grades = gradeQuiz({ ...this.#quiz, questions: asked(this.#quiz, sitting.order) }, sitting.responses, sitting.hints);
    const about = { ...this.#keeping.about("attempt"), version: this.#root.dataset.version ?? "", timedOut };
    const attempt = attemptOf(this.#quiz, sitting, grades, about);
    this.show(attempt);
    this.#tell("Saving …");
    try {
      await this.#keeping.record(attempt);
      this.#tell("Saved in this browser.");
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      this.#tell(`This result could not be kept. ${why} Download it if you want to keep it.`, "unsaved");
    }
  }

  /** Show what another tab has submitted. @param {Attempt} attempt */
  meet(attempt) {
    this.#keeping.records.push(attempt);
    this.show(attempt);
    this.#tell("Submitted in another tab, and saved in this browser.");
  }

  /** Show an attempt: the result, then every question with what was answered and what is right. @param {Attempt} attempt */
  show(attempt) {
    this.#face.show("result");
    const answers = this.#paper.mark(attempt);
    this.#attempt = attempt;
    this.#root.dataset.outcome = drawResult(this.#face, this.#quiz, attempt, answers);
    this.#tell(`Taken on ${say.dayOf(attempt.at)}.`);
    this.#face.offer("changes", false);
    this.#face.focus(this.#face.part("verdict"));
  }

  toFirstMissed() {
    const id = this.missed[0] ?? this.#attempt?.questions[0]?.id;
    const legend = id ? this.#paper.legend(id) : null;
    if (legend) this.#face.focus(legend, legend);
  }

  download() {
    if (this.#attempt) download(this.#attempt);
  }

  /**
   * Say whether the attempt is kept.
   *
   * @param {string} words
   * @param {"" | "unsaved"} [state]
   */
  #tell(words, state = "") {
    this.#face.put("kept", words);
    for (const element of this.#face.parts("kept")) element.dataset.state = state;
    this.#face.offer("download", state === "unsaved");
  }
}
