import assert from "node:assert/strict";
import { test } from "node:test";
import { comparable } from "../training/changes.js";
import { newsSince, readVersions } from "../training/reading.js";
import { attempt, chance, entry, record, revised, shuffled, signature } from "./learning.js";

/** @param {string} version @param {number} hour */
const mark = (version, hour) => record({ kind: "read", sop: "CS-REF-001", version, at: `2026-11-01T${10 + hour}:00:00.000Z` });

test("the newest reading counts: a mark, a signature or a pass", () => {
  const today = revised(entry(), { prints: { check: "c2" } });
  const records = [mark("1.0", 0), signature(today, { at: "2026-11-02T10:00:00.000Z" }), attempt(entry(), { at: "2026-10-02T10:00:00.000Z" })];
  assert.deepEqual(readVersions(records).get("CS-REF-001"), { version: "1.1", at: "2026-11-02T10:00:00.000Z" });
  for (const seed of [1, 2, 3]) assert.deepEqual(readVersions(shuffled(records, chance(seed))), readVersions(records));
});

test("failures, practice and refreshers are no reading", () => {
  const records = [attempt(entry(), { passed: false }), attempt(entry(), { mode: "practice" }), attempt(entry(), { mode: "refresh" })];
  assert.equal(readVersions(records).size, 0);
});

test("a mark is taken back by one without a version, and set again", () => {
  assert.equal(readVersions([mark("1.0", 0), mark("", 1)]).size, 0);
  assert.equal(readVersions([mark("1.0", 0), mark("", 1), mark("1.0", 2)]).get("CS-REF-001")?.version, "1.0");
});

test("news are the material revisions since, all of them when the version is not known", () => {
  let today = revised(entry(), { summary: "Limit raised." });
  today = revised(today, { material: false, summary: "Typo." });
  today = revised(today, { summary: "Second signature." });
  const news = (/** @type {string} */ version) => newsSince(today.revisions, version).map((revision) => revision.version);
  assert.deepEqual(news("1.3"), []);
  assert.deepEqual(news("1.1"), ["1.3"]);
  assert.deepEqual(news("1.0"), ["1.3", "1.1"]);
  assert.deepEqual(news("0.1"), ["1.3", "1.1", "1.0"]);
});

test("a text recorded in an early form is compared with what such a text would say today", () => {
  const now = "Pay it back.\n(agent)\nCount twice.\nWarning: Never in cash.";
  assert.deepEqual(comparable("Pay it. (agent)", now), { before: "Pay it. (agent)", after: "Pay it back. (agent) Count twice." });
  assert.deepEqual(comparable("Pay it back.", "Pay it back.\n\n\nNote: Soon."), { before: "Pay it back.", after: "Pay it back." });
});

test("what stands around a part is shown where it was recorded too", () => {
  const before = "Pay it back.\n\n";
  assert.deepEqual(comparable(before, `${before}\nWarning: Never in cash.`), { before: "Pay it back.", after: "Pay it back.\nWarning: Never in cash." });
  assert.deepEqual(comparable(null, "Pay.\n\nTwice."), { before: null, after: "Pay.\nTwice." });
});
