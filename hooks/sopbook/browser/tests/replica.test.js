import assert from "node:assert/strict";
import { beforeEach, test } from "node:test";
import { Shelf } from "../records/replica.js";

/** localStorage as browsers have it: entries are properties of their own. */
class Entries {
  /** @param {string} key */
  getItem(key) {
    return Object.hasOwn(this, key) ? /** @type {any} */ (this)[key] : null;
  }

  /** @param {string} key @param {string} value */
  setItem(key, value) {
    /** @type {any} */ (this)[key] = value;
  }

  /** @param {string} key */
  removeItem(key) {
    delete (/** @type {any} */ (this)[key]);
  }
}

beforeEach(() => Object.defineProperty(globalThis, "localStorage", { value: new Entries(), configurable: true }));

/** @param {number} number @param {number} size @returns {any} */
const entry = (number, size) => ({ id: `${number}`, at: new Date(Date.UTC(2026, 0, number)).toISOString(), note: "x".repeat(size) });

/** @param {any[]} entries */
const ids = (entries) => entries.map(({ id }) => Number(id)).sort((one, other) => one - other);

test("where there are no buckets the newest entries are copied as far as there is room", async () => {
  const replica = new Shelf("shop");
  await replica.putLatest([entry(3, 400_000), entry(1, 400_000), entry(2, 400_000)]);
  assert.deepEqual(ids(await replica.all()), [2, 3]);
  assert.deepEqual(await replica.missing(["1", "2", "3"]), []);
  await replica.putLatest([entry(4, 2_000_000)]);
  assert.deepEqual(ids(await replica.all()), [2, 3]);
});

test("a copy is replaced by a later one only, and is gone when it is removed", async () => {
  const replica = new Shelf("shop");
  assert.deepEqual(await replica.missing(["1"]), ["1"]);
  await replica.putLatest([entry(1, 0)]);
  await replica.putLatest([{ ...entry(1, 0), at: "2027-01-01T00:00:00.000Z", note: "later" }]);
  await replica.putLatest([entry(1, 5)]);
  assert.deepEqual((await replica.all()).map(({ note }) => note), ["later"]);
  await replica.remove(["1", "9"]);
  assert.deepEqual(await replica.all(), []);
});

test("handbooks at one address, and what others keep there, are left alone", async () => {
  localStorage.setItem("other", "1");
  localStorage.setItem("sopbook-copy:shop:broken", "{");
  await new Shelf("shop").putLatest([entry(1, 0)]);
  await new Shelf("store").putLatest([entry(2, 0)]);
  assert.deepEqual(ids(await new Shelf("shop").all()), [1]);
  await new Shelf("shop").clear();
  assert.deepEqual(Object.keys(localStorage), ["other", "sopbook-copy:store:2"]);
});
