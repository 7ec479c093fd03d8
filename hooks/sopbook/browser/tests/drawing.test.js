/** @import { Question } from "../grading/shapes.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { nextAttempt } from "../drawing/attempts.js";
import { drawn, drawnOn, shuffled } from "../drawing/draw.js";

/** Numbers that look random and are the same every time. @param {number} seed */
const chance = (seed) => () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};

/** @type {(id: string, more?: Partial<Question>) => any} */
const question = (id, more) => ({ id, type: "true-false", right: true, points: 1, critical: false, key: "k", wording: "w", pool: "core", tests: [], ...more });
/** @param {string} letters @param {Partial<Question>} [more] */
const several = (letters, more) => [...letters].map((id) => question(id, more));
/** @param {Question[]} questions */
const names = (questions) => questions.map(({ id }) => id).join("");

const POOLS = [...several("ab"), ...several("cdef", { pool: "cases" }), question("x", { pool: "cases", critical: true })];

test("without a draw everything is asked, in the order in which it was written", () => {
  assert.equal(names(drawn({ questions: POOLS, draw: [] }, chance(1))), "abcdefx");
  assert.equal(names(drawn({ questions: POOLS }, chance(1))), "abcdefx");
});

test("a pool gives what is taken from it; the critical ones come first", () => {
  for (let seed = 1; seed < 40; seed++) {
    const picked = names(drawn({ questions: POOLS, draw: [{ pool: "core", take: "all" }, { pool: "cases", take: 3 }] }, chance(seed * 7919)));
    assert.match(picked, /^ab[c-f]{2}x$/);
    assert.equal(new Set(picked).size, 5);
  }
});

test("a critical question is asked even when its pool is not drawn from, or gives fewer than it has critical ones", () => {
  const questions = [...several("ab"), ...several("xyz", { pool: "cases", critical: true })];
  assert.equal(names(drawn({ questions, draw: [{ pool: "core", take: 1 }] }, chance(1))).slice(1), "xyz");
  assert.equal(names(drawn({ questions, draw: [{ pool: "cases", take: 2 }] }, chance(1))), "xyz");
});

test("taking more than there is takes all, and a pool that nobody knows gives nothing", () => {
  assert.equal(names(drawn({ questions: POOLS, draw: [{ pool: "cases", take: 99 }, { pool: "none", take: 3 }] }, chance(1))), "cdefx");
});

test("every question of a pool has its turn", () => {
  const seen = new Set();
  for (let seed = 1; seed < 200; seed++) for (const { id } of drawn({ questions: POOLS, draw: [{ pool: "cases", take: 2 }] }, chance(seed * 7919))) seen.add(id);
  assert.equal([...seen].sort().join(""), "cdefx");
});

for (const [authored, generated, kept] of [[3, 2, 2], [3, 3, 2], [4, 9, 2], [6, 4, 4], [6, 5, 4], [1, 3, 0], [2, 3, 1], [0, 3, 3]]) {
  test(`of ${authored} written and ${generated} generated questions ${kept} generated ones are asked`, () => {
    const questions = [...several("abcdef".slice(0, authored)), ...several("123456789".slice(0, generated), { pool: "generated" })];
    for (const draw of [[], [{ pool: "core", take: /** @type {const} */ ("all") }, { pool: "generated", take: 9 }]]) {
      const picked = drawn({ questions, draw }, chance(3));
      assert.equal(picked.filter(({ pool }) => pool === "generated").length, kept);
      assert.equal(picked.length, authored + kept);
    }
  });
}

test("whatever the pools: nothing twice, everything critical, at most 40 % generated, written order", () => {
  const pool = fc.constantFrom("core", "cases", "generated");
  const bank = fc.array(fc.record({ pool, critical: fc.boolean() }), { minLength: 1, maxLength: 20 })
    .map((all) => all.map(({ pool: its, critical }, at) => question(`q${at}`, { pool: its, critical: critical && its !== "generated" })));
  const draws = fc.array(fc.record({ pool, take: fc.oneof(fc.constant(/** @type {const} */ ("all")), fc.integer({ min: 1, max: 9 })) }), { maxLength: 3 });
  fc.assert(fc.property(bank, draws, fc.integer({ min: 1, max: 1e6 }), (questions, draw, seed) => {
    const picked = drawn({ questions, draw }, chance(seed));
    assert.equal(new Set(picked).size, picked.length);
    assert.deepEqual(picked, questions.filter((one) => picked.includes(one)));
    for (const one of questions) if (one.critical) assert.ok(picked.includes(one));
    const generated = picked.filter((one) => one.pool === "generated").length;
    assert.ok(generated === picked.length || generated <= 0.4 * picked.length);
  }), { seed: 20261122 });
});

test("questions on some parts are those that test one of them; a rating is none", () => {
  const questions = [question("a", { tests: ["check", "pay"] }), question("b", { tests: ["call"] }), question("c"), question("d", { tests: ["pay"], type: "scale" })];
  assert.equal(names(drawnOn({ questions }, ["pay", "gone"], chance(1))), "a");
  assert.equal(names(drawnOn({ questions }, [], chance(1))), "");
});

test("shuffling keeps every item, and reaches every order", () => {
  const seen = new Set();
  for (let seed = 1; seed < 200; seed++) seen.add(shuffled(["a", "b", "c"], chance(seed * 7919)).join(""));
  assert.deepEqual([...seen].sort(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
});

const NOW = "2026-11-22T12:00:00.000Z";
/** @param {string} at @param {boolean} [passed] @param {string} [version] @param {string} [mode] */
const taken = (at, passed = false, version = "1.2", mode = "full") => ({ at: `2026-11-${at}:00.000Z`, passed, version, mode });
/** @param {number} limit @param {number} [cooldown] */
const rule = (limit, cooldown = 0) => ({ attempts: { limit, cooldown }, version: "1.2" });

for (const [what, attempts, quiz, expected] of /** @type {[string, ReturnType<typeof taken>[], ReturnType<typeof rule>, any][]} */ ([
  ["nothing limits", [taken("22T11:59")], rule(0), { allowed: true, left: null, at: null }],
  ["two of three are left", [taken("20T10:00")], rule(3), { allowed: true, left: 2, at: null }],
  ["none is left", [taken("20T10:00"), taken("21T10:00")], rule(2), { allowed: false, left: 0, at: null }],
  ["more were taken than are allowed now", [taken("19T10:00"), taken("20T10:00"), taken("21T10:00")], rule(2), { allowed: false, left: 0, at: null }],
  ["practice does not count", [taken("20T10:00", false, "1.2", "practice")], rule(1), { allowed: true, left: 1, at: null }],
  ["another version does not count", [taken("20T10:00", false, "1.1")], rule(1), { allowed: true, left: 1, at: null }],
  ["a pass gives all of them back", [taken("19T10:00"), taken("20T10:00", true)], rule(2), { allowed: true, left: 2, at: null }],
  ["one must wait after a failure", [taken("22T11:30")], rule(0, 3600), { allowed: false, left: null, at: "2026-11-22T12:30:00.000Z" }],
  ["the wait is over to the second", [taken("22T11:00")], rule(0, 3600), { allowed: true, left: null, at: null }],
  ["nobody waits after a pass", [taken("22T11:59", true)], rule(2, 3600), { allowed: true, left: 2, at: null }],
  ["one waits on a new version, too", [taken("22T11:59", false, "1.1")], rule(1, 3600), { allowed: false, left: 1, at: "2026-11-22T12:59:00.000Z" }],
  ["waiting does not help who has none left", [taken("22T11:59")], rule(1, 3600), { allowed: false, left: 0, at: null }],
])) {
  test(`the next attempt when ${what}`, () => assert.deepEqual(nextAttempt(attempts, quiz, NOW), expected));
}

test("a quiz without a rule may be taken at any time", () => {
  assert.deepEqual(nextAttempt([taken("22T11:59")], { version: "1.2" }, NOW), { allowed: true, left: null, at: null });
});
