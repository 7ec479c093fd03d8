import assert from "node:assert/strict";
import { test } from "node:test";
import { target } from "../../elements/team-keys.js";
import { drawn, holds, near, reaching, seen } from "../../elements/team-window.js";

/** @param {object} [own] */
const strip = (own = {}) => ({ count: 100, size: 10, scrolled: 0, room: 55, spare: 8, ...own });

test("what can be seen is drawn, with spare boxes on both sides and never beyond the ends", () => {
  assert.deepEqual(seen(strip()), { from: 0, to: 6 });
  assert.deepEqual(seen(strip({ scrolled: 205 })), { from: 20, to: 26 });
  assert.deepEqual(drawn(strip({ scrolled: 205 })), { from: 12, to: 34 });
  assert.deepEqual(drawn(strip({ scrolled: 945 })), { from: 86, to: 100 });
  assert.deepEqual(drawn(strip({ count: 3 })), { from: 0, to: 3 });
  assert.deepEqual(drawn(strip({ count: 0 })), { from: 0, to: 0 });
  assert.deepEqual(seen(strip({ scrolled: 5000 })), { from: 100, to: 100 });
});

test("wherever one scrolls to, at most so many boxes are drawn, and all that are seen", () => {
  for (let scrolled = 0; scrolled < 1000; scrolled += 7) {
    const here = strip({ scrolled });
    assert.ok(holds(drawn(here), seen(here)));
    assert.ok(drawn(here).to - drawn(here).from <= 7 + 16);
  }
});

test("a little scrolling draws nothing, and a little more draws before anything is missing", () => {
  const before = drawn(strip({ scrolled: 300 }));
  assert.ok(holds(before, near(strip({ scrolled: 310 }))));
  const later = strip({ scrolled: 345 });
  assert.ok(!holds(before, near(later)));
  assert.ok(holds(before, seen(later)));
});

test("scrolling goes no further than a box needs", () => {
  assert.equal(reaching(3, strip()), 0);
  assert.equal(reaching(9, strip()), 45);
  assert.equal(reaching(3, strip({ scrolled: 200 })), 30);
});

const table = { rows: 5, columns: 4, page: 3 };
for (const [key, from, to, ctrlKey = false] of /** @type {[string, number[], number[] | null, boolean?][]} */ ([
  ["ArrowDown", [0, 0], [1, 0]],
  ["ArrowDown", [4, 0], [4, 0]],
  ["ArrowUp", [0, 0], [-1, 0]],
  ["ArrowUp", [-1, 0], [-1, 0]],
  ["ArrowLeft", [0, 0], [0, -1]],
  ["ArrowRight", [0, 3], [0, 3]],
  ["PageDown", [3, 1], [4, 1]],
  ["PageUp", [4, 1], [1, 1]],
  ["PageUp", [1, 1], [0, 1]],
  ["Home", [2, 2], [2, -1]],
  ["End", [2, 0], [2, 3]],
  ["Home", [2, 2], [0, 0], true],
  ["End", [0, 0], [4, 3], true],
  ["a", [0, 0], null],
  ["constructor", [0, 0], null],
])) {
  test(`${ctrlKey ? "Control and " : ""}${key} leads from ${from} to ${to}`, () => {
    const place = target({ key, ctrlKey }, { row: from[0], column: from[1] }, table);
    assert.deepEqual(place && [place.row, place.column], to);
  });
}
