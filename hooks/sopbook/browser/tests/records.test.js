import assert from "node:assert/strict";
import { test } from "node:test";
import { canonical, checksum } from "../records/checksum.js";
import { LARGEST, packed, unpacked } from "../records/exchange.js";
import { newId } from "../records/ids.js";
import { learnersOf } from "../records/learner.js";
import { faultOf } from "../records/record.js";

const at = "2026-11-02T18:00:00.000Z";
const learner = newId();

/** @param {object} [own] @returns {any} */
const run = (own = {}) => ({
  schema: 1, id: newId(), kind: "run", learner, handbook: "shop", at, started: at,
  sop: "OPS-CLS-001", version: "1.2", ticked: { lights: at }, open: [], name: "Ana", note: "", ...own,
});

/** @param {object} [own] @returns {any} */
const attempt = (own = {}) => ({
  schema: 1, id: newId(), kind: "attempt", learner, handbook: "shop", at, started: at, sop: "CS-REF-001", version: "1.2",
  mode: "full", parts: { check: { fingerprint: "a1", text: "Check." } }, quiz: "q1",
  questions: [{ id: "limit", type: "single", points: 1, fraction: 1, response: "lead" }],
  earned: 1, possible: 1, score: 1, mark: 80, passed: true, ...own,
});

/** @param {any[]} records @param {object} [own] */
const file = (records, own = {}) => JSON.stringify({ ...packed("shop", records, at), ...own });

test("ids are 128 random bits", () => {
  assert.match(newId(), /^[0-9a-f]{32}$/);
  assert.equal(new Set(Array.from({ length: 100 }, newId)).size, 100);
});

test("equal values have equal text whatever the order of their keys", () => {
  assert.equal(canonical({ b: [1, { d: null, c: "é" }], a: true }), '{"a":true,"b":[1,{"c":"é","d":null}]}');
  assert.equal(canonical({ a: undefined, b: 1 }), '{"b":1}');
});

test("the checksum is CRC-32 of UTF-8", () => {
  // The check value of the algorithm is over the bytes 123456789, which is also canonical JSON.
  assert.equal(checksum(123456789), "cbf43926");
  assert.notEqual(checksum("é"), checksum("e"));
});

test("what was exported is read back whole", () => {
  const records = [run(), attempt()];
  assert.deepEqual(unpacked(file(records), "shop"), { records, refused: [] });
});

for (const [what, text, reason] of [
  ["not JSON", "{", /not JSON/],
  ["JSON nested without end", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, /not a file|not JSON/],
  ["another format", '{"format":"moodle"}', /not a file of exported/],
  ["null", "null", /not a file of exported/],
  ["another handbook", JSON.stringify({ ...packed("bank", [run()], at) }), /another handbook/],
  ["a newer schema", file([run()], { schema: 2 }), /newer version/],
  ["a missing record", file([run()], { count: 2 }), /incomplete/],
  ["records that are no list", file([], { records: {} }), /incomplete/],
  ["a changed record", file([run()]).replace("Ana", "Bob"), /checksum/],
  ["a key that reaches the prototype", file([]).replace('"records"', '"__proto__":{"x":1},"records"'), /no export has/],
  ["too much", " ".repeat(LARGEST + 1), /larger than 20 MB/],
]) {
  test(`a file with ${what} is refused as a whole`, () => {
    const { records, refused } = unpacked(/** @type {string} */ (text), "shop");
    assert.deepEqual(records, []);
    assert.match(refused.join(), /** @type {RegExp} */ (reason));
  });
}

test("faulty records are left out one by one, each with its reason", () => {
  const good = run();
  const { records, refused } = unpacked(file([run({ at: "yesterday" }), good, attempt({ score: 7 }), 5]), "shop");
  assert.deepEqual(records, [good]);
  assert.deepEqual(refused, [
    "Record 1 was left out: its at is missing or wrong.",
    "Record 3 was left out: its score is missing or wrong.",
    "Record 4 was left out: it is not a record.",
  ]);
});

test("of two records with one id the first counts; an equal second one is no trouble", () => {
  const first = run();
  const { records, refused } = unpacked(file([first, { ...first }, { ...first, name: "Bob" }]), "shop");
  assert.deepEqual(records, [first]);
  assert.equal(refused.length, 1);
});

for (const [what, record, reason] of [
  ["of an unknown kind", run({ kind: "virus" }), /kind is unknown/],
  ["with a kind that every object has", run({ kind: "toString" }), /kind is unknown/],
  ["that is a draft", run({ kind: "draft" }), /kind is unknown/],
  ["of another handbook", run({ handbook: "bank" }), /another handbook/],
  ["of a newer schema", run({ schema: 2 }), /newer version/],
  ["with a made-up id", run({ id: "../../x" }), /its id/],
  ["with an impossible time", run({ at: "2026-13-41T99:00:00Z" }), /its at/],
  ["with a tick that is no time", run({ ticked: { lights: "<img>" } }), /its ticked/],
  ["with a number that JSON makes infinite", attempt({ earned: JSON.parse("1e999") }), /its earned/],
  ["with a score above one", attempt({ score: 1.01 }), /its score/],
  ["nested without end", run({ extra: JSON.parse("[".repeat(50_000) + "]".repeat(50_000)) }), /no record has/],
  ["with questions that are none", attempt({ questions: [null] }), /its questions/],
  ["with a nested prototype key", run({ note: "", extra: JSON.parse('{"a":{"__proto__":1}}') }), /no record has/],
]) {
  test(`a record ${what} is faulty`, () => {
    assert.match(String(faultOf(record, "shop")), /** @type {RegExp} */ (reason));
  });
}

test("the learner of a browser is a named one first, then the longest known; the last name counts", () => {
  /** @param {string} who @param {string} name @param {string} time @returns {any} */
  const named = (who, name, time) => ({ kind: "learner", id: newId(), learner: who, name, at: time, schema: 1, handbook: "shop" });
  const records = [named("a", "", "2026-01-01"), named("b", "Ben", "2026-02-01"), named("b", "Bea", "2026-03-01")];
  assert.deepEqual(learnersOf(records).map(({ id, name }) => [id, name]), [["b", "Bea"], ["a", ""]]);
  assert.equal(learnersOf(records)[0]?.since, "2026-02-01");
});
