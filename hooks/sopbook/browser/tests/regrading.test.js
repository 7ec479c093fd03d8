import assert from "node:assert/strict";
import { test } from "node:test";
import { regrade } from "../training/regrading.js";

/** @param {any} recorded @param {any} question */
function again(recorded, question) {
  const base = { id: "q", key: "old", points: 1, critical: false, tests: [], shown: [], hint: false, fraction: 1, response: null };
  const attempt = /** @type {any} */ ({ mode: "full", score: 1, mark: 80, passed: true, questions: [{ ...base, ...recorded }] });
  const { score, passed, unsure, questions } = regrade(attempt, { critical: "all", questions: [{ id: "q", key: "new", ...question }] });
  return { score, passed, unsure, questions };
}

/** @param {any} recorded @param {any} question */
const judged = (recorded, question) => {
  const { score, unsure } = again({ ...recorded, type: question.type }, question);
  return unsure.length > 0 ? "unsure" : score;
};

const single = { type: "single", options: ["a", "b", "c"], right: "b" };
const multiple = { type: "multiple", options: ["a", "b", "c"], right: ["a", "b"] };
const order = { type: "order", items: ["b", "a"], start: ["a", "b"], anyOrder: [] };
const match = { type: "match", pairs: [{ id: "a", right: "a" }, { id: "b", right: "a" }] };

test("a choice counts by today's key where it could be made", () => {
  assert.equal(judged({ response: "b", shown: ["a", "b"], fraction: 0 }, single), 1);
  assert.equal(judged({ response: "a", shown: ["a", "b"] }, single), 0);
  assert.equal(judged({ response: null, shown: ["a", "b"] }, single), 0);
  assert.equal(judged({ response: "gone", shown: ["b", "gone"] }, single), "unsure");
  assert.equal(judged({ response: "a", shown: ["a", "c"] }, single), "unsure", "the right one was not offered");
  assert.equal(judged({ response: "b" }, { ...single, type: "multiple", right: ["b"] }), "unsure");
});

test("several choices, an order and a matching are judged where all their ids are there", () => {
  assert.equal(judged({ response: ["a", "b"], shown: ["a", "b", "c"] }, multiple), 1);
  assert.equal(judged({ response: ["a", "gone"], shown: ["a", "b", "gone"] }, multiple), "unsure");
  assert.equal(judged({ response: ["a"], shown: ["a", "c"] }, multiple), "unsure");
  assert.equal(judged({ response: ["b", "a"], fraction: 0 }, order), 1);
  assert.equal(judged({ response: ["b", "a", "c"] }, order), "unsure");
  assert.equal(judged({ response: { a: "a", b: "b" } }, match), "unsure");
  assert.equal(judged({ response: { a: "a", b: "other-12345678" } }, match), 0.5);
  assert.equal(judged({ response: { a: "a" } }, match), "unsure");
});

test("what was typed, true or false and walked is judged again", () => {
  assert.equal(judged({ response: true }, { type: "true-false", right: false }), 0);
  assert.equal(judged({ response: "12", fraction: 0 }, { type: "numeric", answer: 12 }), 1);
  assert.equal(judged({ response: "Team lead", fraction: 0 }, { type: "text", accept: ["team lead"], forgive: ["case"] }), 1);
  const flow = { start: "one", nodes: { one: { answers: [] } } };
  assert.equal(judged({ response: { trail: [{ node: "gone", answer: null }], end: null } }, { type: "scenario", flow, start: "one", ends: {} }), "unsure");
});

test("another type and another number of gaps cannot be judged", () => {
  const cloze = { type: "cloze", blanks: [{ id: "who", type: "single", options: ["a", "b"], right: "b" }, { id: "much", type: "numeric", answer: 5 }] };
  assert.equal(judged({ response: { who: "gone", much: "5" } }, cloze), "unsure");
  assert.equal(judged({ response: { who: "a" } }, cloze), "unsure");
  assert.equal(again({ type: "text", response: "b" }, single).unsure[0], "q");
});

test("a question that is gone, and one with the same key, keep what they gave", () => {
  const gone = again({ id: "other", type: "single", response: "x", fraction: 0.5 }, single);
  assert.deepEqual(gone, { score: 1, passed: true, unsure: [], questions: [{ id: "other", before: 0.5, after: 0.5 }] });
  assert.equal(again({ key: "new", type: "single", response: "a" }, single).score, 1);
});

test("without trust every answer is graded, whatever the record claims", () => {
  const attempt = /** @type {any} */ ({
    ...{ mode: "full", score: 1, mark: 80, passed: true },
    questions: [{ id: "q", key: "new", type: "single", points: 1, critical: false, shown: ["a", "b"], response: "a", fraction: 1 }],
  });
  const quiz = { critical: "all", questions: [{ id: "q", key: "new", ...single }] };
  assert.equal(regrade(attempt, quiz).score, 1);
  assert.deepEqual(regrade(attempt, quiz, { trust: false }).questions, [{ id: "q", before: 1, after: 0 }]);
  assert.equal(regrade(attempt, quiz, { trust: false }).passed, false);
});

test("a hint still costs what it costs, and does not miss a critical question", () => {
  const recorded = { type: "single", response: "b", shown: ["a", "b"], hint: true, fraction: 0, critical: true };
  const found = again(recorded, { ...single, hintCost: 0.2 });
  assert.ok(Math.abs(found.score - 0.8) < 1e-9);
  assert.equal(found.passed, true);
  assert.equal(again({ ...recorded, response: "a", fraction: 1 }, { ...single, hintCost: 0.2 }).passed, false);
});

test("practice and refreshers do not pass by being graded again", () => {
  const question = { id: "q", key: "old", type: "single", points: 1, critical: false, shown: [], response: "b", fraction: 0 };
  for (const mode of ["practice", "refresh"]) {
    const attempt = /** @type {any} */ ({ mode, score: 0, mark: 80, passed: false, questions: [question] });
    assert.equal(regrade(attempt, { critical: "all", questions: [{ id: "q", key: "new", ...single }] }).passed, false);
  }
});

test("an answer of a wrong shape is graded as nothing or left alone, and never fails", () => {
  const shapes = [undefined, null, 7, true, "text", [], [null], {}, { trail: 1 }, { a: 3 }];
  const scenario = { type: "scenario", flow: { start: "one", nodes: {} }, start: "one", ends: {} };
  const cloze = { type: "cloze", blanks: [{ id: "a", type: "single", options: ["a"], right: "a" }] };
  for (const question of [single, multiple, order, match, scenario, cloze]) {
    for (const response of shapes) assert.ok([0, 1, "unsure"].includes(judged({ response, shown: 5 }, question)), `${question.type} ${JSON.stringify(response)}`);
  }
});
