/**
 * A second copy of everything in a store, in a place of its own.
 *
 * Chromium can lose a whole IndexedDB when it is killed: LevelDB writes the head and the body of an entry of its log in
 * two goes. Where only the head was written, the next start reads the log up to there and goes on writing behind it; the
 * start after that finds an entry that is damaged, and Chromium deletes the database. Two kills in three hundred did that.
 *
 * The copy lies in a storage bucket, which has a log of its own. Only pages on https, on the computer itself or in a file
 * have buckets, and only in Chromium; elsewhere the newest entries are copied into localStorage.
 */

import { byTime } from "./contents.js";
import { Database } from "./database.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

/**
 * @typedef {object} Replica what keeps a second copy
 * @property {() => Promise<StoredRecord[]>} all
 * @property {(ids: string[]) => Promise<string[]>} missing which of these ids ought to be copied and are not
 * @property {(entries: StoredRecord[]) => Promise<unknown>} putLatest
 * @property {(ids: string[]) => Promise<void>} remove
 * @property {() => Promise<void>} clear
 */

/** @typedef {{open: (name: string) => Promise<{indexedDB: IDBFactory}>}} Buckets */

/** Characters of localStorage that copies may fill; browsers give about five million to a whole site. */
const ROOM = 1_000_000;

/** @param {string} handbook @returns {Replica} */
export function replicaOf(handbook) {
  const buckets = /** @type {{storageBuckets?: Buckets}} */ (/** @type {unknown} */ (navigator)).storageBuckets;
  return buckets ? new Bucket(handbook, buckets) : new Shelf(handbook);
}

/** Held as long as the page: Chromium answers no more once a bucket has been collected as garbage. @type {ReturnType<Buckets["open"]> | null} */
let bucket = null;

/** @param {Buckets} buckets */
const opened = (buckets) => (bucket ??= buckets.open("sopbook"));

/** A database in a storage bucket. */
class Bucket extends Database {
  /**
   * @param {string} handbook
   * @param {Buckets} buckets
   */
  constructor(handbook, buckets) {
    // What a power cut takes from here is still in the store itself, and is copied again at the next start.
    super(`sopbook:${handbook}`, async () => (await opened(buckets)).indexedDB, "relaxed");
  }

  /** @param {string[]} ids */
  async missing(ids) {
    const copied = new Set(await this.ids());
    return ids.filter((id) => !copied.has(id));
  }
}

/** Keys of localStorage, the newest entries as far as there is room. */
export class Shelf {
  #prefix;

  /** @param {string} handbook */
  constructor(handbook) {
    this.#prefix = `sopbook-copy:${handbook}:`;
  }

  async all() {
    return this.#keys().flatMap((key) => parsed(localStorage.getItem(key)));
  }

  /** What was copied before and is not there now had no room. @param {string[]} ids */
  async missing(ids) {
    return this.#keys().length > 0 ? [] : ids;
  }

  /** @param {StoredRecord[]} entries */
  async putLatest(entries) {
    for (const entry of [...entries].sort(byTime)) {
      const key = this.#prefix + entry.id;
      const text = JSON.stringify(entry);
      const [kept] = parsed(localStorage.getItem(key));
      if (text.length > ROOM || (kept && kept.at > entry.at)) continue;
      localStorage.removeItem(key);
      await this.#makeRoom(text.length);
      localStorage.setItem(key, text);
    }
  }

  /** @param {string[]} ids */
  async remove(ids) {
    for (const id of ids) localStorage.removeItem(this.#prefix + id);
  }

  async clear() {
    for (const key of this.#keys()) localStorage.removeItem(key);
  }

  /** @param {number} needed characters */
  async #makeRoom(needed) {
    const sizes = new Map(this.#keys().map((key) => [key, localStorage.getItem(key)?.length ?? 0]));
    let room = ROOM - needed - [...sizes.values()].reduce((sum, size) => sum + size, 0);
    if (room >= 0) return;
    for (const { id } of (await this.all()).sort(byTime)) {
      if (room >= 0) return;
      room += sizes.get(this.#prefix + id) ?? 0;
      localStorage.removeItem(this.#prefix + id);
    }
  }

  #keys() {
    return Object.keys(localStorage).filter((key) => key.startsWith(this.#prefix));
  }
}

/** @param {string | null} text @returns {StoredRecord[]} */
function parsed(text) {
  try {
    const entry = JSON.parse(text ?? "null");
    return entry && typeof entry.id === "string" ? [entry] : [];
  } catch {
    return [];
  }
}
