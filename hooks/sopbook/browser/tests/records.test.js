import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import { test } from "node:test";
import { canonical, checksum } from "../records/checksum.js";
import { LARGEST, packed, readExport, unpacked } from "../records/exchange.js";
import { newId } from "../records/ids.js";
import { learnersOf } from "../records/learner.js";
import { SCHEMA, faultOf } from "../records/record.js";
import { upgraded } from "../records/upgrading.js";
import { SAMPLES, at, sample } from "./samples.js";

/** @param {object} [own] */
const run = (own) => sample(SCHEMA, "run", own);
/** @param {object} [own] */
const attempt = (own) => sample(SCHEMA, "attempt", own);

/** @param {any[]} records @param {object} [own] */
const file = (records, own = {}) => JSON.stringify({ ...packed("shop", records, at), ...own });

/** An export that lies in the repository, as text. @param {number} schema */
const kept = (schema) => readFileSync(new URL(`../../../../tests/browser/records/schema-${schema}.json`, import.meta.url), "utf8");

/** Makes every write to a value throw. @template T @param {T} value @returns {T} */
function frozen(value) {
  if (typeof value === "object" && value !== null) for (const inner of Object.values(Object.freeze(value))) frozen(inner);
  return value;
}

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

for (const [schema, kinds] of Object.entries(SAMPLES)) {
  for (const kind of Object.keys(kinds)) {
    test(`schema ${schema}, ${kind}: sound as written, sound when upgraded, and never touched by it`, () => {
      const record = frozen(sample(Number(schema), kind));
      assert.equal(faultOf(record, "shop"), null);
      const newest = upgraded(record);
      assert.equal(newest.schema, SCHEMA);
      assert.equal(faultOf(newest, "shop"), null);
      for (const field of Object.keys(record)) assert.ok(field in newest, field);
      assert.equal(upgraded(newest), newest);
    });

    for (const field of ["id", "learner", "handbook", "at", ...Object.keys(kinds[kind] ?? {})]) {
      test(`schema ${schema}, ${kind}: refused without its ${field}`, () => {
        const { [field]: _, ...rest } = sample(Number(schema), kind);
        assert.equal(faultOf(rest, "shop"), `its ${field} is missing or wrong`);
      });
      test(`schema ${schema}, ${kind}: refused where its ${field} is of another kind`, () => {
        const wrong = sample(Number(schema), kind, { [field]: { "": [Number.NaN] } });
        assert.match(String(faultOf(wrong, "shop")), new RegExp(`its ${field} is|another handbook`));
      });
    }
  }
}

test("every schema up to today's has its samples, and an export that is kept", () => {
  assert.deepEqual(Object.keys(SAMPLES), Array.from({ length: SCHEMA }, (_, index) => String(index + 1)));
  for (const schema of Object.keys(SAMPLES)) {
    const { handbook, records } = JSON.parse(kept(Number(schema)));
    const read = readExport(kept(Number(schema)), handbook);
    assert.deepEqual(read.refused, []);
    assert.deepEqual(read.records.map(({ id }) => id), records.map((/** @type {any} */ { id }) => id));
    assert.ok(read.records.every((record) => record.schema === SCHEMA && faultOf(record, handbook) === null));
    assert.deepEqual(unpacked(kept(Number(schema)), handbook).records, records);
  }
});

test("what schema 2 added is filled with what schema 1 could not know", () => {
  const { questions, ...own } = upgraded(sample(1, "attempt"));
  assert.deepEqual([own.scope, own.seconds, own.paused, own.timedOut], [[], null, 0, false]);
  assert.deepEqual([questions[0].tests, questions[0].hint, questions[0].confidence], [[], false, null]);
  assert.equal(upgraded(sample(1, "learner")).role, null);
  assert.deepEqual(upgraded(sample(1, "run")).texts, {});
  const walk = upgraded(sample(1, "walk"));
  assert.deepEqual([walk.name, walk.note, walk.texts], ["", "", {}]);
});

test("what was exported is read back whole", () => {
  const records = Object.keys(SAMPLES[SCHEMA] ?? {}).map((kind) => sample(SCHEMA, kind));
  assert.deepEqual(unpacked(file(records), "shop"), { records, refused: [], exported: at });
});

test("records of an earlier schema travel as they were written", () => {
  const old = sample(1, "attempt");
  assert.deepEqual(unpacked(file([old]), "shop").records, [old]);
  assert.deepEqual(readExport(file([old]), "shop").records, [upgraded(old)]);
});

for (const [what, text, reason] of [
  ["not JSON", "{", /not JSON/],
  ["JSON nested without end", `${"[".repeat(50_000)}${"]".repeat(50_000)}`, /not a file|not JSON/],
  ["another format", '{"format":"moodle"}', /not a file of exported/],
  ["null", "null", /not a file of exported/],
  ["another handbook", JSON.stringify({ ...packed("bank", [run()], at) }), /another handbook/],
  ["a newer schema", file([run()], { schema: SCHEMA + 1 }), /newer version/],
  ["a missing record", file([run()], { count: 2 }), /incomplete/],
  ["records that are no list", file([], { records: {} }), /incomplete/],
  ["a changed record", file([run()]).replace("Ana", "Bob"), /checksum/],
  ["a key that reaches the prototype", file([]).replace('"records"', '"__proto__":{"x":1},"records"'), /no export has/],
  ["too much", " ".repeat(LARGEST + 1), /larger than 20 MB/],
]) {
  test(`a file with ${what} is refused as a whole`, () => {
    for (const read of [unpacked, readExport]) {
      const { records, refused } = read(/** @type {string} */ (text), "shop");
      assert.deepEqual(records, []);
      assert.match(refused.join(), /** @type {RegExp} */ (reason));
    }
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

/** @param {object} own */
const asked = (own) => attempt({ questions: attempt().questions.map((/** @type {object} */ one) => ({ ...one, ...own })) });

for (const [what, record, reason] of [
  ["of an unknown kind", run({ kind: "virus" }), /kind is unknown/],
  ["with a kind that every object has", run({ kind: "toString" }), /kind is unknown/],
  ["that is a draft", run({ kind: "draft" }), /kind is unknown/],
  ["of another handbook", run({ handbook: "bank" }), /another handbook/],
  ["of a newer schema", run({ schema: SCHEMA + 1 }), /newer version/],
  ["of a schema that never was", run({ schema: 1.5 }), /schema is unknown/],
  ["of a kind that its schema did not have", sample(2, "plan", { schema: 1 }), /kind is unknown/],
  ["with a made-up id", run({ id: "../../x" }), /its id/],
  ["with an impossible time", run({ at: "2026-13-41T99:00:00Z" }), /its at/],
  ["with a tick that is no time", run({ ticked: { lights: "<img>" } }), /its ticked/],
  ["with a number that JSON makes infinite", attempt({ earned: JSON.parse("1e999") }), /its earned/],
  ["with a score above one", attempt({ score: 1.01 }), /its score/],
  ["with points below nothing", attempt({ earned: -1 }), /its earned/],
  ["nested without end", run({ extra: JSON.parse("[".repeat(50_000) + "]".repeat(50_000)) }), /no record has/],
  ["with questions that are none", attempt({ questions: [null] }), /its questions/],
  ["with a question worth more than all of it", asked({ fraction: 1.5 }), /its questions/],
  ["with a confidence that was never offered", asked({ confidence: "very" }), /its questions/],
  ["with a practice that passes", attempt({ mode: "practice" }), /its passed/],
  ["with a refresher that passes", attempt({ mode: "refresh" }), /its passed/],
  ["with a mode that is none", attempt({ mode: "exam" }), /its mode/],
  ["with a plan for no day", sample(2, "plan", { start: "2026-02-41" }), /its start/],
  ["with a name as long as a page", sample(2, "learner", { name: "A".repeat(201) }), /its name/],
  ["with more entries than anything has", run({ open: Array(5001).fill("x") }), /its open/],
  ["with a nested prototype key", run({ note: "", extra: JSON.parse('{"a":{"__proto__":1}}') }), /no record has/],
]) {
  test(`a record ${what} is faulty`, () => {
    assert.match(String(faultOf(record, "shop")), /** @type {RegExp} */ (reason));
  });
}

test("learners are told apart by id, the named ones first; the last name and role count", () => {
  /** @param {string} who @param {string} name @param {string} time @param {string | null} [role] @returns {any} */
  const named = (who, name, time, role = null) => ({ kind: "learner", learner: who, name, role, at: time });
  const records = [
    named("a", "", "2026-01-01"),
    named("b", "Ben", "2026-02-01", "agent"),
    named("b", "Bea", "2026-03-01"),
    { ...attempt({ at: "2026-03-02" }), learner: "c" },
  ];
  assert.deepEqual(learnersOf(records), [
    { id: "b", name: "Bea", role: null, since: "2026-02-01", results: 0 },
    { id: "a", name: "", role: null, since: "2026-01-01", results: 0 },
    { id: "c", name: "", role: null, since: "2026-03-02", results: 1 },
  ]);
});
