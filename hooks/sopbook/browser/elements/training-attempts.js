/**
 * `<sop-attempts>`: what the learner did, the newest first: quizzes of every kind, and signatures.
 *
 * @import { Learning } from "./learning.js"
 * @import { StoredRecord } from "../records/record.js"
 */
import { counted, percent } from "../wording.js";
import { LearningElement } from "./learning.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";

const CHUNK = 20;

/** @type {Record<string, string>} */
const MODES = { full: "Quiz", practice: "Practice", changes: "Quiz on changes", refresh: "Refresher" };

export class SopAttempts extends LearningElement {
  #limit = CHUNK;

  /** @override */
  build() {
    onAction(this, { more: () => this.#more() });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const done = learning.records.filter(({ kind }) => kind === "attempt" || kind === "acknowledgement").reverse();
    const shown = done.slice(0, this.#limit);
    part(this, "rows").replaceChildren(...shown.map((record) => this.#row(record, learning)));
    part(this, "table").hidden = done.length === 0;
    part(this, "none").hidden = done.length > 0;
    const more = part(this, "more");
    more.hidden = shown.length === done.length;
    more.textContent = `Show earlier ones (${done.length - shown.length})`;
  }

  /** @param {StoredRecord} record @param {Learning} learning */
  #row(record, { sops }) {
    const sop = sops.get(record.sop ?? "");
    const signed = record.kind === "acknowledgement";
    const counts = record.mode === "full" || record.mode === "changes";
    const row = filled(this, "attempt", {
      at: moment(record.at),
      title: sop?.title ?? record.sop ?? "",
      about: `${record.sop}, version ${record.version}${sop ? "" : ", no longer in the handbook"}`,
      what: signed ? `Read and understood, signed ${record.name}` : `${MODES[record.mode] ?? record.mode}, ${counted(record.questions.length, "question")}`,
      result: signed ? "Signed" : counts ? (record.passed ? "Passed" : "Not passed") : "–",
      score: signed ? "–" : percent(record.score),
    });
    const link = /** @type {HTMLAnchorElement} */ (part(row, "title"));
    if (sop) link.href = this.address(sop.url);
    return row;
  }

  #more() {
    const before = this.#limit;
    this.#limit += CHUNK;
    if (this.learning) this.show(this.learning);
    /** @type {HTMLElement | null} */ (part(this, "rows").children[before]?.querySelector("a"))?.focus();
  }
}
