/**
 * A synchronous second copy in localStorage of what IndexedDB has not confirmed yet, each under a key of its own.
 *
 * It bridges the moment between a click and the end of the transaction. It is not durable by itself, and it may
 * throw on every access, so nothing here fails: a mirror that does not work is an empty one.
 */

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

export class Mirror {
  /** @type {string} */
  #mark;
  /** @type {string} */
  #prefix;

  /** @param {string} handbook */
  constructor(handbook) {
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

  /** Everything that is not confirmed yet; unreadable entries are passed over. @returns {any[]} */
  pending() {
    return this.#keys().flatMap((key) => {
      const record = attempt((storage) => JSON.parse(storage.getItem(key) ?? "null"));
      return record && typeof record === "object" && this.#prefix + record.id === key ? [record] : [];
    });
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
