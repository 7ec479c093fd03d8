import assert from "node:assert/strict";
import { test } from "node:test";
import { status, totals } from "../training/status.js";

const entry = { id: "CS-REF-001", parts: { check: "a1", approve: "b1" } };
let day = 0;

/** @param {object} [own] @returns {any} */
function attempt(own = {}) {
  day += 1;
  const at = `2026-11-${String(day).padStart(2, "0")}T10:00:00Z`;
  const parts = { check: { fingerprint: "a1", text: "" }, approve: { fingerprint: "b1", text: "" } };
  return { kind: "attempt", id: `${day}`, sop: "CS-REF-001", mode: "full", at, parts, score: 0.5, passed: false, ...own };
}

test("without attempts an SOP is not started, and in progress once a draft exists", () => {
  const draft = { kind: "draft", id: `draft:quiz:CS-REF-001:${"a".repeat(32)}`, schema: 1, handbook: "h", at: "" };
  assert.equal(status([], entry).state, "not started");
  assert.equal(status([draft], entry).state, "in progress");
});

test("the best score and the last attempt are of full attempts only", () => {
  const records = [attempt({ score: 0.7 }), attempt({ score: 0.4 }), attempt({ score: 1, passed: true, mode: "practice" })];
  const standing = status(records, entry);
  assert.equal(standing.state, "failed");
  assert.equal(standing.best, 0.7);
  assert.equal(standing.last, records[1].at);
});

test("a pass stays a pass after a later failure", () => {
  assert.equal(status([attempt({ passed: true }), attempt()], entry).state, "passed");
});

test("attempts at another SOP count for nothing here", () => {
  assert.equal(status([attempt({ sop: "CS-ID-001", passed: true })], entry).state, "not started");
});

test("parts that changed or are new since the last pass are named; parts that are gone are not", () => {
  const pass = attempt({ passed: true });
  const today = { id: entry.id, parts: { check: "a2", record: "c1" } };
  assert.deepEqual(status([pass], today).changed, ["check", "record"]);
  assert.equal(status([pass], today).state, "changed");
  assert.equal(status([pass], { id: entry.id, parts: { check: "a1" } }).state, "passed");
});

test("a pass of the changed SOP makes it passed again", () => {
  const again = attempt({ passed: true, parts: { check: { fingerprint: "a2", text: "" } } });
  assert.equal(status([attempt({ passed: true }), again], { id: entry.id, parts: { check: "a2" } }).state, "passed");
});

test("totals count each state", () => {
  const standings = [status([], entry), status([attempt({ passed: true })], entry), status([attempt()], entry)];
  assert.deepEqual(totals(standings), { "not started": 1, "in progress": 0, failed: 1, passed: 1, changed: 0 });
});
