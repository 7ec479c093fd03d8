import assert from "node:assert/strict";
import { test } from "node:test";
import { rederived } from "../../team/rederiving.js";
import { NOW, RIGHT, attempt, quizData, single, sop } from "./samples.js";

const entry = sop("CS-ONE-001");
/** @param {any} record @param {any} [quiz] */
const told = (record, quiz = quizData()) => rederived(record, entry, quiz, NOW);

test("an attempt that is what it claims to be has nothing to disagree with", () => {
  for (const responses of [RIGHT, { ...RIGHT, one: "b" }, {}]) {
    const record = attempt(responses);
    const { attempt: again, disagreements, unchecked } = told(record);
    assert.deepEqual([disagreements, unchecked], [[], 0]);
    assert.deepEqual(again, record);
  }
});

test("a score that the answers do not give is told, and does not count", () => {
  const { attempt: again, claimed, disagreements } = told(attempt({ one: "a" }, { score: 0.95, passed: true }));
  assert.deepEqual(disagreements, ["It claims 95 %; its answers give 33 %."]);
  assert.deepEqual([claimed, again.score, again.passed], [{ score: 0.95, passed: true }, 1 / 3, false]);
});

test("fractions that are raised together with the score are told", () => {
  const record = attempt({ one: "a" });
  record.questions.forEach((/** @type {any} */ each) => (each.fraction = 1));
  const { attempt: again, answers } = told({ ...record, score: 1, earned: 3, passed: true });
  assert.deepEqual(answers.map(({ verdict }) => verdict), ["same", "different", "different"]);
  assert.equal(again.passed, false);
});

test("a pass over a critical question that is wrong is none", () => {
  const quiz = quizData({ mark: 60 });
  const { disagreements } = told(attempt({ one: "a", two: "b" }, { quiz, passed: true }), quiz);
  assert.deepEqual(disagreements, ["It claims a pass; its answers are none."]);
});

test("a mark, points or weights of one's own do not count", () => {
  const lowered = attempt({ one: "a" }, { mark: 10 });
  lowered.questions.forEach((/** @type {any} */ each) => (each.critical = false));
  lowered.questions[0].points = 100;
  const { attempt: again, disagreements } = told({ ...lowered, passed: true });
  assert.equal(again.passed, false);
  assert.ok(disagreements.includes("It names 10 % as the mark; the quiz asks for 80 %."));
});

test("a lower mark than the quiz asks for passes nobody", () => {
  const quiz = quizData({ questions: [single("one", "a"), single("two", "b"), single("three", "c")] });
  assert.equal(told(attempt({ one: "a", two: "b" }, { quiz, mark: 60, passed: true }), quiz).attempt.passed, false);
});

test("a rating is in no sum", () => {
  const scale = { ...single("mood", ""), type: "scale", from: 1, to: 5 };
  const quiz = quizData({ questions: [...quizData().questions, scale] });
  const record = attempt({ ...RIGHT, mood: "1" }, { quiz });
  const { attempt: again, disagreements } = told(record, quiz);
  assert.deepEqual([again.possible, again.score, disagreements], [3, 1, []]);
});

test("questions that were left out are missed", () => {
  const { attempt: again, disagreements } = told(attempt(RIGHT, { only: ["one"] }));
  assert.equal(again.passed, false);
  assert.ok(disagreements.includes("It holds 1 of the 3 questions that the quiz asks."));
});

test("the same question over and over counts once", () => {
  const record = attempt({ one: "a", two: "c", three: "a" });
  record.questions = [record.questions[0], ...record.questions, record.questions[0], record.questions[0]];
  assert.equal(told(record).attempt.score, 1 / 3);
});

test("whoever claims the quiz of today is held to its key", () => {
  const record = attempt({});
  record.questions.forEach((/** @type {any} */ each) => Object.assign(each, { key: "mine", fraction: 1 }));
  assert.equal(told({ ...record, score: 1, passed: true }).attempt.score, 0);
});

test("answers to another key are taken as recorded and counted as not checked", () => {
  const before = quizData({ quiz: "before", questions: [single("one", "c", { key: "old" }), single("two", "b"), single("gone", "a")] });
  const { answers, unchecked, disagreements } = told(attempt({ one: "c", two: "b", gone: "a" }, { quiz: before }));
  assert.deepEqual(answers.map(({ verdict, fraction }) => [verdict, fraction]), [["key changed", 1], ["same", 1], ["gone", 1]]);
  assert.deepEqual([unchecked, disagreements], [2, []]);
});

test("without a published quiz nothing can be checked", () => {
  assert.equal(rederived(attempt(RIGHT), entry, undefined, NOW).unchecked, 3);
});

test("a hint costs what the quiz says, and does not fail a critical question", () => {
  const questions = quizData().questions.map((/** @type {any} */ each) => ({ ...each, hintCost: 0.5 }));
  const record = attempt(RIGHT, { quiz: quizData({ questions }) });
  Object.assign(record.questions[2], { hint: true, fraction: 0.5 });
  const { attempt: again, disagreements } = told({ ...record, score: 2.5 / 3 }, quizData({ questions }));
  assert.deepEqual([again.score, again.passed, disagreements], [2.5 / 3, true, []]);
});

test("practice is no pass, whatever it says", () => {
  assert.deepEqual(told(attempt(RIGHT, { mode: "practice", passed: true })).attempt.passed, false);
});

test("a quiz on changes teaches no part that it did not ask about", () => {
  const quiz = quizData({ questions: [single("one", "a", { tests: ["check"] }), single("two", "b", { tests: ["pay"] })] });
  const record = attempt({ one: "a" }, { quiz, only: ["one"], mode: "changes", scope: ["check", "pay", "untested"] });
  const { attempt: again, disagreements } = told(record, quiz);
  assert.deepEqual(again.scope, ["check", "untested"]);
  assert.deepEqual(disagreements, ["It counts for parts that none of its questions is about."]);
});

test("a date in the future is told; a clock that is ahead by hours is not", () => {
  assert.deepEqual(told(attempt(RIGHT, { at: "2026-11-23T10:00:00.000Z" })).disagreements, ["It is dated in the future."]);
  assert.deepEqual(told(attempt(RIGHT, { at: "2026-11-20T22:00:00.000Z" })).disagreements, []);
});
