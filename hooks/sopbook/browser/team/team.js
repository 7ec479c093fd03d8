/**
 * A team: what the files tell, as rows that are worked out anew when a file comes or goes.
 *
 * @import { Catalogue } from "../training/entry.js"
 * @import { Setting } from "./plans.js"
 * @import { PublishedQuiz, ReadFile } from "./shapes.js"
 * @import { Basis, Row } from "./sheet.js"
 */
import { Pile } from "./pile.js";
import { columnsOf, labelled, rowOf } from "./sheet.js";

export class Team {
  pile = new Pile();
  /** @type {Basis} */
  basis;
  /** @type {Map<string, Row>} */
  #rows = new Map();
  /** people whose row is out of date @type {Set<string>} */
  #stale = new Set();

  /**
   * @param {Catalogue} catalogue
   * @param {Record<string, PublishedQuiz>} quizzes by SOP
   * @param {string} now ISO time
   */
  constructor(catalogue, quizzes, now) {
    this.basis = { catalogue, quizzes, columns: columnsOf(catalogue), setting: { path: "", start: "" }, now };
  }

  /** Takes a file in; why it is refused, or nothing. @param {ReadFile} file @returns {string} */
  add(file) {
    const { people, refusal } = this.pile.add(file);
    for (const person of people) this.#stale.add(person);
    return refusal;
  }

  /** @param {number} number of the file */
  remove(number) {
    for (const person of this.pile.remove(number)) this.#stale.add(person);
  }

  clear() {
    this.pile.clear();
    this.#rows.clear();
    this.#stale.clear();
  }

  /** What counts for people without a plan of their own. @param {Setting} setting */
  set(setting) {
    this.basis = { ...this.basis, setting };
    for (const person of this.pile.people) this.#stale.add(person);
  }

  /** How many rows are still to be worked out. */
  get waiting() {
    return this.#stale.size;
  }

  /** Works one row out; false when there was none to do. */
  work() {
    const [id] = this.#stale;
    if (id === undefined) return false;
    this.#stale.delete(id);
    const person = this.pile.person(id);
    if (person) this.#rows.set(id, rowOf(person, this.basis));
    else this.#rows.delete(id);
    return true;
  }

  /** The rows that are worked out, each with the name to show. */
  get rows() {
    return labelled([...this.#rows.values()]);
  }
}
