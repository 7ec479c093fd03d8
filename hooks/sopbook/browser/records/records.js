/** The record store of one handbook in one browser: append-only, except for drafts. */

import { Database, NewerDatabase } from "./database.js";
import { conflict, packed, unpacked } from "./exchange.js";
import { Mirror } from "./mirror.js";
import { SCHEMA, faultOf } from "./record.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {{own: boolean}} Change whether this page made the change, or another tab */

const FULL = "The browser's storage is full: the last entry could not be kept. Export your records, then free some space.";
const NEWER = "A newer version of this handbook keeps your records here. This page can read them, but cannot save until you reload it.";
const CLOSED = "This browser does not let the page store anything, so results are gone when you close it.";
const RESET = "The browser has emptied its storage: earlier records are gone. If you have an exported file, import it again.";

/** @param {string} id */
const isDraftId = (id) => id.startsWith("draft:");

export class Records {
  /** @type {string} */
  handbook;
  /** @type {"durable" | "unavailable"} */
  status = "durable";
  /** What the learner should know about the storage; empty when all is well. */
  trouble = "";

  /** @type {Database} */
  #database;
  /** @type {Mirror} */
  #mirror;
  /** @type {Set<(change: Change) => void>} */
  #watchers = new Set();
  /** @type {BroadcastChannel | null} */
  #channel = null;

  /** @param {string} handbook */
  constructor(handbook) {
    this.handbook = handbook;
    this.#database = new Database(`sopbook:${handbook}`);
    this.#mirror = new Mirror(handbook);
  }

  /** Opens the store and brings in what an earlier page could not finish. @returns {Promise<Records>} */
  async open() {
    this.#listen();
    try {
      await this.#replay();
      const stored = await this.#database.all();
      if (this.#database.readOnly) this.#fail(new NewerDatabase());
      else if (this.#mirror.wasFilled() && stored.every(({ id }) => isDraftId(id))) this.trouble = RESET;
    } catch (error) {
      this.#fail(error);
    }
    return this;
  }

  /**
   * Keeps a record for good; resolves when it is on disk, and rejects when that cannot be said.
   * @param {StoredRecord} record
   * @returns {Promise<void>}
   */
  async append(record) {
    const fault = faultOf(record, this.handbook);
    if (fault) throw new TypeError(`This cannot be recorded: ${fault}.`);
    this.#mirror.keep(record);
    const { different } = await this.#guard(this.#database.add([record]));
    this.#mirror.release(record);
    if (different.length > 0) throw new Error(conflict(record));
    this.#mirror.markFilled();
    this.#announce();
  }

  /**
   * Records, oldest first; drafts only when asked for by `kind: "draft"`.
   * @param {{kind?: string, sop?: string}} [wanted]
   * @returns {Promise<StoredRecord[]>}
   */
  async all({ kind, sop } = {}) {
    /** @type {Map<string, StoredRecord>} */
    const union = new Map(this.#pending().map((record) => [record.id, record]));
    for (const record of await this.#stored()) {
      const waiting = union.get(record.id);
      if (!waiting || waiting.at < record.at) union.set(record.id, record);
    }
    return [...union.values()]
      .filter((record) => record.schema <= SCHEMA && (kind ? record.kind === kind : record.kind !== "draft"))
      .filter((record) => !sop || record.sop === sop)
      .sort((one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : 0));
  }

  /**
   * Keeps unfinished work under a name such as `checklist:OPS-CLS-001`; an older draft of that name is replaced.
   * @param {string} what
   * @param {any} value
   * @returns {Promise<void>}
   */
  async saveDraft(what, value) {
    const draft = { schema: SCHEMA, id: `draft:${what}`, kind: "draft", handbook: this.handbook, at: new Date().toISOString(), value };
    this.#mirror.keep(draft);
    await this.#guard(this.#database.putDraft(draft));
    this.#mirror.release(draft);
    this.#announce();
  }

  /**
   * The unfinished work kept under a name; undefined when there is none.
   * @param {string} what
   * @returns {Promise<any>}
   */
  async draft(what) {
    const drafts = await this.all({ kind: "draft" });
    return drafts.find(({ id }) => id === `draft:${what}`)?.value;
  }

  /** @param {string} what @returns {Promise<void>} */
  async dropDraft(what) {
    this.#mirror.drop(`draft:${what}`);
    await this.#guard(this.#database.remove(`draft:${what}`));
    this.#announce();
  }

  /**
   * Calls back after every change, made here or in another tab.
   * @param {(change: Change) => void} callback
   * @returns {() => void} ends the watching
   */
  watch(callback) {
    this.#watchers.add(callback);
    return () => this.#watchers.delete(callback);
  }

  /** Adds many records in one go. @param {StoredRecord[]} records */
  async merge(records) {
    const outcome = await this.#guard(this.#database.add(records));
    if (outcome.added.length > 0) this.#mirror.markFilled();
    this.#announce();
    return outcome;
  }

  /** Deletes everything, drafts included. @returns {Promise<void>} */
  async clear() {
    this.#mirror.clear();
    await this.#guard(this.#database.clear());
    this.#announce();
  }

  /** Writes what an earlier page left in the mirror. */
  async #replay() {
    const pending = this.#pending();
    const records = pending.filter(({ kind }) => kind !== "draft");
    if (records.length > 0) await this.#database.add(records);
    for (const draft of pending.filter(({ kind }) => kind === "draft")) await this.#database.putDraft(draft);
    for (const record of pending) this.#mirror.release(record);
  }

  /** What waits in the mirror and is sound. @returns {StoredRecord[]} */
  #pending() {
    return this.#mirror
      .pending()
      .filter((record) => (record.kind === "draft" ? record.handbook === this.handbook : !faultOf(record, this.handbook)));
  }

  /** What the database holds; nothing when it cannot be read. */
  async #stored() {
    try {
      return await this.#database.all();
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  /**
   * Follows a write, so that `status` and `trouble` tell how the last one went.
   * @template T
   * @param {Promise<T>} write
   * @returns {Promise<T>}
   */
  async #guard(write) {
    try {
      const result = await write;
      this.status = "durable";
      this.trouble = "";
      return result;
    } catch (error) {
      this.#fail(error);
      throw new Error(this.trouble, { cause: error });
    }
  }

  /** @param {unknown} error */
  #fail(error) {
    const full = error instanceof DOMException && error.name === "QuotaExceededError";
    this.status = "unavailable";
    this.trouble = error instanceof NewerDatabase ? NEWER : full ? FULL : CLOSED;
  }

  #listen() {
    try {
      this.#channel = new BroadcastChannel(`sopbook:${this.handbook}`);
      this.#channel.onmessage = () => this.#tell({ own: false });
    } catch {
      this.#channel = null;
    }
  }

  #announce() {
    this.#channel?.postMessage("changed");
    this.#tell({ own: true });
  }

  /** @param {Change} change */
  #tell(change) {
    for (const watcher of [...this.#watchers]) watcher(change);
  }
}

/** The content of an export of everything but drafts. @param {Records} records */
export async function exportRecords(records) {
  return packed(records.handbook, await records.all(), new Date().toISOString());
}

/**
 * Adds the records of an exported file; importing it again changes nothing.
 * @param {Records} records
 * @param {string} text
 * @returns {Promise<{added: number, known: number, refused: string[]}>}
 */
export async function importRecords(records, text) {
  const file = unpacked(text, records.handbook);
  if (file.records.length === 0) return { added: 0, known: 0, refused: file.refused };
  const { added, known, different } = await records.merge(file.records);
  return { added: added.length, known: known.length, refused: [...file.refused, ...different.map(conflict)] };
}

/** Deletes every record and draft of this handbook in this browser. @param {Records} records */
export function deleteAll(records) {
  return records.clear();
}
