import assert from "node:assert/strict";
import { test } from "node:test";
import { back, choose, current, outcome, restart, retraced, start, way } from "../workflow/walk.js";

/** @type {import("../workflow/walk.js").Flow} */
const flow = {
  start: "active",
  nodes: {
    active: { next: ["identity", "renew"] },
    identity: { next: ["match"], visits: 2, otherwise: "fraud" },
    match: { next: ["settings", "identity"] },
    settings: { next: ["renew"] },
    renew: { next: [], end: "resolved" },
    fraud: { next: [], end: "escalated" },
  },
};

/** @param {import("../workflow/walk.js").Walk} walk @param {number[]} answers */
const walked = (walk, ...answers) => answers.reduce(choose, walk);

test("a walk starts at the start and follows answers to an end", () => {
  const walk = walked(start(flow), 1);
  assert.equal(current(start(flow)).node, "active");
  assert.equal(current(walk).node, "renew");
  assert.equal(outcome(walk), "resolved");
  assert.equal(outcome(start(flow)), null);
});

test("a node is entered as often as its visits allow, then the walk goes to its else", () => {
  const twice = walked(start(flow), 0, 0, 1);
  assert.equal(current(twice).node, "identity");
  const barred = walked(twice, 0, 1);
  assert.deepEqual(current(barred), { node: "fraud", answer: null, barred: "identity" });
  assert.equal(outcome(barred), "escalated");
});

test("going back gives the visit back", () => {
  const walk = back(walked(start(flow), 0, 0, 1), 1);
  assert.deepEqual(walk.steps.map(({ node, answer }) => [node, answer]), [["active", 0], ["identity", null]]);
  assert.equal(current(walked(walk, 0, 1)).node, "identity");
});

test("back at the start stays at the start, and an unknown answer changes nothing", () => {
  const walk = start(flow);
  assert.deepEqual(back(walk), walk);
  assert.equal(choose(walk, 7), walk);
  assert.equal(choose(walked(walk, 1), 0).steps.length, 2);
});

test("restart forgets the trail", () => {
  assert.deepEqual(restart(walked(start(flow), 0, 0)), start(flow));
});

test("two used-up nodes that point at each other end the search", () => {
  const ring = {
    start: "a",
    nodes: { a: { next: ["b"], visits: 1, otherwise: "b" }, b: { next: ["a"], visits: 1, otherwise: "a" } },
  };
  assert.equal(walked(start(ring), 0, 0).steps.length, 3);
});

test("a walk that was kept is taken again", () => {
  const walk = walked(start(flow), 0, 0, 1, 0, 1);
  assert.deepEqual(retraced(flow, way(walk)), walk);
  assert.deepEqual(retraced(flow, way(start(flow))), start(flow));
});

for (const [what, steps] of [
  ["no list", "active"],
  ["empty", []],
  ["of another flow", [{ node: "begin", answer: 0 }, { node: "renew", answer: null }]],
  ["not where the answers lead", [{ node: "active", answer: 0 }, { node: "renew", answer: null }]],
  ["of answers that are gone", [{ node: "active", answer: 7 }, { node: "identity", answer: null }]],
  ["of nothing", [null, null]],
]) {
  test(`a way that is ${what} is not taken again`, () => assert.equal(retraced(flow, steps), null));
}
