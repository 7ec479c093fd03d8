/** What the parts of the page Records have in common: a store that they follow, and a line that tells how it went. */

import { exportRecords, joinLearner, openRecords, rememberExport, saveFile } from "../records/index.js";
import { counted } from "../wording.js";
import { part } from "./part.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/learner.js").Learner} Learner */

export class JournalPart extends HTMLElement {
  /** @type {(() => void) | null} */
  #unwatch = null;
  #again = () => this.#follow();

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.upgrade();
    document.addEventListener("sop-learner-changed", this.#again);
    this.#connect();
  }

  disconnectedCallback() {
    document.removeEventListener("sop-learner-changed", this.#again);
    this.#unwatch?.();
    this.#unwatch = null;
  }

  /** Gives life to what is on the page, once. */
  upgrade() {}

  /** Shows what the store holds, after every change. @param {Records} _records @returns {Promise<void>} */
  async refresh(_records) {}

  async #connect() {
    const records = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#unwatch?.();
    this.#unwatch = records.watch(this.#again);
    await this.#follow();
    this.setAttribute("data-ready", "");
  }

  async #follow() {
    await this.refresh(await openRecords(this.dataset.handbook ?? ""));
  }

  /**
   * Does something with the records and says in `place` how it went.
   * @param {string} place
   * @param {(records: Records) => Promise<string>} work
   */
  async tell(place, work) {
    const line = part(this, place);
    line.textContent = "";
    try {
      line.textContent = await work(await openRecords(this.dataset.handbook ?? ""));
    } catch (error) {
      line.textContent = `That did not work. ${/** @type {Error} */ (error).message}`;
    }
  }

  /** @param {string} name @returns {HTMLDialogElement} */
  dialog(name) {
    return /** @type {HTMLDialogElement} */ (part(this, name));
  }
}

/**
 * Hands out the records of one learner, or of everybody.
 * @param {Records} records
 * @param {{learner?: string, name?: string}} [whose]
 * @returns {Promise<string>} what was done, in words
 */
export async function exported(records, { learner, name } = {}) {
  const content = await exportRecords(records, { learner });
  const whose = name ? `-${name.replace(/[^\p{L}\p{N}]+/gu, "-").slice(0, 40)}` : "";
  const file = `training-${records.handbook}${whose}-${content.exported.slice(0, 10)}.json`;
  saveFile(file, "application/json", JSON.stringify(content, null, 1));
  const learners = new Set(content.records.map((record) => record.learner ?? ""));
  // Where nothing can be kept the file is worth all the more: that it was made need not be remembered.
  await rememberExport(records, [...learners], content.exported).catch(() => undefined);
  return `${content.count === 1 ? "1 record" : `${content.count} records`} went into the file ${file}.`;
}

/**
 * Counts everything of a learner as a person's from now on.
 * @param {Records} records
 * @param {Learner} learner
 * @param {Learner} person
 * @returns {Promise<string>} what was done, in words
 */
export async function putTogether(records, learner, person) {
  await joinLearner(records, learner, person);
  return `Put together: ${counted(learner.results, "record")} more ${learner.results === 1 ? "counts" : "count"} as yours.`;
}
