import assert from "node:assert/strict";
import { test } from "node:test";
import { dueDays, plansOf } from "../../team/plans.js";
import { selected, totalsOf } from "../../team/selecting.js";
import { columnsOf, labelled, rowOf } from "../../team/sheet.js";
import { gapsOf } from "../../team/gaps.js";
import { matrixTable, resultsTable } from "../../team/tables.js";
import { ANA, BEN, NOW, RIGHT, attempt, catalogue, quizData, quizzes, record, single, sop } from "./samples.js";

/** @param {any[]} records @param {any} [own] @returns {any} */
const person = (records, own = {}) => ({ id: ANA, name: "Ana", role: "agent", files: ["ana.json"], exported: null, records, ...own });

/** @param {any} [own] @returns {any} */
const basis = (own = {}) => ({
  catalogue: catalogue(), quizzes: quizzes(), columns: columnsOf(catalogue()), setting: { path: "", start: "" }, now: NOW, ...own,
});
/** @param {any} row */
const states = ({ cells }) => cells.map((/** @type {any} */ { state }) => state);

test("columns are the procedures that can be learned", () => {
  const all = { ...catalogue(), sops: [sop("CS-ONE-001"), sop("CS-OLD-001", { status: "retired" }), sop("CS-TWO-001", { quiz: null }), sop("CS-NON-001", { quiz: null })] };
  assert.deepEqual(columnsOf(all).map(({ id }) => id), ["CS-ONE-001", "CS-TWO-001"]);
});

test("a cell is what the answers make it, not what the record claims", () => {
  const cheat = rowOf(person([attempt({ one: "a" }, { score: 1, passed: true })]), basis()).cells[0];
  assert.deepEqual([cheat.state, cheat.best, cheat.claimed, cheat.disagreements], ["failed", 1 / 3, 1, 1]);
  assert.deepEqual(states(rowOf(person([attempt(RIGHT)]), basis())), ["passed", "not started"]);
});

test("records whose key has changed are graded by today's key, and say so", () => {
  const questions = [single("one", "c", { key: "old" }), single("two", "b"), single("three", "c", { critical: true })];
  const before = attempt({ ...RIGHT, one: "c" }, { quiz: quizData({ quiz: "before", questions }) });
  const [cell] = rowOf(person([before]), basis()).cells;
  assert.deepEqual([cell.state, cell.regraded, cell.best, cell.claimed], ["failed", true, 2 / 3, 1]);
});

test("a procedure that has changed since is told as changed", () => {
  const learned = attempt(RIGHT, { parts: { check: { fingerprint: "p0", text: "Check." } } });
  const [cell] = rowOf(person([learned]), basis()).cells;
  assert.deepEqual([cell.state, cell.changed], ["changed", 1]);
});

test("days are counted from the person's own plan, the earliest wins, and one that was given up is none", () => {
  const { paths, ...other } = catalogue();
  const more = { ...other, paths: [...paths, { key: "lead", title: "Lead", role: "lead", about: "", url: "", items: [{ sop: "CS-ONE-001", due: 1 }] }] };
  const plans = [record("plan", { path: "agent", start: "2026-11-01" }), record("plan", { path: "lead", start: "2026-11-01" })];
  const setting = { path: "", start: "2026-01-01" };
  assert.deepEqual([...dueDays(plansOf(person(plans), more, setting))], [["CS-ONE-001", "2026-11-02"], ["CS-TWO-001", "2026-11-11"]]);
  assert.deepEqual([...dueDays(plansOf(person(plans), { ...more, paths: [...more.paths].reverse() }, setting))][0], ["CS-ONE-001", "2026-11-02"]);
  const given = [...plans, record("plan", { path: "lead", start: null })];
  assert.deepEqual([...dueDays(plansOf(person(given), more, setting))][0], ["CS-ONE-001", "2026-11-04"]);
});

test("without a plan the path of the role counts, from the day that the lead sets", () => {
  assert.deepEqual([...dueDays(plansOf(person([]), catalogue(), { path: "", start: "" }))], [["CS-ONE-001", null], ["CS-TWO-001", null]]);
  const [one, two] = rowOf(person([]), basis({ setting: { path: "", start: "2026-11-15" } })).cells;
  assert.deepEqual([one.due, one.overdue, two.due, two.overdue], ["2026-11-18", true, "2026-11-25", false]);
  assert.deepEqual(plansOf(person([], { role: "guard" }), catalogue(), { path: "", start: "" }), []);
  assert.equal(plansOf(person([], { role: null }), catalogue(), { path: "agent", start: "" }).length, 1);
});

test("people of one name are told apart, names cannot rearrange the page", () => {
  const rows = [person([]), person([], { id: BEN }), person([], { id: "c".repeat(32), name: "\u202eeve\u0000" }), person([], { id: "d".repeat(32), name: "" })];
  const labels = labelled(rows.map((each) => rowOf(each, basis()))).map(({ label }) => label);
  assert.deepEqual(labels, ["Ana (aaaa)", "Ana (bbbb)", "eve", "No name (dddd)"]);
});

const ben = person([attempt(RIGHT, { learner: BEN })], { id: BEN, name: "Bén" });
const rows = () => labelled([person([]), ben].map((each) => rowOf(each, basis({ setting: { path: "", start: "2026-11-15" } }))));
/** @param {any} [own] @returns {any} */
const filter = (own = {}) => ({ path: "", area: "", state: "", name: "", sort: "name", ...own });
/** @param {any} [own] */
const view = (own) => selected(rows(), columnsOf(catalogue()), filter(own), { catalogue: catalogue(), now: NOW });

for (const [what, own, people, columns] of /** @type {[string, any, string[], number[]][]} */ ([
  ["nothing is chosen", {}, ["Ana", "Bén"], [0, 1]],
  ["a name is sought, without accents and case", { name: " BEN" }, ["Bén"], [0, 1]],
  ["an area is chosen", { area: "cases" }, ["Ana", "Bén"], [1]],
  ["overdue is chosen", { state: "overdue" }, ["Ana"], [0, 1]],
  ["due soon is chosen", { state: "soon" }, ["Ana", "Bén"], [0, 1]],
  ["a state is chosen", { state: "passed" }, ["Bén"], [0, 1]],
  ["a state is chosen in an area that nobody has it in", { state: "passed", area: "cases" }, [], [1]],
  ["a path is chosen", { path: "agent" }, ["Ana", "Bén"], [0, 1]],
  ["the readiest come last", { sort: "ready" }, ["Ana", "Bén"], [0, 1]],
])) {
  test(`rows and columns when ${what}`, () => {
    const { rows: shown, columns: places } = view(own);
    assert.deepEqual([shown.map(({ label }) => label), places], [people, columns]);
  });
}

test("totals count what people were asked to learn", () => {
  assert.deepEqual(totalsOf(view()), { people: 2, ready: 0, asked: 4, passed: 1, overdue: 1, changed: 0, differs: 0 });
  assert.equal(totalsOf(selected(rows(), columnsOf(catalogue()), filter({ area: "service" }), { catalogue: catalogue(), now: NOW })).ready, 1);
});

test("who is on no path is asked for nothing in particular, and misses nothing", () => {
  const loose = labelled([rowOf(person([attempt(RIGHT)], { role: null }), basis())]);
  const chosen = (/** @type {any} */ own) => selected(loose, columnsOf(catalogue()), filter(own), { catalogue: catalogue(), now: NOW });
  assert.deepEqual(totalsOf(chosen({})), { people: 1, ready: 0, asked: 2, passed: 1, overdue: 0, changed: 0, differs: 0 });
  assert.deepEqual(totalsOf(view({ area: "service" })).asked, 2);
  assert.equal(chosen({ state: "not started" }).rows.length, 0);
});

test("in a gap the overdue come first, then names in order", () => {
  const late = [record("plan", { path: "agent", start: "2026-11-01" })];
  const soon = [record("plan", { path: "agent", start: "2026-11-19" })];
  const people = [person(soon, { id: BEN, name: "Ben" }), person(soon, { id: "c".repeat(32), name: "Abe" }), person(late, { name: "Zoe" })];
  const [{ items }] = gapsOf(labelled(people.map((each) => rowOf(each, basis()))), columnsOf(catalogue()), catalogue());
  assert.deepEqual(items[0].missing.map(({ label }) => label), ["Zoe", "Abe", "Ben"]);
});

test("somebody on a path is counted for that path alone", () => {
  const all = { ...catalogue(), sops: [...catalogue().sops, sop("CS-XTR-001")] };
  const columns = columnsOf(all);
  const loose = labelled([rowOf(person([]), basis({ catalogue: all, columns }))]);
  assert.equal(totalsOf(selected(loose, columns, filter(), { catalogue: all, now: NOW })).asked, 2);
});

test("gaps name who misses what, the overdue first", () => {
  const [{ people, ready, items }] = gapsOf(rows(), columnsOf(catalogue()), catalogue());
  assert.deepEqual([people, ready], [2, 0]);
  assert.deepEqual(items.map((item) => [item.passed, item.overdue, item.missing.map(({ label }) => label)]), [[1, 1, ["Ana"]], [0, 0, ["Ana", "Bén"]]]);
});

test("tables say that they are self-reported and keep claimed and re-derived apart", () => {
  const matrix = matrixTable(view(), columnsOf(catalogue()), catalogue());
  assert.deepEqual(matrix[0], ["Name (self-reported)", "Learner", "Role", "CS-ONE-001", "CS-TWO-001"]);
  assert.deepEqual(matrix[1], ["Ana", ANA, "Customer service agent", "not started, overdue", "not started"]);
  const results = resultsTable(view(), columnsOf(catalogue()), catalogue());
  assert.equal(results.length, 5);
  assert.ok(results.every((line) => line.length === results[0].length));
});
