/** What one browser keeps about one checklist or workflow: the unfinished ones of a learner, and the finished. */

import { SCHEMA, beginLearner, currentLearner, learnersHere, newId, openRecords } from "../records/index.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */
/** @typedef {{id: string, kind: "run" | "walk", started: string, [field: string]: any}} Finished */

export class Keeping {
  #handbook;
  #sop;
  #version;
  /** @type {Promise<Records>} */
  #records;
  /** The store once it is open, so that a draft stands in the mirror before the page can go away. @type {Records | null} */
  #store = null;
  /** Id of whoever learns; empty while nobody does. */
  #learner = "";
  /** Writes wait for each other, so that the last one wins. @type {Promise<unknown>} */
  #writing = Promise.resolve();

  /** @param {HTMLElement} element says by its data what is kept */
  constructor({ dataset }) {
    this.#handbook = dataset.handbook ?? "";
    this.#sop = dataset.sop ?? "";
    this.#version = dataset.version ?? "";
    this.#records = openRecords(this.#handbook);
    this.#records.then((store) => (this.#store = store)).catch(() => undefined);
  }

  /** @param {(change: {own: boolean}) => void} callback */
  async watch(callback) {
    return (await this.#records).watch(callback);
  }

  /** What is wrong with the storage; empty when all is well. */
  async trouble() {
    return (await this.#records).trouble;
  }

  /** The name of the learner, where it is known. */
  async name() {
    const { current } = await learnersHere(await this.#records);
    return current?.name ?? "";
  }

  /**
   * The unfinished work of this learner by its name, newest first.
   * @param {string} what `checklist` or `walk`
   * @returns {Promise<{name: string, at: string, value: any}[]>}
   */
  async unfinished(what) {
    const records = await this.#records;
    const { current } = await learnersHere(records);
    this.#learner = current?.id ?? "";
    if (!current) return [];
    const drafts = await records.all({ kind: "draft", learner: current.id });
    return drafts
      .filter(({ id }) => id.startsWith(`draft:${what}:${this.#sop}:`))
      .map(({ id, at, value }) => ({ name: id.slice("draft:".length), at, value }))
      .reverse();
  }

  /**
   * Keeps unfinished work of this learner.
   * @param {string} what
   * @param {any} value
   */
  async save(what, value) {
    const draft = structuredClone({ version: this.#version, ...value });
    const store = this.#store ?? (await this.#records);
    const isFirst = !this.#learner;
    const learner = (this.#learner ||= newId());
    const written = Promise.all([isFirst ? beginLearner(store, learner) : learner, store.saveDraft(`${what}:${learner}`, draft)]);
    return this.#inTurn(async () => {
      const [owner] = await written;
      if (owner === learner) return;
      this.#learner = owner;
      await store.saveDraft(`${what}:${owner}`, draft);
      await store.dropDraft(`${what}:${learner}`);
    });
  }

  /** Forgets unfinished work. @param {string} name as `unfinished` gives it */
  async drop(name) {
    return this.#inTurn((records) => records.dropDraft(name));
  }

  /** What has been finished here by this learner, newest first. @param {"run" | "walk"} kind */
  async finished(kind) {
    const records = await this.#records;
    const { current } = await learnersHere(records);
    return current ? (await records.all({ kind, sop: this.#sop, learner: current.id })).reverse() : [];
  }

  /**
   * Keeps finished work for good, and only then forgets the unfinished.
   * @param {Finished} what
   * @param {string} draft its name without the learner
   * @returns {Promise<StoredRecord>}
   */
  async finish(what, draft) {
    return this.#inTurn(async (records) => {
      const { id: learner } = await currentLearner(records);
      const about = { schema: SCHEMA, learner, handbook: this.#handbook, at: new Date().toISOString() };
      const record = structuredClone({ ...about, sop: this.#sop, version: this.#version, ...what });
      await records.append(record);
      await records.dropDraft(`${draft}:${learner}`).catch(() => undefined);
      return record;
    });
  }

  /**
   * @template T
   * @param {(records: Records) => Promise<T>} work
   * @returns {Promise<T>}
   */
  #inTurn(work) {
    const result = this.#writing.then(async () => work(await this.#records));
    this.#writing = result.catch(() => undefined);
    return result;
  }
}
