import assert from "node:assert/strict";
import { test } from "node:test";
import { readExport } from "../../records/exchange.js";
import { Team } from "../../team/team.js";
import { team as madeUp } from "./learners.js";
import { ANA, BEN, NOW, RIGHT, attempt, catalogue, file, quizData, quizzes, record } from "./samples.js";

const ana = record("learner", { name: "Ana", role: "agent" });
const ben = record("learner", { name: "Ben", role: "agent", learner: BEN });

/** @param {Team} team */
function settled(team) {
  while (team.work());
  return team.rows;
}

test("only the rows of people that a file speaks of are worked out anew", () => {
  const team = new Team(catalogue(), quizzes(), NOW);
  team.add(file([ana, ben]));
  assert.equal(team.waiting, 2);
  assert.deepEqual(settled(team).map(({ label }) => label), ["Ana", "Ben"]);
  team.add(file([attempt(RIGHT)]));
  assert.equal(team.waiting, 1);
  assert.equal(settled(team).find(({ person }) => person.id === ANA)?.cells[0].state, "passed");
});

test("people go with their last file", () => {
  const team = new Team(catalogue(), quizzes(), NOW);
  team.add(file([ana]));
  team.add(file([ben]));
  settled(team);
  team.remove(1);
  assert.deepEqual(settled(team).map(({ label }) => label), ["Ben"]);
  team.clear();
  assert.deepEqual([settled(team), team.pile.files.size], [[], 0]);
});

test("another first day reaches everybody", () => {
  const team = new Team(catalogue(), quizzes(), NOW);
  team.add(file([ana, ben]));
  settled(team);
  team.set({ path: "agent", start: "2026-01-01" });
  assert.equal(team.waiting, 2);
  assert.ok(settled(team).every(({ cells }) => cells[0].overdue));
});

test("a refused file changes nothing", () => {
  const team = new Team(catalogue(), quizzes(), NOW);
  assert.notEqual(team.add(file([], { refused: ["The file is not JSON."] })), "");
  assert.deepEqual([team.waiting, settled(team)], [0, []]);
});

const full = quizData({
  shuffle: { questions: true, options: true }, attempts: { limit: 0, cooldown: 0 }, feedback: "after-submit", timeLimit: 0, confidence: true,
  draw: [], recertify: { on: "material", scope: "changed", every: null, grace: 14 }, refresh: [],
  parts: { check: { fingerprint: "p1", text: "Check it." } }, revisions: [{ version: "1.0", date: "2026-01-01", material: true, steps: [] }],
});
const source = { catalogue: catalogue(), quizzes: { "CS-ONE-001": full, "CS-TWO-001": full } };

test("a made-up team is read without a refusal, and is what it claims to be", () => {
  const files = madeUp(source, { people: 8, seed: 5, now: NOW });
  const team = new Team(catalogue(), quizzes(), NOW);
  for (const { name, content } of files) {
    const read = readExport(JSON.stringify(content), "shop");
    assert.deepEqual(read.refused, []);
    assert.equal(team.add({ name, ...read }), "");
  }
  const cells = settled(team).flatMap((row) => row.cells);
  assert.ok(cells.some(({ attempts }) => attempts > 0));
  assert.ok(cells.every(({ disagreements, unchecked }) => disagreements + unchecked === 0));
});

test("the same seed makes the same team, another one another", () => {
  const made = (/** @type {number} */ seed) => JSON.stringify(madeUp(source, { people: 3, seed, now: NOW }));
  assert.equal(made(1), made(1));
  assert.notEqual(made(1), made(2));
});
