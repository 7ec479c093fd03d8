/**
 * The files that were handed in, put together: every record once, whatever the files are called and however often
 * they come. Nothing of this is stored.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { Conflict, Person, ReadFile } from "./shapes.js"
 */
import { canonical } from "../records/checksum.js";
import { sound } from "./responses.js";

/** What the team page looks at; checklist runs and workflow walks are nobody's business here. */
const KINDS = new Set(["acknowledgement", "attempt", "learner", "plan", "read"]);

/** More people than this in one file, or on one page, are no team. */
export const MOST_IN_FILE = 500;
export const MOST_PEOPLE = 2000;
/** The most records that one file may bring; a learner of ten years has a tenth of it. */
export const MOST_RECORDS = 20_000;

/** @typedef {{file: number, record: StoredRecord}} Held a record and the file it came in */

export class Pile {
  /** @type {Map<number, ReadFile>} */
  #files = new Map();
  /** every copy of a record, by its id @type {Map<string, Held[]>} */
  #held = new Map();
  /** ids of the records about a learner @type {Map<string, Set<string>>} */
  #about = new Map();
  #last = 0;

  /** The files by number, in the order in which they came. */
  get files() {
    return this.#files;
  }

  /** The ids of the learners that the files speak of. */
  get learners() {
    return [...this.#about.keys()];
  }

  /**
   * Takes a file in; the learners whose standing may be another one now, or why the file is refused.
   * @param {ReadFile} file
   * @returns {{number: number, learners: Set<string>, refusal: string}}
   */
  add(file) {
    const records = file.records.filter(({ kind }) => KINDS.has(kind)).map(slim);
    const learners = new Set(records.map(learnerOf));
    const refusal = this.#refusal(file, learners);
    if (refusal) return { number: 0, learners: new Set(), refusal };
    const number = ++this.#last;
    this.#files.set(number, { ...file, records });
    for (const record of records) this.#hold(number, record).forEach((learner) => learners.add(learner));
    return { number, learners, refusal: "" };
  }

  /**
   * Takes a file out again; the learners whose standing may be another one now.
   * @param {number} number
   * @returns {Set<string>}
   */
  remove(number) {
    /** @type {Set<string>} */
    const learners = new Set();
    for (const { id } of this.#files.get(number)?.records ?? []) {
      const held = this.#held.get(id) ?? [];
      held.forEach(({ record }) => learners.add(learnerOf(record)));
      const left = held.filter(({ file }) => file !== number);
      if (left.length) this.#held.set(id, left);
      else this.#held.delete(id);
      for (const { record } of held) {
        const learner = learnerOf(record);
        if (!left.some((other) => learnerOf(other.record) === learner)) this.#about.get(learner)?.delete(id);
      }
    }
    this.#files.delete(number);
    for (const learner of learners) if (!this.#about.get(learner)?.size) this.#about.delete(learner);
    return learners;
  }

  clear() {
    this.#files.clear();
    this.#held.clear();
    this.#about.clear();
  }

  /**
   * A learner with every record that all files agree on; null when no file speaks of them.
   * @param {string} id
   * @returns {Person | null}
   */
  person(id) {
    const about = this.#about.get(id);
    if (!about) return null;
    const held = [...about].flatMap((record) => this.#held.get(record) ?? []);
    const files = [...new Set(held.map(({ file }) => file))].flatMap((number) => this.#files.get(number) ?? []);
    const records = [...about].flatMap((record) => agreed(this.#held.get(record) ?? []) ?? []).sort(byTime);
    const profile = records.filter(({ kind }) => kind === "learner").pop();
    return {
      id,
      name: profile?.name ?? "",
      role: profile?.role ?? null,
      files: files.map(({ name }) => name),
      exported: files.map(({ exported }) => exported ?? "").reduce((one, other) => (one > other ? one : other), "") || null,
      records,
    };
  }

  /** The records that files tell differently. @returns {Conflict[]} */
  conflicts() {
    return [...this.#held.values()].filter((held) => agreed(held) === null).map((held) => this.#conflict(held));
  }

  /**
   * @param {ReadFile} file
   * @param {Set<string>} learners
   */
  #refusal(file, learners) {
    if (file.records.length === 0 && file.refused.length) return file.refused.join(" ");
    if (learners.size === 0) return "There is no training record in it.";
    if (file.records.length > MOST_RECORDS) return `It holds more than ${MOST_RECORDS} records: no learner has so many.`;
    if (learners.size > MOST_IN_FILE) return `It names more than ${MOST_IN_FILE} people: an export comes from one browser.`;
    const more = [...learners].filter((learner) => !this.#about.has(learner)).length;
    return this.#about.size + more > MOST_PEOPLE ? `There would be more than ${MOST_PEOPLE} people on this page.` : "";
  }

  /**
   * @param {number} file
   * @param {StoredRecord} record
   * @returns {string[]} the other learners who are said to own it
   */
  #hold(file, record) {
    const held = this.#held.get(record.id) ?? [];
    this.#held.set(record.id, [...held, { file, record }]);
    const about = this.#about.get(learnerOf(record)) ?? new Set();
    this.#about.set(learnerOf(record), about.add(record.id));
    return held.map((other) => learnerOf(other.record));
  }

  /** @param {Held[]} held @returns {Conflict} */
  #conflict(held) {
    const [{ record }] = held;
    const names = held.map(({ file }) => this.#files.get(file)?.name ?? "");
    return {
      kind: record.kind,
      sop: record.sop ?? "",
      at: record.at,
      learners: [...new Set(held.map((each) => learnerOf(each.record)))],
      files: [...new Set(names)],
    };
  }
}

/**
 * The record that every copy agrees on; null when two of them differ.
 * @param {Held[]} held
 * @returns {StoredRecord | null}
 */
function agreed(held) {
  const [first] = held;
  if (held.length === 1) return first.record;
  const text = canonical(first.record);
  return held.every(({ record }) => canonical(record) === text) ? first.record : null;
}

/**
 * A record without the words of what was learned: they are long, and only the fingerprints are compared here.
 * @param {StoredRecord} record
 * @returns {StoredRecord}
 */
function slim(record) {
  if (!record.parts) return record;
  const parts = Object.entries(record.parts).map(([id, part]) => [id, { ...part, text: "" }]);
  const questions = record.questions ? { questions: record.questions.map(sound) } : {};
  return { ...record, parts: Object.fromEntries(parts), ...questions };
}

/** Who a record is about; every kind that is kept here names somebody. @param {StoredRecord} record */
const learnerOf = ({ learner }) => /** @type {string} */ (learner);

/** @param {StoredRecord} one @param {StoredRecord} other */
const byTime = (one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);
