/** What the database holds: read once, and kept in step with what this page writes, until another tab changes it. */

import { SCHEMA, faultOf } from "./record.js";

/** @typedef {{all: () => Promise<StoredRecord[]>}} Database */
/** @typedef {import("./news.js").News} News */
/** @typedef {{add: (records: StoredRecord[]) => Promise<unknown>, putDraft: (draft: StoredRecord) => Promise<unknown>}} Target */
/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {{stored: Map<string, StoredRecord>, readable: StoredRecord[]}} Content entries by id, and the sound ones, oldest first */
/** @typedef {{put?: StoredRecord[], gone?: string[]}} Written entries that stand in the database now, and ids that do not */

/** @param {string} id */
export const isDraftId = (id) => id.startsWith("draft:");

/**
 * @param {any} entry
 * @param {string} handbook
 * @returns {boolean}
 */
export function isDraft(entry, handbook) {
  return entry.kind === "draft" && entry.handbook === handbook && typeof entry.id === "string" && isDraftId(entry.id);
}

/**
 * Adds records and drafts that were kept elsewhere; what a database has already stays, and a later draft too.
 * @param {Target} database
 * @param {StoredRecord[]} entries
 */
export async function bringIn(database, entries) {
  const records = entries.filter(({ id }) => !isDraftId(id));
  if (records.length > 0) await database.add(records);
  for (const draft of entries.filter(({ id }) => isDraftId(id))) await database.putDraft(draft);
}

/** @type {(one: StoredRecord, other: StoredRecord) => number} */
export const byTime = (one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0);

export class Contents {
  #database;
  #news;
  #handbook;
  /** Nobody may change what is in it. @type {Promise<Content> | null} */
  #latest = null;
  /** What this page has written since then. @type {Written[]} */
  #written = [];
  /** Ids that were found sound: a record never changes, so it is looked at once. @type {Set<string>} */
  #sound = new Set();

  /** How many entries were no records when the database was read last. */
  unreadable = 0;

  /**
   * @param {Database} database
   * @param {News} news
   * @param {string} handbook
   */
  constructor(database, news, handbook) {
    this.#database = database;
    this.#news = news;
    this.#handbook = handbook;
  }

  /** The next reading is a new one. */
  forget() {
    this.#latest = null;
    this.#written = [];
  }

  /** @returns {Promise<Content>} rejects when the database cannot be read */
  async latest() {
    const reading = this.#known() ?? this.#database.all().then((stored) => this.#content(new Map(stored.map((entry) => [entry.id, entry]))));
    // Without news of other tabs every reading is a new one.
    this.#latest = this.#news.arrives ? reading : null;
    try {
      return await reading;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** What was read, with what this page has written since. */
  #known() {
    const written = this.#written.splice(0);
    return written.length > 0 && this.#latest ? this.#latest.then(({ stored }) => this.#content(changed(stored, written))) : this.#latest;
  }

  /**
   * Follows a write of this page, so that nothing has to be read again for it.
   * @template T
   * @param {Promise<T>} write
   * @param {(result: T) => Written} [written] what it has changed; without it the next reading is a new one
   * @returns {Promise<T>}
   */
  async through(write, written) {
    const before = this.#latest;
    try {
      const result = await write;
      // What was read or became stale meanwhile may or may not have the change in it.
      if (written && before && before === this.#latest) this.#written.push(copied(written(result)));
      else this.forget();
      return result;
    } catch (error) {
      this.forget();
      throw error;
    }
  }

  /** @param {Map<string, StoredRecord>} stored @returns {Content} */
  #content(stored) {
    const entries = [...stored.values()];
    const readable = entries.filter((entry) => this.#isReadable(entry));
    this.unreadable = entries.filter(({ schema }) => !(schema > SCHEMA)).length - readable.length;
    return { stored, readable: readable.sort(byTime) };
  }

  /** Whether pages may rely on an entry. @param {StoredRecord} entry */
  #isReadable(entry) {
    if (isDraft(entry, this.#handbook)) return entry.schema <= SCHEMA;
    if (!this.#sound.has(entry.id) && !faultOf(entry, this.#handbook)) this.#sound.add(entry.id);
    return this.#sound.has(entry.id);
  }
}

/** Whoever wrote an entry may go on with the same object. @param {Written} written @returns {Written} */
const copied = ({ put = [], gone }) => ({ put: JSON.parse(JSON.stringify(put)), gone });

/**
 * @param {Map<string, StoredRecord>} stored
 * @param {Written[]} writes oldest first
 * @returns {Map<string, StoredRecord>}
 */
function changed(stored, writes) {
  const next = new Map(stored);
  for (const { put = [], gone = [] } of writes) {
    for (const entry of put) next.set(entry.id, entry);
    for (const id of gone) next.delete(id);
  }
  return next;
}
