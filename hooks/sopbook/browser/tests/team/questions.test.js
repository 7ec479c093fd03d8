import assert from "node:assert/strict";
import { test } from "node:test";
import { wrongChoices } from "../../team/choices.js";
import { Tally } from "../../team/questions.js";
import { questionsTable } from "../../team/tables.js";
import { RIGHT, attempt, quizData, quizzes, single, sop } from "./samples.js";

const columns = [sop("CS-ONE-001"), sop("CS-TWO-001")];

/** @param {any[]} records */
function figures(records) {
  const tally = new Tally(quizzes());
  tally.add(records);
  return tally.figures(columns);
}

test("the question that fails most comes first, with what was chosen instead", () => {
  const [worst, ...others] = figures([attempt(RIGHT), attempt({ ...RIGHT, two: "c" }), attempt({ ...RIGHT, two: "c" }), attempt({ ...RIGHT, two: "a" }), attempt({ one: "a", three: "c" })]);
  assert.deepEqual(
    [worst.id, worst.title, worst.asked, worst.right, worst.mean, worst.blank, worst.wrong],
    ["two", "two", 5, 0.2, 0.2, 1, { choice: "c", count: 2 }],
  );
  assert.deepEqual(others.map(({ mean, wrong }) => [mean, wrong]), [[1, null], [1, null]]);
});

test("what a record claims about an answer does not matter", () => {
  const record = attempt({ one: "b" });
  record.questions[0].fraction = 1;
  assert.equal(figures([record]).find(({ id }) => id === "one")?.mean, 0);
});

test("practice and refreshers do not count, quizzes on changes do", () => {
  assert.deepEqual(figures([attempt(RIGHT, { mode: "practice" }), attempt(RIGHT, { mode: "refresh" })]), []);
  assert.equal(figures([attempt(RIGHT, { mode: "changes" })]).length, 3);
});

test("answers to another key are counted apart", () => {
  const before = quizData({ quiz: "before", questions: [single("one", "c", { key: "old" }), single("gone", "a")] });
  const [one] = figures([attempt({ one: "c" }, { quiz: before })]);
  assert.deepEqual([one.id, one.asked, one.older], ["one", 0, 1]);
  assert.equal(questionsTable([one])[1][6], "");
});

test("being sure and wrong is counted", () => {
  const record = attempt({ ...RIGHT, one: "b" });
  record.questions[0].confidence = "sure";
  record.questions[1].confidence = "guess";
  const found = figures([record]);
  assert.deepEqual(found.map(({ id, sureWrong, rated }) => [id, sureWrong, rated]), [["one", 1, 1], ["two", 0, 1], ["three", 0, 0]]);
});

test("records about a quiz that nobody knows are passed over", () => {
  assert.deepEqual(figures([attempt(RIGHT, { sop: "XX-OLD-001" }), attempt(RIGHT, { sop: "__proto__" })]), []);
});

test("choices are told in the words of the quiz, and by their ids where it has none for them", () => {
  const texts = { options: { b: "The shop’s key" }, left: { a: "Grey" }, right: { b: "Rubbish" }, who: { x: "the guard" } };
  const pairs = [{ id: "a", right: "a" }, { id: "b", right: "b" }];
  const blanks = [{ id: "who", type: "single", options: ["x", "y"], right: "y" }, { id: "sum", type: "numeric", answer: 3 }];
  /** @type {[any, any, string[]][]} */
  const cases = [
    [single("q", "a"), "b", ["The shop’s key"]],
    [{ type: "multiple", right: ["a"] }, ["b", "constructor"], ["The shop’s key", "constructor"]],
    [{ type: "match", pairs }, { a: "b", b: "other-1" }, ["Grey → Rubbish", "b → other-1"]],
    [{ type: "cloze", blanks }, { who: "x", sum: "4" }, ["who: the guard", "sum: 4"]],
    [{ type: "scenario", flow: { nodes: { fraud: { text: "Call the fraud unit." } } } }, { trail: [], end: "fraud" }, ["Call the fraud unit."]],
  ];
  for (const [question, response, words] of cases) assert.deepEqual(wrongChoices(question, response, texts), words);
  const tally = new Tally(quizzes(), { "CS-ONE-001": { titles: { one: "Which key?" }, choices: { one: { options: { b: "The shop’s key" } } } } });
  tally.add([attempt({ one: "b" })]);
  const one = tally.figures(columns).find(({ id }) => id === "one");
  assert.deepEqual([one?.title, one?.wrong?.choice], ["Which key?", "The shop’s key"]);
});

for (const [what, question, response, choices] of /** @type {[string, any, any, string[]][]} */ ([
  ["an option", single("q", "a"), "b", ["b"]],
  ["a blank", single("q", "a"), null, []],
  ["true or false", { type: "true-false", right: true }, false, ["False"]],
  ["several options", { type: "multiple", right: ["a"] }, ["a", "b", 7, "c"], ["b", "c"]],
  ["a long text", { type: "text" }, "x".repeat(99), [`${"x".repeat(59)}…`]],
  ["pairs", { type: "match", pairs: [{ id: "a", right: "a" }, { id: "b", right: "b" }] }, { a: "a", b: "a" }, ["b → a"]],
  ["pairs that are none", { type: "match", pairs: [{ id: "a", right: "a" }] }, "a", []],
  ["an end", { type: "scenario" }, { trail: [], end: "fraud" }, ["fraud"]],
  ["an order", { type: "order" }, ["b", "a"], []],
])) {
  test(`what was chosen wrongly: ${what}`, () => assert.deepEqual(wrongChoices(question, response), choices));
}
