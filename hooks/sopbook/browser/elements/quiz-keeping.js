/**
 * What one browser keeps about one quiz for the learner whose turn it is: sittings in progress and what was recorded.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { Records } from "../records/index.js"
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Mode, Sitting } from "./quiz-sitting.js"
 */
import { SCHEMA, currentLearner, newId, openRecords, packed, saveFile } from "../records/index.js";

const UNAVAILABLE = "This browser does not keep results.";

export class Keeping {
  /** records of this learner about this SOP, and the drafts of its quiz, oldest first @type {StoredRecord[]} */
  records = [];
  /** why nothing is kept; empty when all is well */
  trouble = "";
  /** id of whose results these are */
  learner = "";
  /** what this learner is called; empty when it was never told */
  name = "";

  #handbook;
  #sop;
  /** @type {Records | null} */
  #store = null;
  /** the newest state that is still to be written @type {Sitting | null} */
  #waiting = null;
  #writing = false;
  #unwatch = () => {};

  /**
   * @param {string} handbook
   * @param {string} sop
   */
  constructor(handbook, sop) {
    this.#handbook = handbook;
    this.#sop = sop;
  }

  /**
   * Find what is known. `changed` is called when somebody else is to learn from now on, or when another tab has
   * written something.
   *
   * @param {(what: "learner" | "other tab") => void} changed
   */
  async open(changed) {
    this.#unwatch();
    try {
      const store = await openRecords(this.#handbook);
      // Nothing is kept before it is known for whom: a draft of nobody would stay for ever.
      ({ id: this.learner, name: this.name } = await currentLearner(store));
      this.#store = store;
      this.trouble = store.trouble;
      const wanted = { sop: this.#sop, learner: this.learner };
      const drafts = await this.#store.all({ kind: "draft", learner: this.learner });
      this.records = [...(await this.#store.all(wanted)), ...drafts.filter(({ id }) => id.startsWith(`draft:quiz:${this.#sop}:`))];
      this.#unwatch = this.#store.watch(({ own }) => this.#look(own, changed));
      if (this.#waiting) this.keep(this.#waiting);
    } catch {
      this.trouble = UNAVAILABLE;
    }
  }

  /** Stop looking at what other pages do. */
  close() {
    this.#unwatch();
  }

  /** whole attempts, oldest first @returns {Attempt[]} */
  get earlier() {
    return /** @type {any[]} */ (this.records.filter(({ kind, mode }) => kind === "attempt" && mode === "full"));
  }

  /** The sitting that was kept, of any form, or undefined. @param {Mode} mode @returns {any} */
  kept(mode) {
    return this.records.find(({ id }) => id === `draft:${this.#draft(mode)}`)?.value;
  }

  /**
   * What another tab knows of a sitting: how far it is there, and the attempt that it has become.
   *
   * @param {Sitting} sitting
   * @returns {Promise<{sitting?: any, attempt?: Attempt}>}
   */
  async elsewhere({ id, mode }) {
    const store = this.#store;
    if (!store) return {};
    const attempts = /** @type {any[]} */ (await store.all({ kind: "attempt", sop: this.#sop, learner: this.learner }));
    const sitting = await store.draft(this.#draft(mode));
    return { attempt: attempts.find((one) => one.id === id), sitting: sitting?.id === id ? sitting : undefined };
  }

  /**
   * Keep a sitting, so that a reload goes on where it was; while one write runs, only the newest state waits.
   *
   * @param {Sitting} sitting
   */
  async keep(sitting) {
    this.#waiting = sitting;
    if (this.#writing || !this.#store) return;
    this.#writing = true;
    try {
      while (this.#waiting) {
        const copy = structuredClone(this.#waiting);
        this.#waiting = null;
        await this.#store.saveDraft(this.#draft(copy.mode), copy);
      }
      this.trouble = "";
    } catch {
      this.trouble = this.#store.trouble || UNAVAILABLE;
    }
    this.#writing = false;
  }

  /** Keep a sitting at once, because the page is about to go: the store holds a second copy that needs no waiting. @param {Sitting} sitting */
  keepNow(sitting) {
    this.#waiting = null;
    this.#store?.saveDraft(this.#draft(sitting.mode), structuredClone(sitting)).catch(() => undefined);
  }

  /** There is nothing more to keep of the sitting. */
  forget() {
    this.#waiting = null;
  }

  /** Drop a sitting that the learner gave up. @param {Mode} mode */
  async drop(mode) {
    this.forget();
    this.records = this.records.filter(({ id }) => id !== `draft:${this.#draft(mode)}`);
    await this.#store?.dropDraft(this.#draft(mode)).catch(() => undefined);
  }

  /**
   * Append an attempt, and only then drop the sitting it came from; rejects when the attempt is not on disk.
   *
   * @param {Attempt} attempt
   */
  async record(attempt) {
    await this.#append(attempt);
    if (!this.#waiting) await this.drop(attempt.mode);
  }

  /** Append that the learner has read what changed. @param {string} name @param {Attempt["parts"]} parts @param {string} version */
  sign(name, parts, version) {
    return this.#append({ ...this.about("acknowledgement"), version, parts, name, about: "changes" });
  }

  /** Append that the learner has read the notice on another key of the quiz. @param {string} quiz */
  see(quiz) {
    return this.#append({ ...this.about("seen"), what: "regrade", quiz });
  }

  /** Who and what a new record is about. @param {string} kind */
  about(kind) {
    const at = new Date().toISOString();
    return { schema: SCHEMA, id: newId(), kind, learner: this.learner || newId(), handbook: this.#handbook, sop: this.#sop, at };
  }

  /** The round of refreshers that is under way. @returns {Promise<any>} */
  async round() {
    return this.#store?.draft(`refresher:${this.learner}`).catch(() => undefined);
  }

  /** @param {StoredRecord} record */
  async #append(record) {
    this.records.push(record);
    if (!this.#store) throw new Error(UNAVAILABLE);
    await this.#store.append(record);
  }

  /**
   * @param {boolean} own
   * @param {(what: "learner" | "other tab") => void} changed
   */
  async #look(own, changed) {
    if (own && this.#writing) return;
    const chosen = await this.#store?.draft("current").catch(() => undefined);
    // Nobody is chosen after everything was deleted, or when the store cannot be read: then what is here stays here.
    const gone = !chosen && this.#store?.status === "durable";
    if (gone || (chosen && chosen.learner !== this.learner)) changed("learner");
    else if (!own) changed("other tab");
  }

  /** @param {Mode} mode */
  #draft(mode) {
    return `quiz:${this.#sop}:${mode === "full" ? "" : `${mode}:`}${this.learner}`;
  }
}

/** Hand an attempt to the learner as a file that can be imported. @param {Attempt} attempt */
export function download(attempt) {
  const content = JSON.stringify(packed(attempt.handbook, [attempt], new Date().toISOString()), null, 1);
  saveFile(`${attempt.sop}-${attempt.at.slice(0, 10)}.json`, "application/json", content);
}
