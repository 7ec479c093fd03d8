/** The record store of one handbook in one browser: append-only, except for drafts. */

import { Contents, isDraftId } from "./contents.js";
import { conflict } from "./exchange.js";
import { NEWER, NewerStore, RESET, reasonOf, restored } from "./failures.js";
import { HubDatabase } from "./hub-database.js";
import { Mirror } from "./mirror.js";
import { News } from "./news.js";
import { isPersisted, persistSilently } from "./persistence.js";
import { SCHEMA, faultOf } from "./record.js";
import { personsOf } from "./persons.js";
import { RESULTS } from "./reminder.js";
import { ReplicatedDatabase } from "./replicated.js";
import { upgraded } from "./upgrading.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./contents.js").Written} Written */
/** @typedef {import("./news.js").Change} Change */
/** @typedef {{kind?: string, sop?: string, learner?: string}} Wanted what to pick; drafts are picked by `kind: "draft"` only, and a learner stands for everything of the person */

export class Records {
  /** @type {string} */
  handbook;
  /** @type {"durable" | "unavailable"} */
  status = "durable";
  /** What the learner should know about the storage; empty when all is well. */
  trouble = "";
  /** Whether the browser has promised to keep the storage; null where it makes no promises. @type {boolean | null} */
  persisted = null;
  /** @type {ReplicatedDatabase | HubDatabase} */
  #database;
  /** @type {Mirror} */
  #mirror;
  /** @type {News} */
  #news;
  /** @type {Contents} */
  #contents;
  /** Whether the browser was asked to keep what is there; once is enough for a page. */
  #asked = false;

  /** @param {string} handbook */
  constructor(handbook) {
    this.handbook = handbook;
    this.#database = location.protocol === "file:" ? new HubDatabase(handbook) : new ReplicatedDatabase(handbook);
    this.#mirror = new Mirror(handbook);
    this.#news = new News(`sopbook:${handbook}`);
    this.#contents = new Contents(this.#database, this.#news, handbook);
  }

  /** How many entries of the store are no records. */
  get unreadable() {
    return this.#contents.unreadable;
  }

  /** Opens the store and brings in what an earlier page could not finish. @returns {Promise<Records>} */
  async open() {
    const hub = this.#database instanceof HubDatabase ? ((await this.#database.channel()) ?? undefined) : undefined;
    this.#news.listen(() => this.#contents.forget(), hub);
    isPersisted().then((persisted) => (this.persisted = persisted));
    try {
      const stored = await this.#stored();
      // Whatever is newer than this code was written by a page that knows better: nothing may be written over it.
      this.#database.readOnly ||= stored.some(({ schema }) => schema > SCHEMA);
      if (this.#database.readOnly) this.#fail(new NewerStore());
      else if (!(await this.#replayed()) && this.#mirror.wasFilled() && stored.every(({ id }) => isDraftId(id))) this.trouble = RESET;
      if (!this.#database.readOnly) this.#database.catchUp(stored);
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
    const { different } = await this.#guard(this.#database.add([record]), ({ added }) => ({ put: added }));
    this.#mirror.release(record);
    if (different.length > 0) throw new Error(conflict(record));
    this.#mirror.markFilled();
    this.#news.announce();
    if (RESULTS.has(record.kind)) this.#keepForGood();
  }

  /**
   * Records in today's form, oldest first, each about the person that its learner is.
   * @param {Wanted} [wanted] drafts count as a learner's when their name ends with the learner's id
   * @returns {Promise<StoredRecord[]>}
   */
  async all(wanted = {}) {
    const { records, persons } = await this.#picked(wanted);
    return records.map(upgraded).map((record) => {
      const learner = persons.get(record.learner ?? "");
      return learner ? { ...record, learner } : record;
    });
  }

  /**
   * Records in the form in which they were written, oldest first.
   * @param {Wanted} [wanted]
   * @returns {Promise<StoredRecord[]>}
   */
  async raw(wanted = {}) {
    return (await this.#picked(wanted)).records;
  }

  /** The person that a learner is: the learner's own id, or that of whom the learner stands with. @param {string} learner */
  async person(learner) {
    return (await this.#picked({ kind: "join" })).persons.get(learner) ?? learner;
  }

  /** @param {Wanted} wanted */
  async #picked({ kind, sop, learner }) {
    const stored = this.#mirror.joined(await this.#readable());
    const persons = personsOf(stored);
    const personOf = (/** @type {string} */ id) => persons.get(id) ?? id;
    const person = learner && personOf(learner);
    const records = stored.filter(
      (record) =>
        (kind ? record.kind === kind : record.kind !== "draft") &&
        (!sop || record.sop === sop) &&
        (!learner || personOf(record.learner ?? "") === person || (record.kind === "draft" && record.id.endsWith(`:${learner}`))),
    );
    return { records, persons };
  }

  /**
   * Keeps unfinished work under a name such as `checklist:OPS-CLS-001`; an older draft of that name is replaced.
   * @param {string} what
   * @param {any} value
   * @returns {Promise<void>}
   */
  async saveDraft(what, value) {
    const draft = this.#draft(what, value);
    this.#mirror.keep(draft);
    await this.#guard(this.#database.putDraft(draft), (kept) => ({ put: [kept] }));
    this.#mirror.release(draft);
    this.#news.announce();
  }

  /**
   * Keeps a draft and a record, or neither when there is a draft of that name already.
   * @param {string} what
   * @param {any} value
   * @param {StoredRecord | null} record
   * @returns {Promise<any>} the value that is kept
   */
  async claimDraft(what, value, record) {
    const draft = this.#draft(what, value);
    const entries = record ? [record, draft] : [draft];
    for (const entry of entries) this.#mirror.keep(entry);
    const kept = await this.#guard(this.#database.claim(draft, record), (winner) => ({ put: winner === draft ? entries : [winner] }));
    for (const entry of entries) this.#mirror.release(entry);
    this.#news.announce();
    return kept.value;
  }

  /**
   * The unfinished work kept under a name; undefined when there is none.
   * @param {string} what
   * @returns {Promise<any>}
   */
  async draft(what) {
    const id = `draft:${what}`;
    const waiting = this.#mirror.pending().find((record) => record.id === id);
    const stored = await this.#database.get(id).catch((error) => this.#fail(error));
    return (stored && !(waiting && waiting.at > stored.at) ? stored : waiting)?.value;
  }

  /** @param {string} what @returns {Promise<void>} */
  async dropDraft(what) {
    await this.drop([`draft:${what}`]);
  }

  /**
   * Calls back after every change, made here or in another tab; changes that come while the callback is at work are
   * told as one when it is done.
   * @param {(change: Change) => unknown} callback
   * @returns {() => void} ends the watching
   */
  watch(callback) {
    return this.#news.watch(callback);
  }

  /** Adds many records in one go. @param {StoredRecord[]} records */
  async merge(records) {
    const outcome = await this.#guard(this.#database.add(records));
    if (outcome.added.length > 0) this.#mirror.markFilled();
    this.#news.announce();
    return outcome;
  }

  /** Deletes records and drafts on somebody's wish. @param {string[]} ids @returns {Promise<void>} */
  async drop(ids) {
    for (const id of ids) this.#mirror.drop(id);
    await this.#guard(this.#database.remove(ids), () => ({ gone: ids }));
    this.#news.announce();
  }

  /** Deletes everything, drafts included. @returns {Promise<void>} */
  async clear() {
    this.#mirror.clear();
    await this.#guard(this.#database.clear());
    this.#news.announce();
  }

  /** Everything that is stored, sound or not, as it is: for whoever wants to mend it by hand. */
  async salvage() {
    const database = await this.#database.all().catch(() => this.#database.salvaged());
    return { database, copy: await this.#database.copied(), mirror: this.#mirror.entries() };
  }

  /** Once there is something to lose. */
  async #keepForGood() {
    if (this.#asked) return;
    this.#asked = true;
    if (await persistSilently(this)) this.#news.announce();
  }

  /** Everything in the store, which is put back first where the browser has emptied it. */
  async #stored() {
    const { stored } = await this.#contents.latest();
    const back = stored.size === 0 ? await this.#database.restore() : [];
    if (back.length === 0) return [...stored.values()];
    this.#contents.forget();
    const records = back.filter(({ id }) => !isDraftId(id)).length;
    if (records > 0) this.trouble = restored(records);
    return back;
  }

  /** @param {string} what @param {any} value @returns {StoredRecord} */
  #draft(what, value) {
    return { schema: SCHEMA, id: `draft:${what}`, kind: "draft", handbook: this.handbook, at: new Date().toISOString(), value };
  }

  /** Writes what an earlier page left in the mirror. @returns {Promise<boolean>} whether there were records */
  async #replayed() {
    const pending = await this.#mirror.replay(this.#database);
    if (pending.length > 0) this.#contents.forget();
    return pending.some(({ id }) => !isDraftId(id));
  }

  /** What the database holds; nothing when it cannot be read. */
  async #readable() {
    try {
      return (await this.#contents.latest()).readable;
    } catch (error) {
      this.#fail(error);
      return [];
    }
  }

  /**
   * Follows a write, so that `status` and `trouble` tell how the last one went.
   * @template T
   * @param {Promise<T>} write
   * @param {(result: T) => Written} [written] what it has changed
   * @returns {Promise<T>}
   */
  async #guard(write, written) {
    try {
      const result = await this.#contents.through(write, written);
      this.status = "durable";
      this.trouble = "";
      return result;
    } catch (error) {
      this.#fail(error);
      throw new Error(this.trouble, { cause: error });
    }
  }

  /** @param {unknown} error @returns {undefined} */
  #fail(error) {
    this.status = "unavailable";
    this.trouble = this.#database.readOnly ? NEWER : reasonOf(error);
  }
}
