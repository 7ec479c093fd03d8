import assert from "node:assert/strict";
import { test } from "node:test";
import { Pile } from "../../team/pile.js";
import { sound } from "../../team/responses.js";
import { ANA, RIGHT, attempt, file } from "./samples.js";

/** Responses of any kind, each with the types of question that it fits. @type {[any, string[]][]} */
const RESPONSES = [
  ["a", ["single", "numeric", "text", "scale"]],
  [true, ["true-false"]],
  [["a", "b"], ["multiple", "order"]],
  [{ a: "b", c: null }, ["match", "cloze"]],
  [{ trail: [{ node: "start", answer: null }], end: null }, ["scenario"]],
  [null, []],
  [7, []],
  [["a", 1], []],
  [{ a: 1 }, []],
  [{ trail: "x", end: "y" }, ["match", "cloze"]],
  [{ trail: [{ node: 1, answer: null }], end: null }, []],
  [{ trail: [], end: 3 }, []],
];
const TYPES = ["single", "true-false", "multiple", "order", "match", "numeric", "text", "cloze", "scenario", "scale", "constructor"];

test("a response that does not fit its question is a blank", () => {
  for (const [response, fitting] of RESPONSES) {
    for (const type of TYPES) {
      const wanted = fitting.includes(type) ? response : null;
      assert.deepEqual(sound({ type, response, shown: [] }).response, wanted, `${type}: ${JSON.stringify(response)}`);
    }
  }
});

test("what was shown is a list of ids or nothing", () => {
  assert.deepEqual(sound({ type: "single", response: "a", shown: ["a", "b"] }).shown, ["a", "b"]);
  for (const shown of ["ab", [1], {}, null, undefined]) assert.deepEqual(sound({ type: "single", response: "a", shown }).shown, []);
});

test("files are put together with responses that fit", () => {
  const odd = attempt(RIGHT);
  odd.questions[0].response = { a: [] };
  const pile = new Pile();
  pile.add(file([odd]));
  assert.deepEqual(pile.person(ANA)?.records[0].questions.map((/** @type {any} */ { response }) => response), [null, "b", "c"]);
});
