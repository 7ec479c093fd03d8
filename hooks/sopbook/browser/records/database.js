/**
 * IndexedDB, used in the one way that lost no single write when browsers were killed: one object store, one open
 * transaction at a time, and success only when the transaction is complete.
 */

import { canonical } from "./checksum.js";
import { NewerStore } from "./failures.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

const STORE = "records";
const VERSION = 1;
const PATIENCE = 8000;

export class Database {
  /** @type {Promise<IDBDatabase> | null} */
  #opening = null;
  /** @type {Promise<unknown>} */
  #turn = Promise.resolve();
  /** @type {string} */
  #name;
  /** @type {() => IDBFactory | Promise<IDBFactory>} */
  #factory;
  /** @type {IDBTransactionDurability} */
  #durability;

  /** Whether the stored form is newer than this code, so that nothing may be written. */
  readOnly = false;

  /**
   * @param {string} name
   * @param {() => IDBFactory | Promise<IDBFactory>} [factory] where the database lies
   * @param {IDBTransactionDurability} [durability] `strict`: a write is on the disk before it counts as done
   */
  constructor(name, factory = () => indexedDB, durability = "strict") {
    this.#name = name;
    this.#factory = factory;
    this.#durability = durability;
  }

  /** Every record and draft. @returns {Promise<StoredRecord[]>} */
  all() {
    return this.#transact("readonly", (store) => {
      const request = store.getAll();
      return () => request.result;
    });
  }

  /** The ids of every record and draft. @returns {Promise<string[]>} */
  ids() {
    return this.#transact("readonly", (store) => {
      const request = store.getAllKeys();
      return () => /** @type {string[]} */ (request.result);
    });
  }

  /** One record or draft. @param {string} id @returns {Promise<StoredRecord | undefined>} */
  get(id) {
    return this.#transact("readonly", (store) => {
      const request = store.get(id);
      return () => request.result;
    });
  }

  /** What can be read of a store that cannot be read as a whole. @returns {Promise<any[]>} */
  async salvaged() {
    const found = [];
    for (const id of await this.ids().catch(() => [])) {
      const value = await this.get(id).catch(() => undefined);
      if (value !== undefined) found.push(value);
    }
    return found;
  }

  /**
   * Adds records whose ids are new, all or none of them.
   * @param {StoredRecord[]} records
   * @returns {Promise<{added: StoredRecord[], known: StoredRecord[], different: StoredRecord[]}>}
   */
  add(records) {
    return this.#transact("readwrite", (store) => {
      /** @type {{added: StoredRecord[], known: StoredRecord[], different: StoredRecord[]}} */
      const outcome = { added: [], known: [], different: [] };
      for (const record of records) {
        const request = store.get(record.id);
        request.onsuccess = () => {
          const kept = request.result;
          if (kept === undefined) store.add(record);
          const list = kept === undefined ? "added" : canonical(kept) === canonical(record) ? "known" : "different";
          outcome[list].push(record);
        };
      }
      return () => outcome;
    });
  }

  /**
   * Writes a draft over an older one; a later one stays.
   * @param {StoredRecord} draft
   * @returns {Promise<StoredRecord>} the draft that is kept
   */
  async putDraft(draft) {
    return /** @type {StoredRecord} */ ((await this.putLatest([draft]))[0]);
  }

  /**
   * Writes entries over older ones of the same id, all or none of them; what is there and as new stays.
   * @param {StoredRecord[]} entries
   * @returns {Promise<StoredRecord[]>} what is kept, in the same order
   */
  putLatest(entries) {
    return this.#transact("readwrite", (store) => {
      const kept = [...entries];
      for (const [index, entry] of entries.entries()) {
        const request = store.get(entry.id);
        request.onsuccess = () => {
          if (request.result && request.result.at > entry.at) kept[index] = request.result;
          else store.put(entry);
        };
      }
      return () => kept;
    });
  }

  /**
   * Keeps a draft unless there is one of that name, and with it a record: both or neither, whatever other tabs do.
   * @param {StoredRecord} draft
   * @param {StoredRecord | null} record
   * @returns {Promise<StoredRecord>} the draft that is kept
   */
  claim(draft, record) {
    return this.#transact("readwrite", (store) => {
      let kept = draft;
      const request = store.get(draft.id);
      request.onsuccess = () => {
        if (request.result) kept = request.result;
        else for (const entry of record ? [record, draft] : [draft]) store.put(entry);
      };
      return () => kept;
    });
  }

  /** @param {string[]} ids @returns {Promise<void>} */
  remove(ids) {
    return this.#transact("readwrite", (store) => {
      for (const id of ids) store.delete(id);
      return () => undefined;
    });
  }

  /** Empties the store; a damaged one is removed and made anew. @returns {Promise<void>} */
  async clear() {
    try {
      await this.#transact("readwrite", (store) => {
        store.clear();
        return () => undefined;
      });
    } catch (error) {
      if (this.readOnly) throw error;
      await this.#destroy();
    }
  }

  async #destroy() {
    (await this.#opening?.catch(() => null))?.close();
    this.#opening = null;
    const factory = await this.#factory();
    await new Promise((resolve, reject) => {
      const request = factory.deleteDatabase(this.#name);
      request.onsuccess = resolve;
      request.onblocked = () => reject(new Error("another tab holds the store open"));
      request.onerror = () => reject(request.error);
    });
  }

  /**
   * One transaction after the other, so that reads find what was written before them.
   * @template T
   * @param {IDBTransactionMode} mode
   * @param {(store: IDBObjectStore) => () => T} work starts the requests; what it returns is read on completion
   * @returns {Promise<T>}
   */
  #transact(mode, work) {
    const result = this.#turn.then(async () => {
      const database = await this.#opened();
      if (mode === "readwrite" && this.readOnly) throw new NewerStore();
      return run(database, mode, this.#durability, work);
    });
    this.#turn = result.catch(() => undefined);
    return result;
  }

  /** The open database; opened again after the browser or a newer page closed it, not after it failed to open. */
  #opened() {
    this.#opening ??= this.#open(VERSION);
    return this.#opening;
  }

  /**
   * @param {number} [version] without it, whatever version is there
   * @returns {Promise<IDBDatabase>}
   */
  async #open(version) {
    try {
      const database = await opened(await this.#factory(), this.#name, version);
      const forget = () => {
        database.close();
        this.#opening = null;
      };
      database.onversionchange = forget;
      database.onclose = forget;
      return database;
    } catch (error) {
      if (version === undefined || !(error instanceof DOMException) || error.name !== "VersionError") throw error;
      this.readOnly = true;
      return this.#open();
    }
  }
}

/**
 * @param {IDBFactory} factory
 * @param {string} name
 * @param {number} [version]
 * @returns {Promise<IDBDatabase>}
 */
function opened(factory, name, version) {
  return new Promise((resolve, reject) => {
    // Some browsers leave the request unanswered where storage is switched off.
    let isLate = false;
    const late = setTimeout(() => {
      isLate = true;
      reject(new Error("the browser's storage does not answer"));
    }, PATIENCE);
    const request = factory.open(name, version);
    request.onupgradeneeded = () => request.result.createObjectStore(STORE, { keyPath: "id" });
    request.onsuccess = () => {
      clearTimeout(late);
      resolve(request.result);
      // Nobody would ever close it, and it would block whoever deletes the database.
      if (isLate) request.result.close();
    };
    request.onerror = () => {
      clearTimeout(late);
      reject(request.error);
    };
  });
}

/**
 * @template T
 * @param {IDBDatabase} database
 * @param {IDBTransactionMode} mode
 * @param {IDBTransactionDurability} durability
 * @param {(store: IDBObjectStore) => () => T} work
 * @returns {Promise<T>}
 */
function run(database, mode, durability, work) {
  return new Promise((resolve, reject) => {
    const transaction = database.transaction(STORE, mode, { durability });
    const result = work(transaction.objectStore(STORE));
    transaction.oncomplete = () => resolve(result());
    // Over quota the requests succeed first and the transaction aborts afterwards.
    transaction.onabort = () => reject(transaction.error ?? new Error("the browser gave the write up"));
  });
}
