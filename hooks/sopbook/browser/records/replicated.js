/** A database with a replica: written to both before a write counts, read from the first, restored from the second. */

import { Database } from "./database.js";
import { replicaOf } from "./replica.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

export class ReplicatedDatabase extends Database {
  #replica;

  /** @param {string} handbook */
  constructor(handbook) {
    super(`sopbook:${handbook}`);
    this.#replica = replicaOf(handbook);
  }

  /** Puts everything back into a database that came back empty. @returns {Promise<StoredRecord[]>} what was put back */
  async restore() {
    const copied = await this.#replica.all().catch(() => []);
    return copied.length > 0 ? super.putLatest(copied) : [];
  }

  /** Copies what has no copy yet. @param {StoredRecord[]} stored everything in the database @returns {Promise<void>} */
  async catchUp(stored) {
    const missing = new Set(await this.#replica.missing(stored.map(({ id }) => id)).catch(() => []));
    if (missing.size > 0) await this.#copy(stored.filter(({ id }) => missing.has(id)));
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
    await this.#replica.remove(ids).catch(() => this.#replica.clear().catch(() => undefined));
    await super.remove(ids);
  }

  /** @override */
  async clear() {
    await this.#replica.clear().catch(() => undefined);
    await super.clear();
  }

  /** The second copy, for whoever wants to mend the store by hand. @returns {Promise<StoredRecord[]>} */
  copied() {
    return this.#replica.all().catch(() => []);
  }

  /** A copy that cannot be made takes nothing from what is stored. @param {StoredRecord[]} entries */
  async #copy(entries) {
    if (entries.length > 0) await this.#replica.putLatest(entries).catch(() => undefined);
  }
}
