/**
 * The files that were handed in, put together: every record once, whatever the files are called and however often
 * they come. Nothing of this is stored.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { Conflict, Person, ReadFile } from "./shapes.js"
 */
import { canonical } from "../records/checksum.js";
import { byTimeThenId, personsOf } from "../records/persons.js";
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
  /** what each file says about who is whom @type {Map<number, StoredRecord[]>} */
  #joins = new Map();
  /** the person behind each learner who stands with another one @type {Map<string, string>} */
  #persons = new Map();
  #last = 0;

  /** The files by number, in the order in which they came. */
  get files() {
    return this.#files;
  }

  /** The ids of the people that the files speak of. */
  get people() {
    return [...this.#about.keys()].filter((learner) => !this.#persons.has(learner));
  }

  /**
   * Takes a file in; the people whose standing may be another one now, or why the file is refused.
   * @param {ReadFile} file
   * @returns {{number: number, people: Set<string>, refusal: string}}
   */
  add(file) {
    const records = file.records.filter(({ kind }) => KINDS.has(kind)).map(slim);
    const learners = new Set(records.map(learnerOf));
    const refusal = this.#refusal(file, learners);
    if (refusal) return { number: 0, people: new Set(), refusal };
    const number = ++this.#last;
    this.#files.set(number, { ...file, records });
    this.#joins.set(number, file.records.filter((record) => isJoinWithin(record, learners)));
    for (const record of records) this.#hold(number, record).forEach((learner) => learners.add(learner));
    return { number, people: this.#regrouped(learners), refusal: "" };
  }

  /**
   * Takes a file out again; the people whose standing may be another one now.
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
    this.#joins.delete(number);
    for (const learner of learners) if (!this.#about.get(learner)?.size) this.#about.delete(learner);
    return this.#regrouped(learners);
  }

  clear() {
    this.#files.clear();
    this.#held.clear();
    this.#about.clear();
    this.#joins.clear();
    this.#persons.clear();
  }

  /**
   * A person with every record that all files agree on; null when no file speaks of them, or as another person.
   * @param {string} id
   * @returns {Person | null}
   */
  person(id) {
    if (this.#persons.has(id)) return null;
    const learners = [id, ...[...this.#persons].filter(([, person]) => person === id).map(([learner]) => learner)];
    const about = learners.flatMap((learner) => [...(this.#about.get(learner) ?? [])]);
    if (about.length === 0) return null;
    const held = about.flatMap((record) => this.#held.get(record) ?? []);
    const files = [...new Set(held.map(({ file }) => file))].flatMap((number) => this.#files.get(number) ?? []);
    const records = about.flatMap((record) => agreed(this.#held.get(record) ?? []) ?? []).sort(byTimeThenId);
    const profile = records.filter(({ kind }) => kind === "learner").pop();
    return {
      id,
      name: profile?.name ?? "",
      role: profile?.role ?? null,
      files: files.map(({ name }) => name),
      exported: files.map(({ exported }) => exported ?? "").reduce((one, other) => (one > other ? one : other), "") || null,
      learners: learners.filter((learner) => this.#about.has(learner)),
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

  /**
   * Works out anew who is one person; those whose standing may be another one, before and now.
   * @param {Set<string>} learners of whom something came or went
   */
  #regrouped(learners) {
    const before = this.#persons;
    this.#persons = personsOf([...this.#joins.values()].flat());
    const moved = [...before.keys(), ...this.#persons.keys()].filter((id) => before.get(id) !== this.#persons.get(id));
    return new Set([...learners, ...moved].flatMap((id) => [id, before.get(id) ?? id, this.#persons.get(id) ?? id]));
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
 * Whether a record says that two learners are one person, both of whom the same file speaks of: whoever put them
 * together had the records of both.
 * @param {StoredRecord} record
 * @param {Set<string>} learners that the file speaks of
 */
function isJoinWithin(record, learners) {
  return record.kind === "join" && learners.has(learnerOf(record)) && (record.person === null || learners.has(record.person));
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
