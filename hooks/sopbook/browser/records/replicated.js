/** A database with a replica: written to both before a write counts, read from the first, restored from the second. */

import { Database } from "./database.js";
import { replicaOf } from "./replica.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./replica.js").Replica} Replica */

/** How long a write waits for its copy, in milliseconds. */
const PATIENCE = 3000;

export class ReplicatedDatabase extends Database {
  /** @type {Replica | null} */
  #replica;

  /** @param {string} handbook */
  constructor(handbook) {
    super(`sopbook:${handbook}`);
    this.#replica = replicaOf(handbook);
  }

  /** Puts everything back into a database that came back empty. @returns {Promise<StoredRecord[]>} what was put back */
  async restore() {
    const copied = await this.copied();
    return copied.length > 0 ? super.putLatest(copied) : [];
  }

  /** Copies what has no copy yet. @param {StoredRecord[]} stored everything in the database @returns {Promise<void>} */
  async catchUp(stored) {
    const missing = new Set(await this.#ask((replica) => replica.missing(stored.map(({ id }) => id))));
    await this.#copy(stored.filter(({ id }) => missing.has(id)));
  }

  /** @override @param {StoredRecord[]} records */
  async add(records) {
    const outcome = await super.add(records);
    await this.#copy(outcome.added);
    return outcome;
  }

  /** @override @param {StoredRecord[]} entries */
  async putLatest(entries) {
    const kept = await super.putLatest(entries);
    await this.#copy(kept);
    return kept;
  }

  /**
   * @override
   * @param {StoredRecord} draft
   * @param {StoredRecord | null} record
   */
  async claim(draft, record) {
    const kept = await super.claim(draft, record);
    await this.#copy(record && kept === draft ? [record, kept] : [kept]);
    return kept;
  }

  /** What was deleted must not come back, so the copy goes first. @override @param {string[]} ids */
  async remove(ids) {
    await this.#ask((replica) => replica.remove(ids).catch(() => replica.clear()));
    await super.remove(ids);
  }

  /** @override */
  async clear() {
    await this.#ask((replica) => replica.clear());
    await super.clear();
  }

  /** The second copy, for whoever wants to mend the store by hand. @returns {Promise<StoredRecord[]>} */
  async copied() {
    return (await this.#ask((replica) => replica.all())) ?? [];
  }

  /** @param {StoredRecord[]} entries */
  async #copy(entries) {
    if (entries.length > 0) await this.#ask((replica) => replica.putLatest(entries));
  }

  /**
   * A copy that cannot be made takes nothing from what is stored. One that does not answer is not asked again on this page.
   * @template T
   * @param {(replica: Replica) => Promise<T>} work
   * @returns {Promise<T | undefined>}
   */
  async #ask(work) {
    const replica = this.#replica;
    if (!replica) return undefined;
    /** @type {number | undefined} */
    let late;
    const silence = new Promise((_, fail) => {
      late = window.setTimeout(() => {
        this.#replica = null;
        fail(new Error("the second copy does not answer"));
      }, PATIENCE);
    });
    try {
      return await Promise.race([work(replica), /** @type {Promise<never>} */ (silence)]);
    } catch {
      return undefined;
    } finally {
      clearTimeout(late);
    }
  }
}
