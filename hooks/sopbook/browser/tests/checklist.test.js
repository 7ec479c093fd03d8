import assert from "node:assert/strict";
import { test } from "node:test";
import { missingBefore, open, stillValid, tick, untick } from "../checklist/run.js";

const items = [
  { id: "lights", critical: false, after: [] },
  { id: "walk", critical: true, after: ["lights"] },
  { id: "entrance", critical: true, after: ["walk"] },
  { id: "note", critical: false, after: [] },
];
const at = "2026-11-02T18:00:00Z";

test("an item whose turn has not come stays unticked", () => {
  assert.deepEqual(missingBefore(items, {}, "walk"), ["lights"]);
  assert.deepEqual(tick(items, {}, "walk", at), {});
  assert.deepEqual(tick(items, { lights: at }, "walk", at), { lights: at, walk: at });
});

test("taking a tick away takes those that depend on it, however far", () => {
  const all = { lights: at, walk: at, entrance: at, note: at };
  assert.deepEqual(untick(items, all, "lights"), { note: at });
  assert.deepEqual(untick(items, all, "note"), { lights: at, walk: at, entrance: at });
  assert.deepEqual(untick([...items].reverse(), all, "lights"), { note: at });
});

test("open items are told apart by weight, in the order of the list", () => {
  assert.deepEqual(open(items, {}), { critical: ["walk", "entrance"], others: ["lights", "note"] });
  assert.deepEqual(open(items, { walk: at, entrance: at, note: at }), { critical: [], others: ["lights"] });
});

test("ticks of items that are gone are dropped", () => {
  assert.deepEqual(stillValid(items, { lights: at, kettle: at }), { lights: at });
});

test("an id that every object has is no tick", () => {
  const odd = [
    { id: "constructor", critical: true, after: [] },
    { id: "sign", critical: true, after: ["constructor"] },
  ];
  assert.deepEqual(open(odd, {}).critical, ["constructor", "sign"]);
  assert.deepEqual(missingBefore(odd, {}, "sign"), ["constructor"]);
});
