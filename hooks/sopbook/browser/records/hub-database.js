/**
 * The store of a handbook that is opened as files, for Firefox: it gives every file a store of its own, so all pages
 * leave theirs in the store of one file, the hub, and reach that through a hidden frame. Where no hub answers, the page
 * keeps a store of its own after all, and hands it over as soon as there is one.
 */

import { canonical } from "./checksum.js";
import { bringIn } from "./contents.js";
import { Database } from "./database.js";
import { HubLink } from "./hub-link.js";
import { ReplicatedDatabase } from "./replicated.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./news.js").Channel} Channel */

export class HubDatabase {
  #handbook;
  #own;
  /** The hub; null where there is none. @type {Promise<HubLink | null>} */
  #hub;
  #readOnly = false;
  /** @type {HubLink | null} */
  #linked = null;

  /** @param {string} handbook */
  constructor(handbook) {
    this.#handbook = handbook;
    this.#own = new ReplicatedDatabase(handbook);
    this.#hub = HubLink.open(handbook).then(
      async (link) => {
        this.#linked = link;
        await this.#handOver(link).catch(() => undefined);
        return link;
      },
      () => null,
    );
  }

  /** @returns {boolean} */
  get readOnly() {
    return this.#readOnly || (this.#linked ?? this.#own).readOnly;
  }

  set readOnly(readOnly) {
    this.#readOnly = readOnly;
    this.#own.readOnly = readOnly;
  }

  /** Where other tabs are heard. @returns {Promise<Channel | null>} null without a hub */
  channel() {
    return this.#hub;
  }

  /** @returns {Promise<StoredRecord[]>} */
  all() {
    return this.#do("all");
  }

  /** @param {string} id @returns {Promise<StoredRecord | undefined>} */
  get(id) {
    return this.#do("get", id);
  }

  /** @returns {Promise<any[]>} */
  salvaged() {
    return this.#do("salvaged");
  }

  /** @returns {Promise<StoredRecord[]>} */
  copied() {
    return this.#do("copied");
  }

  /** @returns {Promise<StoredRecord[]>} */
  restore() {
    return this.#do("restore");
  }

  /** @param {StoredRecord[]} stored everything in the store, which the hub has at hand itself @returns {Promise<void>} */
  async catchUp(stored) {
    const hub = await this.#hub;
    return hub ? hub.call("catchUp") : this.#own.catchUp(stored);
  }

  /** @param {StoredRecord[]} records @returns {ReturnType<Database["add"]>} */
  add(records) {
    return this.#write("add", records);
  }

  /** @param {StoredRecord} draft @returns {Promise<StoredRecord>} */
  putDraft(draft) {
    return this.#write("putDraft", draft);
  }

  /**
   * @param {StoredRecord} draft
   * @param {StoredRecord | null} record
   * @returns {Promise<StoredRecord>}
   */
  async claim(draft, record) {
    const kept = await this.#write("claim", draft, record);
    return canonical(kept) === canonical(draft) ? draft : kept;
  }

  /** @param {string[]} ids @returns {Promise<void>} */
  remove(ids) {
    return this.#write("remove", ids);
  }

  /** @returns {Promise<void>} */
  clear() {
    return this.#write("clear");
  }

  /** @param {string} method @param {...any} args */
  async #do(method, ...args) {
    const hub = await this.#hub;
    return hub ? hub.call(method, ...args) : /** @type {any} */ (this.#own)[method](...args);
  }

  /** @param {string} method @param {...any} args */
  async #write(method, ...args) {
    if (!(await this.#hub)) localStorage.removeItem(this.#mark);
    return this.#do(method, ...args);
  }

  /** The sign that what this page had kept by itself is in the hub; only pages that share a store share it. */
  get #mark() {
    return `sopbook-hub:${this.#handbook}`;
  }

  /** @param {HubLink} link */
  async #handOver(link) {
    if (localStorage.getItem(this.#mark)) return;
    const entries = await new Database(`sopbook:${this.#handbook}`).all();
    await bringIn({ add: (records) => link.call("add", records), putDraft: (draft) => link.call("putDraft", draft) }, entries);
    localStorage.setItem(this.#mark, "done");
  }
}
