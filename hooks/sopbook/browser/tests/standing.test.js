import assert from "node:assert/strict";
import { test } from "node:test";
import { changes } from "../training/changes.js";
import { entryOf, entryOfQuiz } from "../training/entry.js";
import { standing, standings } from "../training/standing.js";
import { FIRST, attempt, chance, entry, partsOf, record, revised, shuffled, signature } from "./learning.js";

const now = "2026-11-20T12:00:00.000Z";
const FOREVER = { on: /** @type {const} */ ("material"), scope: /** @type {const} */ ("changed"), every: 365, grace: 14 };

/** @param {any[]} records @param {import("../training/entry.js").Entry} of */
const state = (records, of) => standing(records, of, { now }).state;
/** @param {any[]} records @param {import("../training/entry.js").Entry} of */
const changed = (records, of) => standing(records, of, { now }).changed.map(({ id }) => id);

test("without attempts an SOP is not started; a draft of the quiz is progress, a draft of practice is none", () => {
  const draft = { schema: 2, kind: "draft", id: `draft:quiz:CS-REF-001:${"f".repeat(32)}`, handbook: "h", at: now, value: { mode: "full" } };
  assert.equal(state([], entry()), "not started");
  assert.equal(state([draft], entry()), "in progress");
  assert.equal(state([{ ...draft, value: { mode: "practice" } }], entry()), "not started");
  assert.equal(state([draft, attempt(entry())], entry()), "passed");
});

test("best and last are of full attempts; practice and refreshers never pass", () => {
  const records = [
    attempt(entry(), { score: 0.7, passed: false }),
    attempt(entry(), { score: 0.4, passed: false, at: "2026-10-11T10:00:00.000Z" }),
    attempt(entry(), { score: 1, mode: "practice", at: "2026-10-12T10:00:00.000Z" }),
    attempt(entry(), { score: 1, mode: "refresh", at: "2026-10-12T10:00:00.000Z" }),
  ];
  const { state: found, best, last, passed } = standing(records, entry(), { now });
  assert.deepEqual({ found, best, last, passed }, { found: "failed", best: 0.7, last: "2026-10-11T10:00:00.000Z", passed: null });
});

test("a pass stays a pass after a later failure; attempts at another SOP count for nothing", () => {
  const failure = attempt(entry(), { passed: false, score: 0.1, at: "2026-10-12T10:00:00.000Z" });
  assert.equal(state([attempt(entry()), failure], entry()), "passed");
  assert.equal(state([attempt(entry({ id: "CS-ID-001" }))], entry()), "not started");
});

test("a material revision changes the parts that it names, with what was learned", () => {
  const today = revised(entry(), { prints: { check: "c2", record: "r2" }, steps: ["check"] });
  const found = standing([attempt(entry())], today, { now });
  assert.equal(found.state, "changed");
  assert.deepEqual(found.changed, [{ id: "check", before: "check as c1", after: "c2" }]);
});

test("a material revision without steps concerns every part that differs, a new one included", () => {
  const today = revised(entry(), { prints: { check: "c2", extra: "e1" }, steps: [] });
  assert.deepEqual(standing([attempt(entry())], today, { now }).changed, [
    { id: "check", before: "check as c1", after: "c2" },
    { id: "extra", before: null, after: "e1" },
  ]);
});

test("a part that is gone needs no learning", () => {
  const { record: gone, ...prints } = entry().prints;
  assert.ok(gone);
  assert.equal(state([attempt(entry())], { ...revised(entry(), {}), prints }), "passed");
});

test("other words without a new version, and a version that no revision knows, count as changed", () => {
  assert.deepEqual(changed([attempt(entry())], entry({ prints: { ...entry().prints, check: "c2" } })), ["check"]);
  const unknown = attempt(entry(), { version: "0.3" });
  assert.deepEqual(changed([unknown], entry({ prints: { ...entry().prints, check: "c2" } })), ["check"]);
  assert.equal(state([unknown], entry()), "passed");
});

test("recertify on any revision asks for every difference, never for none", () => {
  const today = revised(entry(), { prints: { check: "c2" }, material: false, steps: [] });
  const on = (/** @type {any} */ when) => changed([attempt(entry())], { ...today, recertify: { ...today.recertify, on: when } });
  assert.deepEqual(on("material"), []);
  assert.deepEqual(on("any"), ["check"]);
  assert.deepEqual(on("never"), []);
});

test("a passed quiz on the changes teaches its parts, a failed one and one from before nothing", () => {
  const today = revised(entry(), { prints: { check: "c2", approve: "a2" } });
  const pass = attempt(entry());
  const later = { mode: "changes", at: "2026-11-02T10:00:00.000Z" };
  assert.deepEqual(changed([pass, attempt(today, { ...later, scope: ["check"] })], today), ["approve"]);
  assert.equal(state([pass, attempt(today, { ...later, scope: ["check", "approve"] })], today), "passed");
  assert.deepEqual(changed([pass, attempt(today, { ...later, scope: ["check"], passed: false })], today), ["check", "approve"]);
  assert.equal(state([attempt(today, { ...later, scope: ["check", "approve"] })], today), "not started");
});

test("a signature teaches what no question tests", () => {
  const today = revised(entry(), { prints: { check: "c2", record: "r2" } });
  const signed = signature(today, { about: "changes", at: "2026-11-02T10:00:00.000Z" });
  assert.deepEqual(changed([attempt(entry()), signed], today), ["check"]);
  assert.equal(standing([attempt(entry()), signed], today, { now }).acknowledged, "1.1");
});

test("where everything is to be learned again, only a full pass does it", () => {
  const today = { ...revised(entry(), { prints: { check: "c2", record: "r2" } }), recertify: { ...FOREVER, scope: /** @type {const} */ ("all") } };
  const later = { at: "2026-11-02T10:00:00.000Z" };
  const small = [attempt(entry()), attempt(today, { ...later, mode: "changes", scope: ["check"] }), signature(today, { ...later, about: "changes" })];
  assert.deepEqual(changed(small, today), ["check", "record"]);
  assert.equal(state([...small, attempt(today, later)], today), "passed");
});

test("an SOP without a quiz is passed by a signature, and changed parts by one about the changes", () => {
  const plain = entry({ quiz: null, tested: [] });
  assert.equal(state([], plain), "not started");
  assert.equal(state([signature(plain)], plain), "passed");
  const today = revised(plain, { prints: { check: "c2" } });
  assert.equal(state([signature(plain)], today), "changed");
  assert.equal(state([signature(plain), signature(today, { about: "changes", at: "2026-11-02T10:00:00.000Z" })], today), "passed");
  assert.equal(state([signature(today, { about: "changes" })], today), "not started");
});

test("a pass expires a while after the day, and is due on it", () => {
  const of = entry({ recertify: FOREVER });
  const at = (/** @type {string} */ when) => {
    const { state: found, due, expires, overdue } = standing([attempt(of)], of, { now: when });
    return { found, due, expires, overdue };
  };
  const day = { due: "2027-10-10", expires: "2027-10-10" };
  assert.deepEqual(at("2027-10-10T12:00:00.000Z"), { found: "passed", ...day, overdue: false });
  assert.deepEqual(at("2027-10-11T12:00:00.000Z"), { found: "passed", ...day, overdue: true });
  assert.deepEqual(at("2027-10-24T12:00:00.000Z"), { found: "passed", ...day, overdue: true });
  assert.deepEqual(at("2027-10-25T12:00:00.000Z"), { found: "expired", ...day, overdue: true });
});

test("a change is due its grace after the revision, counted from the learning where that came later", () => {
  const today = revised(entry(), { prints: { check: "c2" }, date: "2026-11-10" });
  const due = (/** @type {any[]} */ records) => standing(records, today, { now }).due;
  assert.equal(due([attempt(entry())]), "2026-11-24");
  assert.equal(due([attempt(entry(), { at: "2026-11-12T10:00:00.000Z" })]), "2026-11-26");
  assert.equal(standing([attempt(entry())], today, { now: "2026-11-25T12:00:00.000Z" }).overdue, true);
});

test("the due day of a path counts until the pass", () => {
  const due = "2026-11-19";
  assert.deepEqual(pick(standing([], entry(), { now, due })), { state: "not started", due, overdue: true });
  assert.deepEqual(pick(standing([], entry(), { now: "2026-11-19T12:00:00.000Z", due })), { state: "not started", due, overdue: false });
  assert.deepEqual(pick(standing([attempt(entry())], entry(), { now, due })), { state: "passed", due: null, overdue: false });
});

/** @param {import("../training/standing.js").Standing} found */
const pick = ({ state: found, due, overdue }) => ({ state: found, due, overdue });

const single = { id: "limit", type: "single", key: "k1", options: ["agent", "lead"], right: "lead", tests: ["check"] };
const answered = { id: "limit", type: "single", key: "k1", points: 1, critical: false, tests: ["check"], shown: ["agent", "lead"], response: "lead", fraction: 1 };

test("a changed key gives another score, and says so until it was seen", () => {
  const records = [attempt(entry(), { questions: [answered, { ...answered, id: "other" }], score: 1 })];
  const quizData = { critical: "none", questions: [{ ...single, key: "k2", right: "agent" }] };
  const today = entry({ quiz: "q2" });
  const found = standing(records, today, { now, quizData });
  assert.equal(found.state, "failed");
  assert.equal(found.best, 0.5);
  assert.deepEqual(found.regraded, { at: records[0].at, before: 1, after: 0.5, passed: false, seen: false });
  const seen = record({ kind: "seen", sop: today.id, what: "regrade", quiz: "q2" });
  assert.equal(standing([...records, seen], today, { now, quizData }).regraded?.seen, true);
  assert.equal(standing(records, entry(), { now, quizData }).regraded, null);
});

test("a key that makes a failure a pass is a pass, and says so", () => {
  const records = [attempt(entry(), { questions: [{ ...answered, response: "agent", fraction: 0 }], score: 0, passed: false })];
  const quizData = { critical: "all", questions: [{ ...single, key: "k2", right: "agent" }] };
  const found = standing(records, entry({ quiz: "q2" }), { now, quizData });
  assert.equal(found.state, "passed");
  assert.deepEqual(found.regraded, { at: records[0].at, before: 0, after: 1, passed: true, seen: false });
});

test("an answer that today's key cannot judge makes its parts changed until they are learned anew", () => {
  const records = [attempt(entry(), { questions: [answered] })];
  const quizData = { critical: "none", questions: [{ ...single, key: "k2", options: ["manager", "agent"], right: "manager" }] };
  const today = entry({ quiz: "q2" });
  const found = standing(records, today, { now, quizData });
  assert.deepEqual([found.state, found.changed.map(({ id }) => id), found.regraded], ["changed", ["check"], null]);
  const again = attempt(today, { mode: "changes", scope: ["check"], at: "2026-11-02T10:00:00.000Z" });
  assert.equal(standing([...records, again], today, { now, quizData }).state, "passed");
});

test("changes carry both texts, also for somebody who only signed", () => {
  const today = revised(entry(), { prints: { check: "c2", extra: "e1" } });
  const expected = [
    { id: "check", before: "check as c1", after: "check as c2" },
    { id: "extra", before: null, after: "extra as e1" },
  ];
  assert.deepEqual(changes([attempt(entry())], today, partsOf(today)), expected);
  assert.deepEqual(changes([signature(entry())], today, partsOf(today)), expected);
  assert.deepEqual(changes([], today, partsOf(today)), []);
});

test("the catalogue and the data of a quiz page say the same about an SOP", () => {
  const quiz = { quiz: "q1", mark: 80, questions: 4, recertify: FOREVER, refresh: [7], tested: ["check"] };
  const listed = entryOf(/** @type {any} */ ({ id: "A-B", title: "T", version: "1.0", prints: { check: "c1", end: "e1" }, revisions: [FIRST], quiz }));
  const data = { ...quiz, parts: partsOf(listed), revisions: [FIRST], questions: [{ tests: ["check"] }, { tests: [] }] };
  assert.deepEqual(entryOfQuiz({ id: "A-B", version: "1.0" }, data), listed);
});

/**
 * A history of an SOP and a learner who comes by now and then, at random.
 * @param {number} seed
 */
function story(seed) {
  const random = chance(seed);
  let of = entry({ recertify: { ...FOREVER, scope: random() < 0.8 ? "changed" : "all" } });
  /** @type {any[]} */
  const records = [];
  for (let day = 1; day < 28; day += 1) {
    const at = `2026-10-${String(day).padStart(2, "0")}T10:00:00.000Z`;
    const part = ["check", "approve", "record"][Math.floor(random() * 3)] ?? "check";
    const doing = random();
    if (doing < 0.2) of = revised(of, { prints: { [part]: `v${day}` }, material: random() < 0.6, date: at.slice(0, 10) });
    else if (doing < 0.4) records.push(attempt(of, { at, passed: random() < 0.7 }));
    else if (doing < 0.6) records.push(attempt(of, { at, mode: "changes", passed: random() < 0.7, scope: changed(records, of) }));
    else if (doing < 0.7) records.push(signature(of, { at, about: random() < 0.5 ? "whole" : "changes" }));
  }
  return { of, records, random };
}

const SEEDS = Array.from({ length: 300 }, (_, seed) => seed);

test("the order in which records came does not matter", () => {
  for (const { of, records, random } of SEEDS.map(story)) {
    assert.deepEqual(standing(shuffled(records, random), of, { now }), standing(records, of, { now }));
  }
});

test("records about something else change nothing", () => {
  for (const { of, records } of SEEDS.map(story)) {
    const others = [
      attempt(entry({ id: "CS-ID-001" })),
      record({ kind: "learner", name: "Sam", role: null }),
      record({ kind: "plan", path: "agent", start: "2026-10-01" }),
      record({ kind: "read", sop: of.id, version: of.version }),
      record({ kind: "run", sop: of.id, version: of.version, ticked: {}, open: [] }),
    ];
    assert.deepEqual(standing([...others, ...records], of, { now }), standing(records, of, { now }));
  }
});

test("a revision of the wording alone never changes a status", () => {
  for (const { of, records, random } of SEEDS.map(story)) {
    const part = ["check", "approve", "record"][Math.floor(random() * 3)] ?? "check";
    const reworded = revised(of, { prints: { [part]: "reworded" }, material: false, steps: random() < 0.5 ? [part] : [], date: "2026-10-29" });
    assert.equal(state(records, reworded), state(records, of));
    if (!changed(records, of).includes(part)) assert.deepEqual(changed(records, reworded), changed(records, of));
  }
});

test("nothing is asked twice: what was learned again is not changed until the next material revision", () => {
  for (const { of, records } of SEEDS.map(story).filter((found) => state(found.records, found.of) === "changed")) {
    const at = "2026-10-30T10:00:00.000Z";
    const scope = changed(records, of);
    const learned = [...records, attempt(of, { at, mode: of.recertify.scope === "all" ? "full" : "changes", scope })];
    assert.equal(state(learned, of), "passed");
    const reworded = revised(of, { prints: { [scope[0] ?? ""]: "again" }, material: false, date: "2026-10-31" });
    assert.equal(state(learned, reworded), "passed");
    const material = revised(reworded, { prints: { [scope[0] ?? ""]: "anew" }, date: "2026-10-31" });
    assert.deepEqual(changed(learned, material), [scope[0]]);
  }
});

test("many SOPs are looked at in one go, each with its own records and drafts", () => {
  const other = entry({ id: "CS-ID-001" });
  const draft = { schema: 2, kind: "draft", id: `draft:quiz:CS-ID-001:${"f".repeat(32)}`, handbook: "h", at: now, value: { mode: "full" } };
  const found = standings([attempt(entry()), draft], [entry(), other], { now, due: new Map([["CS-ID-001", "2026-11-01"]]) });
  assert.deepEqual([...found].map(([id, each]) => [id, each.state, each.overdue]), [
    ["CS-REF-001", "passed", false],
    ["CS-ID-001", "in progress", true],
  ]);
});
