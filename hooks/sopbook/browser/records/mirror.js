/**
 * A synchronous second copy in localStorage of what IndexedDB has not confirmed yet, each under a key of its own.
 *
 * It bridges the moment between a click and the end of the transaction. It is not durable by itself, and it may
 * throw on every access, so nothing here fails: a mirror that does not work is an empty one.
 */

import { bringIn, byTime, isDraft } from "./contents.js";
import { faultOf } from "./record.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./contents.js").Target} Target */

export class Mirror {
  #handbook;
  /** @type {string} */
  #mark;
  /** @type {string} */
  #prefix;

  /** @param {string} handbook */
  constructor(handbook) {
    this.#handbook = handbook;
    this.#mark = `sopbook:${handbook}`;
    this.#prefix = `${this.#mark}:`;
  }

  /** @param {StoredRecord} record */
  keep(record) {
    attempt((storage) => storage.setItem(this.#prefix + record.id, JSON.stringify(record)));
  }

  /** Forgets a record, unless another page has written a later one there. @param {StoredRecord} record */
  release(record) {
    attempt((storage) => {
      const key = this.#prefix + record.id;
      if (storage.getItem(key) === JSON.stringify(record)) storage.removeItem(key);
    });
  }

  /** @param {string} id */
  drop(id) {
    attempt((storage) => storage.removeItem(this.#prefix + id));
  }

  /** What is not confirmed yet and is sound; other entries are passed over. @returns {StoredRecord[]} */
  pending() {
    return this.#keys().flatMap((key) => {
      const entry = attempt((storage) => JSON.parse(storage.getItem(key) ?? "null"));
      return this.#isSound(entry, key) ? [entry] : [];
    });
  }

  /** Entries of the database with what is not confirmed yet, oldest first; of two forms of a draft the later one. @param {StoredRecord[]} stored */
  joined(stored) {
    const pending = this.pending();
    if (pending.length === 0) return stored;
    const union = new Map(pending.map((record) => [record.id, record]));
    for (const record of stored) {
      const waiting = union.get(record.id);
      if (!waiting || waiting.at < record.at) union.set(record.id, record);
    }
    return [...union.values()].sort(byTime);
  }

  /** Writes what an earlier page left here. @param {Target} database @returns {Promise<StoredRecord[]>} */
  async replay(database) {
    const pending = this.pending();
    await bringIn(database, pending);
    for (const record of pending) this.release(record);
    return pending;
  }

  /** Every entry as it is, by its key. @returns {Record<string, string>} */
  entries() {
    return Object.fromEntries(this.#keys().map((key) => [key, attempt((storage) => storage.getItem(key)) ?? ""]));
  }

  /** Remembers that the database has held records, so that a later empty one is noticed. */
  markFilled() {
    attempt((storage) => storage.setItem(this.#mark, "filled"));
  }

  /** @returns {boolean} */
  wasFilled() {
    return attempt((storage) => storage.getItem(this.#mark)) === "filled";
  }

  clear() {
    for (const key of [...this.#keys(), this.#mark]) attempt((storage) => storage.removeItem(key));
  }

  /** @param {any} entry @param {string} key */
  #isSound(entry, key) {
    if (!entry || typeof entry !== "object" || this.#prefix + entry.id !== key) return false;
    return isDraft(entry, this.#handbook) || !faultOf(entry, this.#handbook);
  }

  /** @returns {string[]} */
  #keys() {
    return (attempt((storage) => Object.keys(storage)) ?? []).filter((key) => key.startsWith(this.#prefix));
  }
}

/**
 * @template T
 * @param {(storage: Storage) => T} use
 * @returns {T | undefined}
 */
function attempt(use) {
  try {
    return use(localStorage);
  } catch {
    return undefined;
  }
}
