import assert from "node:assert/strict";
import { test } from "node:test";
import { MOST_IN_FILE, MOST_PEOPLE, MOST_RECORDS, Pile } from "../../team/pile.js";
import { ANA, BEN, attempt, file, record, RIGHT } from "./samples.js";

const ana = record("learner", { name: "Ana", role: "agent" });

test("a record counts once however many files bring it, and in whatever order", () => {
  const [one, two, three] = [attempt(RIGHT), attempt(RIGHT), attempt(RIGHT)];
  const files = [file([ana, one, two]), file([two, ana, three]), file([one])];
  const wanted = [ana.id, one.id, two.id, three.id].sort();
  for (const order of [files, [...files].reverse()]) {
    const pile = new Pile();
    order.forEach((each) => pile.add(structuredClone(each)));
    assert.deepEqual(pile.person(ANA)?.records.map(({ id }) => id).sort(), wanted);
    assert.deepEqual(pile.conflicts(), []);
  }
});

test("the newest name and role count, and the newest export is told", () => {
  const pile = new Pile();
  pile.add(file([record("learner", { name: "Anna", role: "team-lead", at: "2026-11-12T10:00:00.000Z" })], { exported: "2026-11-12T10:01:00.000Z" }));
  pile.add(file([ana], { exported: "2026-11-11T10:00:00.000Z", name: "old.json" }));
  const { name, role, exported, files } = /** @type {any} */ (pile.person(ANA));
  assert.deepEqual({ name, role, exported, files }, { name: "Anna", role: "team-lead", exported: "2026-11-12T10:01:00.000Z", files: ["ana.json", "old.json"] });
});

test("a record that two files tell differently counts in neither, and is reported with both", () => {
  const honest = attempt({ one: "b" });
  const pile = new Pile();
  pile.add(file([ana, honest]));
  const { people: stale } = pile.add(file([{ ...honest, score: 1, passed: true }], { name: "better.json" }));
  assert.deepEqual([...stale], [ANA]);
  assert.deepEqual(pile.person(ANA)?.records, [ana]);
  assert.deepEqual(pile.conflicts(), [{ kind: "attempt", sop: "CS-ONE-001", at: honest.at, learners: [ANA], files: ["ana.json", "better.json"] }]);
});

test("a record that is claimed by two people counts for neither", () => {
  const pass = attempt(RIGHT);
  const pile = new Pile();
  pile.add(file([ana, pass]));
  const { people: stale } = pile.add(file([{ ...pass, learner: BEN }], { name: "ben.json" }));
  assert.deepEqual([...stale].sort(), [ANA, BEN]);
  assert.deepEqual(pile.person(ANA)?.records, [ana]);
  assert.deepEqual(pile.person(BEN)?.records, []);
});

test("a file that is taken out leaves what others tell, and ends the disagreement", () => {
  const pass = attempt(RIGHT);
  const pile = new Pile();
  pile.add(file([ana, pass]));
  const { number } = pile.add(file([{ ...pass, learner: BEN }], { name: "ben.json" }));
  assert.deepEqual([...pile.remove(number)].sort(), [ANA, BEN]);
  assert.deepEqual(pile.person(ANA)?.records.map(({ id }) => id), [ana.id, pass.id]);
  assert.equal(pile.person(BEN), null);
  assert.deepEqual(pile.people, [ANA]);
  assert.deepEqual(pile.conflicts(), []);
});

test("who has begun in two browsers is one person once a file of both says so, in whatever order the files come", () => {
  const [mine, other] = [attempt(RIGHT), attempt(RIGHT, { learner: BEN })];
  const shop = file([record("learner", { name: "Ana", learner: BEN }), other], { name: "shop.json" });
  const phone = file([ana, mine, other, record("learner", { name: "Ana", learner: BEN }), record("join", { learner: BEN, person: ANA })]);
  for (const order of [[shop, phone], [phone, shop]]) {
    const pile = new Pile();
    order.forEach((each) => pile.add(structuredClone(each)));
    assert.deepEqual(pile.people, [ANA]);
    assert.equal(pile.person(BEN), null);
    const { learners, records } = /** @type {any} */ (pile.person(ANA));
    assert.deepEqual(learners, [ANA, BEN]);
    assert.ok([mine.id, other.id].every((id) => records.some((/** @type {any} */ each) => each.id === id)));
  }
});

test("the file that put two together parts them when it goes, and both are worked out anew", () => {
  const pile = new Pile();
  const ben = record("learner", { name: "Ana", learner: BEN });
  pile.add(file([ana]));
  pile.add(file([ben]));
  const { number, people: stale } = pile.add(file([ana, ben, record("join", { learner: BEN, person: ANA })], { name: "both.json" }));
  assert.ok(stale.has(ANA) && stale.has(BEN));
  assert.deepEqual([...pile.remove(number)].sort(), [ANA, BEN]);
  assert.deepEqual(pile.people.sort(), [ANA, BEN]);
});

test("nobody is put together by a file that has nothing of them", () => {
  const pile = new Pile();
  pile.add(file([ana, attempt(RIGHT)]));
  pile.add(file([record("learner", { name: "Ben", learner: BEN }), record("join", { learner: ANA, person: BEN })], { name: "ben.json" }));
  assert.deepEqual(pile.people.sort(), [ANA, BEN]);
});

test("checklist runs and workflow walks are left alone", () => {
  const pile = new Pile();
  pile.add(file([ana, record("run", { sop: "OPS-CLS-001", note: "Broken window." })]));
  assert.deepEqual(pile.person(ANA)?.records.map(({ kind }) => kind), ["learner"]);
});

test("the words of what was learned are not kept", () => {
  const pile = new Pile();
  pile.add(file([attempt(RIGHT)]));
  assert.deepEqual(pile.person(ANA)?.records[0]?.parts, { check: { fingerprint: "p1", text: "" } });
});

/** @param {number} count @param {number} [from] */
const people = (count, from = 0) =>
  Array.from({ length: count }, (_, at) => record("learner", { name: "X", learner: (from + at).toString(16).padStart(32, "0") }));

for (const [what, told, reason] of /** @type {[string, any, string][]} */ ([
  ["what the reader refused", file([], { refused: ["The file is not JSON."] }), "The file is not JSON."],
  ["a file without training records", file([record("run", { sop: "OPS-CLS-001" })]), "no training record"],
  ["a file of everybody", file(people(MOST_IN_FILE + 1)), "one browser"],
  ["a file of too many records", file(Array.from({ length: MOST_RECORDS + 1 }, () => ana)), "no learner has so many"],
])) {
  test(`${what} is refused and changes nothing`, () => {
    const pile = new Pile();
    assert.match(pile.add(told).refusal, new RegExp(reason));
    assert.equal(pile.files.size + pile.people.length, 0);
  });
}

test("a page holds so many people and no more", () => {
  const pile = new Pile();
  for (let from = 0; from < MOST_PEOPLE; from += MOST_IN_FILE) assert.equal(pile.add(file(people(MOST_IN_FILE, from))).refusal, "");
  assert.match(pile.add(file(people(1, MOST_PEOPLE))).refusal, /more than 2000 people/);
  assert.equal(pile.add(file(people(1, 0))).refusal, "");
});
