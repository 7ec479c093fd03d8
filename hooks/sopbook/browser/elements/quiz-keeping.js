/**
 * What one browser keeps about one quiz: the sitting in progress and the attempts.
 *
 * @import { Sitting } from "./quiz-sitting.js"
 * @import { Records } from "../records/index.js"
 */
import { packed } from "../records/exchange.js";
import { currentLearner, learnersOf, newId, openRecords } from "../records/index.js";

/** @typedef {ReturnType<typeof import("./quiz-sitting.js").attemptOf>} Attempt */

const UNAVAILABLE = "This browser does not keep results.";

export class Keeping {
  /** whole attempts of this learner, oldest first @type {Attempt[]} */
  earlier = [];
  /** why nothing is kept; empty when all is well */
  trouble = "";

  #handbook;
  #sop;
  /** @type {Records | null} */
  #records = null;
  #learner = "";
  /** the newest state that is still to be written @type {Sitting | null} */
  #waiting = null;
  #writing = false;

  /**
   * @param {string} handbook
   * @param {string} sop
   */
  constructor(handbook, sop) {
    this.#handbook = handbook;
    this.#sop = sop;
  }

  /** Find what is known: the attempts, and the kept sitting that is returned (of any form, or undefined). */
  async open() {
    try {
      this.#records = await openRecords(this.#handbook);
      this.trouble = this.#records.trouble;
      const [known] = learnersOf(await this.#records.all({ kind: "learner" }));
      this.#learner = known?.id ?? "";
      const attempts = /** @type {any[]} */ (await this.#records.all({ kind: "attempt", sop: this.#sop }));
      this.earlier = attempts.filter(({ learner, mode }) => learner === this.#learner && mode === "full");
      return known && (await this.#records.draft(this.#draft));
    } catch {
      this.trouble = UNAVAILABLE;
    }
  }

  /**
   * Keep a sitting, so that a reload goes on where it was; while one write runs, only the newest state waits.
   *
   * @param {Sitting} sitting
   */
  async keep(sitting) {
    this.#waiting = sitting;
    if (this.#writing || !this.#records) return;
    this.#writing = true;
    try {
      await this.#name(this.#records);
      while (this.#waiting) {
        const copy = structuredClone(this.#waiting);
        this.#waiting = null;
        await this.#records.saveDraft(this.#draft, copy);
      }
      this.trouble = "";
    } catch {
      this.trouble = this.#records.trouble || UNAVAILABLE;
    }
    this.#writing = false;
  }

  /** There is nothing more to keep of the sitting. */
  forget() {
    this.#waiting = null;
  }

  /**
   * Append an attempt, and only then drop the sitting it came from; rejects when the attempt is not on disk.
   *
   * @param {Attempt} attempt
   */
  async record(attempt) {
    if (!this.#records) throw new Error(UNAVAILABLE);
    attempt.learner = await this.#name(this.#records);
    await this.#records.append(attempt);
    if (attempt.mode === "full") this.earlier.push(attempt);
    if (!this.#waiting) await this.#records.dropDraft(this.#draft).catch(() => undefined);
  }

  /** Who and what an attempt is about. */
  about() {
    const at = new Date().toISOString();
    return { id: newId(), learner: this.#learner || newId(), handbook: this.#handbook, sop: this.#sop, at };
  }

  /** @param {Records} records */
  async #name(records) {
    this.#learner ||= (await currentLearner(records)).id;
    return this.#learner;
  }

  get #draft() {
    return `quiz:${this.#sop}:${this.#learner}`;
  }
}

/** Hand an attempt to the learner as a file that My training imports. @param {Attempt} attempt */
export function download(attempt) {
  const content = JSON.stringify(packed(attempt.handbook, [attempt], new Date().toISOString()), null, 1);
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([content], { type: "application/json" }));
  link.download = `${attempt.sop}-${attempt.at.slice(0, 10)}.json`;
  link.click();
  setTimeout(() => URL.revokeObjectURL(link.href));
}
