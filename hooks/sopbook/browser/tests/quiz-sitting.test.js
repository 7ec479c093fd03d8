/** @import { QuizData } from "../elements/quiz-sitting.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptOf, isBlank, resumed, shuffled, sitDown } from "../elements/quiz-sitting.js";
import { gradeQuiz } from "../grading/grade.js";
import { faultOf } from "../records/record.js";

const COMMON = { points: 1, critical: false, wording: "w" };
/** @type {QuizData} */
const QUIZ = {
  quiz: "f1",
  mark: 80,
  critical: "all",
  shuffle: { questions: true, options: true },
  parts: { check: { fingerprint: "p", text: "Check." } },
  questions: [
    { ...COMMON, id: "limit", type: "single", key: "k1", options: ["a", "b", "c"], right: "b" },
    { ...COMMON, id: "open", type: "true-false", key: "k2", right: true },
    { ...COMMON, id: "steps", type: "order", key: "k3", items: ["a", "b", "c"], start: ["c", "a", "b"], anyOrder: [] },
    { ...COMMON, id: "case", type: "match", key: "k4", pairs: [{ id: "a", right: "a" }, { id: "b", right: "b" }] },
    { ...COMMON, id: "word", type: "text", key: "k5", accept: ["CRM"], forgive: ["case"] },
  ],
};
const STARTED = "2026-11-02T08:00:00.000Z";
const ABOUT = { learner: "1".repeat(32), handbook: "h", sop: "CS-REF-001", version: "1.2", at: "2026-11-02T08:05:00.000Z" };

/** Numbers that look random and are the same every time. @param {number} seed */
const chance = (seed) => () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};
/** @param {number} [seed] */
const fresh = (seed = 1) => sitDown(QUIZ, { mode: "full", started: STARTED }, chance(seed));

test("shuffling keeps every item, and reaches every order", () => {
  const seen = new Set();
  for (let seed = 1; seed < 200; seed++) seen.add(shuffled(["a", "b", "c"], chance(seed * 7919)).join(""));
  assert.deepEqual([...seen].sort(), ["abc", "acb", "bac", "bca", "cab", "cba"]);
});

test("things to put in order are never shown in the right one, shuffled or not", () => {
  const still = { ...QUIZ, shuffle: { questions: false, options: false } };
  for (let seed = 1; seed < 60; seed++) assert.notDeepEqual(fresh(seed * 7919).shown.steps, ["a", "b", "c"]);
  assert.deepEqual(sitDown(still, { mode: "full", started: STARTED }, chance(1)).shown, {
    limit: ["a", "b", "c"], open: ["true", "false"], steps: ["c", "a", "b"], case: ["a", "b"], word: [],
  });
});

test("questions stay as written unless they are to be shuffled, and practice asks only those named", () => {
  const still = { ...QUIZ, shuffle: { questions: false, options: true } };
  const ids = QUIZ.questions.map(({ id }) => id);
  assert.deepEqual(sitDown(still, { mode: "full", started: STARTED }, chance(5)).order, ids);
  assert.deepEqual(sitDown(still, { mode: "practice", started: STARTED, only: ["word", "limit", "gone"] }, chance(5)).order, ["limit", "word"]);
});

test("a kept sitting goes on where it was", () => {
  const sitting = { ...fresh(), seen: ["open", "limit"], at: "open", responses: { open: false, limit: "a" } };
  assert.deepEqual(resumed(JSON.parse(JSON.stringify(sitting)), QUIZ, chance(9)), { sitting, changed: 0 });
});

test("after an edit, only the questions that changed are asked again; new ones come last, and old ones go", () => {
  const sitting = { ...fresh(), seen: ["open", "limit", "word"], at: "word", responses: { open: false, limit: "a", word: "crm" } };
  const [limit, open, ...others] = QUIZ.questions;
  const added = { ...open, id: "added" };
  const edited = { ...QUIZ, questions: [added, { ...limit, wording: "better" }, open, ...others.slice(0, -1)] };
  const found = resumed(sitting, edited, chance(9));
  assert.equal(found?.changed, 1);
  assert.deepEqual(found?.sitting.responses, { open: false });
  assert.deepEqual(found?.sitting.seen, ["open"]);
  assert.deepEqual(found?.sitting.order, [...sitting.order.filter((id) => id !== "word"), "added"]);
  assert.equal(found?.sitting.at, found?.sitting.order[0]);
});

test("kept practice goes on as practice with its own questions", () => {
  const sitting = sitDown(QUIZ, { mode: "practice", started: STARTED, only: ["word", "limit"] }, chance(3));
  const found = resumed(sitting, QUIZ, chance(9));
  assert.deepEqual([found?.sitting.mode, found?.sitting.order], ["practice", sitting.order]);
  assert.equal(resumed({ ...sitting, order: ["gone"] }, QUIZ, chance(9)), null);
});

test("what is not a sitting is not gone on with", () => {
  for (const kept of [undefined, null, "", 5, [], {}, { order: "limit", seen: [] }, { order: [], seen: null, started: STARTED }]) {
    assert.equal(resumed(kept, QUIZ, chance(1)), null);
  }
});

test("an answer is blank until something is chosen, moved or typed", () => {
  for (const blank of /** @type {any[]} */ ([undefined, null, "", "  ", [], {}, { a: null, b: null }])) assert.equal(isBlank(blank), true);
  for (const given of [false, true, "a", ["a"], { a: null, b: "b" }]) assert.equal(isBlank(given), false);
});

test("an attempt is a sound record with everything that a later grading needs", () => {
  const sitting = { ...fresh(), responses: { limit: "b", open: true, steps: ["a", "b", "c"], word: "crm", case: { a: "a", b: "a" } } };
  const grades = gradeQuiz(QUIZ, sitting.responses);
  const attempt = attemptOf(QUIZ, sitting, grades, { ...ABOUT, id: "2".repeat(32) });
  assert.equal(faultOf(attempt, "h"), null);
  assert.deepEqual(attempt.questions.map(({ id }) => id), sitting.order);
  assert.deepEqual(attempt.questions.find(({ id }) => id === "case"), {
    id: "case", type: "match", key: "k4", wording: "w", points: 1, critical: false, shown: sitting.shown.case,
    response: { a: "a", b: "a" }, fraction: 0.5,
  });
  assert.deepEqual([attempt.earned, attempt.possible, attempt.score, attempt.mark, attempt.passed], [4.5, 5, 0.9, 80, true]);
  assert.deepEqual([attempt.parts, attempt.quiz, attempt.started, attempt.mode], [QUIZ.parts, "f1", STARTED, "full"]);
});

test("practice is never a pass", () => {
  const sitting = { ...sitDown(QUIZ, { mode: "practice", started: STARTED, only: ["limit"] }, chance(3)), responses: { limit: "b" } };
  const grades = gradeQuiz({ ...QUIZ, questions: QUIZ.questions.slice(0, 1) }, sitting.responses);
  assert.equal(grades.passed, true);
  assert.equal(attemptOf(QUIZ, sitting, grades, { ...ABOUT, id: "3".repeat(32) }).passed, false);
});
