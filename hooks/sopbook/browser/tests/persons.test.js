import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { personsOf } from "../records/persons.js";
import { sample } from "./samples.js";

const [ANA, BEN, CLE] = ["a", "b", "c"].map((sign) => sign.repeat(32));

/** @param {string} learner @param {string | null} person @param {number} [minute] */
const join = (learner, person, minute = 0) => sample(3, "join", { learner, person, at: `2026-11-02T18:${String(minute).padStart(2, "0")}:00.000Z` });

for (const [what, joins, wanted] of /** @type {[string, any[], Record<string, string>][]} */ ([
  ["nobody is somebody else before it is said", [], {}],
  ["one stands with another", [join(BEN, ANA)], { [BEN]: ANA }],
  ["three stand together over one of them", [join(CLE, BEN), join(BEN, ANA, 1)], { [BEN]: ANA, [CLE]: ANA }],
  ["who was parted is a person again", [join(BEN, ANA), join(BEN, null, 1)], {}],
  ["who was parted can be put together again", [join(BEN, null, 1), join(BEN, ANA), join(BEN, CLE, 2)], { [BEN]: CLE }],
  ["two browsers that say it of each other agree on the first", [join(ANA, BEN, 1), join(BEN, ANA)], { [BEN]: ANA }],
  ["nobody stands with themselves", [join(ANA, ANA)], {}],
  ["a circle of three has one person", [join(ANA, BEN), join(BEN, CLE, 1), join(CLE, ANA, 2)], { [ANA]: CLE, [BEN]: CLE }],
])) {
  test(what, () => assert.deepEqual(Object.fromEntries(personsOf(joins)), wanted));
}

test("whatever files say, in whatever order: one answer, and nobody behind whom there is somebody else", () => {
  const ids = Array.from("abcdef", (sign) => sign.repeat(32));
  const any = fc.record({ learner: fc.constantFrom(...ids), person: fc.constantFrom(...ids, null), minute: fc.nat(59) });
  fc.assert(
    fc.property(fc.array(any, { maxLength: 12 }), fc.infiniteStream(fc.nat()), (told, order) => {
      const joins = told.map(({ learner, person, minute }) => join(learner, person, minute));
      const persons = personsOf(joins);
      for (const [learner, person] of persons) assert.ok(learner !== person && !persons.has(person));
      const shuffled = joins.map((each) => ({ each, key: order.next().value ?? 0 })).sort((one, other) => one.key - other.key);
      assert.deepEqual(new Map([...personsOf(shuffled.map(({ each }) => each))].sort()), new Map([...persons].sort()));
    }),
  );
});

test("a chain of 20,000 is no work", () => {
  const id = (/** @type {number} */ at) => at.toString(16).padStart(32, "0");
  const joins = Array.from({ length: 20_000 }, (_, at) => join(id(at), id(at + 1)));
  assert.equal(personsOf(joins).get(id(0)), id(20_000));
});
