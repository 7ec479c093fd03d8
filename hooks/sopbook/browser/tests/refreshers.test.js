import assert from "node:assert/strict";
import { test } from "node:test";
import { ROUND, refreshers, roundOf, stopAfter } from "../training/refreshers.js";
import { attempt, chance, entry, shuffled } from "./learning.js";

/** @param {string[]} ids @param {number} fraction */
const answers = (ids, fraction = 1) => ids.map((id) => ({ id, type: "single", fraction }));
/** @param {number} day of November 2026 */
const on = (day) => new Date(Date.UTC(2026, 10, day, 12)).toISOString();

const of = entry();
const pass = attempt(of, { at: on(1), questions: answers(["one", "two"]) });
/** @param {any[]} records @param {any[]} entries @param {string} now */
const dueQuestions = (records, entries, now) => refreshers(records, entries, now).questions;
/** @param {any[]} records @param {number} day */
const due = (records, day) => dueQuestions(records, [of], on(day)).map(({ question }) => question);

/** @param {string} id @param {number} day @param {number} fraction */
const refreshed = (id, day, fraction) => attempt(of, { mode: "refresh", passed: false, at: on(day), questions: answers([id], fraction) });

test("questions of a pass come back after the first rung", () => {
  assert.deepEqual(due([pass], 7), []);
  assert.deepEqual(due([pass], 8), ["one", "two"]);
});

test("a right answer leads to the next rung, a wrong one back to the first", () => {
  const records = [pass, refreshed("one", 8, 1), refreshed("two", 8, 0.5)];
  assert.deepEqual(due(records, 14), []);
  assert.deepEqual(due(records, 15), ["two"]);
  assert.deepEqual(due(records, 38), ["two", "one"]);
  const top = [...records, refreshed("one", 38, 1), refreshed("one", 128, 1)];
  assert.deepEqual(due(top, 400), ["two"], "after the last rung it rests");
  assert.deepEqual(due([...top, refreshed("one", 128, 0)], 135), ["two", "one"]);
});

test("a new pass begins the ladder anew; failures, practice and what was never passed count for nothing", () => {
  assert.deepEqual(due([pass, refreshed("one", 8, 1), attempt(of, { at: on(10), questions: answers(["one"]) })], 17), ["two", "one"]);
  assert.deepEqual(due([attempt(of, { passed: false, questions: answers(["one"]) }), refreshed("one", 2, 1)], 90), []);
  assert.deepEqual(due([pass, attempt(of, { mode: "practice", at: on(9), questions: answers(["one"]) })], 9), ["one", "two"]);
});

test("a scale, an SOP without a ladder and one without a quiz have no refreshers", () => {
  assert.deepEqual(due([attempt(of, { at: on(1), questions: [{ id: "how", type: "scale", fraction: 0 }] })], 30), []);
  assert.deepEqual(dueQuestions([pass], [{ ...of, refresh: [] }, { ...of, quiz: null }], on(30)), []);
});

test("a round mixes three SOPs at most, in turns, and ends after two minutes", () => {
  const sops = ["CS-A", "CS-B", "CS-C", "CS-D"].map((id) => entry({ id }));
  const records = sops.map((sop, place) => attempt(sop, { at: on(4 - place), questions: answers(["one", "two", "three"]) }));
  const found = dueQuestions(records, sops, on(20));
  assert.equal(found.length, ROUND);
  assert.deepEqual(found.map(({ sop }) => sop), ["CS-D", "CS-C", "CS-B", "CS-D", "CS-C", "CS-B"]);
  for (const seed of [1, 2, 3]) assert.deepEqual(dueQuestions(shuffled(records, chance(seed)), sops, on(20)), found);
});

test("a question that is gone from its quiz is not waited for", () => {
  const quizzes = { [of.id]: { questions: [{ id: "two" }, { id: "three" }] } };
  assert.deepEqual(refreshers([pass], [of], on(8), quizzes).questions.map(({ question }) => question), ["two"]);
  assert.equal(refreshers([pass], [of], on(2), { [of.id]: { questions: [] } }).next, null);
});

test("the next day with refreshers is told when there are none today", () => {
  assert.equal(refreshers([pass], [of], on(2)).next, "2026-11-08");
  assert.equal(refreshers([], [of], on(2)).next, null);
});

test("a round is a chain of quiz pages", () => {
  const sops = /** @type {any[]} */ (["CS-A", "CS-B"].map((id) => ({ id, title: `About ${id}`, quizUrl: `quizzes/${id}/` })));
  const questions = [["CS-B", "x"], ["CS-A", "y"], ["CS-B", "z"]].map(([sop = "", question = ""]) => ({ sop, question, due: "", rung: 0 }));
  const round = roundOf(questions, sops, on(20));
  assert.deepEqual(round.stops, [
    { sop: "CS-B", title: "About CS-B", url: "quizzes/CS-B/#refresh=x,z", questions: ["x", "z"] },
    { sop: "CS-A", title: "About CS-A", url: "quizzes/CS-A/#refresh=y", questions: ["y"] },
  ]);
  assert.equal(stopAfter(round, "CS-B")?.sop, "CS-A");
  assert.equal(stopAfter(round, "CS-A"), null);
  assert.equal(stopAfter(round, "CS-C"), null);
  assert.equal(stopAfter(undefined, "CS-A"), null);
});
