/**
 * @import { QuizData } from "../elements/quiz-data.js"
 * @import { Sitting } from "../elements/quiz-sitting.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import { attemptOf } from "../elements/quiz-attempt.js";
import { left, milestone, ticked } from "../elements/quiz-clock.js";
import { placeOf } from "../elements/quiz-data.js";
import { completed } from "../grading/ordinary.js";
import { joined, resumed } from "../elements/quiz-resuming.js";
import { isBlank, isImmediate, limitOf, sitDown } from "../elements/quiz-sitting.js";
import { rightNumber } from "../elements/quiz-words.js";
import { gradeQuiz } from "../grading/grade.js";
import { faultOf } from "../records/record.js";

const COMMON = { points: 1, critical: false, wording: "w" };
/** @type {QuizData} */
const QUIZ = {
  quiz: "f1",
  mark: 80,
  critical: "all",
  shuffle: { questions: true, options: true },
  attempts: { limit: 0, cooldown: 0 },
  feedback: "after-submit",
  timeLimit: 600,
  confidence: false,
  draw: [],
  recertify: { on: "material", scope: "changed", every: null, grace: 14 },
  refresh: [7],
  revisions: [],
  parts: { check: { fingerprint: "p", text: "Check." } },
  places: {},
  questions: [
    { ...COMMON, id: "limit", type: "single", key: "k1", tests: ["check"], options: ["a", "b", "c"], right: "b" },
    { ...COMMON, id: "open", type: "true-false", key: "k2", right: true },
    { ...COMMON, id: "steps", type: "order", key: "k3", items: ["a", "b", "c"], start: ["c", "a", "b"], anyOrder: [] },
    { ...COMMON, id: "case", type: "match", key: "k4", pairs: [{ id: "a", right: "a" }, { id: "b", right: "b" }] },
    { ...COMMON, id: "word", type: "text", key: "k5", accept: ["CRM"], forgive: ["case"] },
  ],
};
const STARTED = "2026-11-02T08:00:00.000Z";
const ABOUT = { learner: "1".repeat(32), handbook: "h", sop: "CS-REF-001", version: "1.2", at: "2026-11-02T08:05:00.000Z", timedOut: false };
const ID = "2".repeat(32);

/** Numbers that look random and are the same every time. @param {number} seed */
const chance = (seed) => () => {
  seed = (seed * 16807) % 2147483647;
  return seed / 2147483647;
};
/** @param {number} [seed] */
const fresh = (seed = 1) => sitDown(QUIZ, { id: ID, mode: "full", started: STARTED }, chance(seed));

test("things to put in order are never shown in the right one, shuffled or not", () => {
  const still = { ...QUIZ, shuffle: { questions: false, options: false } };
  for (let seed = 1; seed < 60; seed++) assert.notDeepEqual(fresh(seed * 7919).shown.steps, ["a", "b", "c"]);
  assert.deepEqual(sitDown(still, { id: ID, mode: "full", started: STARTED }, chance(1)).shown, {
    limit: ["a", "b", "c"], open: ["true", "false"], steps: ["c", "a", "b"], case: ["a", "b"], word: [],
  });
});

test("questions stay as written unless they are to be shuffled, and practice asks only those named", () => {
  const still = { ...QUIZ, shuffle: { questions: false, options: true } };
  const ids = QUIZ.questions.map(({ id }) => id);
  assert.deepEqual(sitDown(still, { id: ID, mode: "full", started: STARTED }, chance(5)).order, ids);
  assert.deepEqual(sitDown(still, { id: ID, mode: "practice", started: STARTED, only: ["word", "limit", "gone"] }, chance(5)).order, ["limit", "word"]);
});

test("a kept sitting goes on where it was", () => {
  const sitting = { ...fresh(), seen: ["open", "limit"], at: "open", responses: { open: false, limit: "a" } };
  assert.deepEqual(resumed(JSON.parse(JSON.stringify(sitting)), QUIZ, chance(9), ID), { sitting, changed: 0 });
});

test("after an edit, only the questions that changed are asked again; new ones come last, and old ones go", () => {
  const sitting = { ...fresh(), seen: ["open", "limit", "word"], at: "word", responses: { open: false, limit: "a", word: "crm" } };
  const [limit, open, ...others] = QUIZ.questions;
  const added = { ...open, id: "added" };
  const edited = { ...QUIZ, questions: [added, { ...limit, wording: "better" }, open, ...others.slice(0, -1)] };
  const found = resumed(sitting, edited, chance(9), ID);
  assert.equal(found?.changed, 1);
  assert.deepEqual(found?.sitting.responses, { open: false });
  assert.deepEqual(found?.sitting.seen, ["open"]);
  assert.deepEqual(found?.sitting.order, [...sitting.order.filter((id) => id !== "word"), "added"]);
  assert.equal(found?.sitting.at, found?.sitting.order[0]);
});

test("kept practice goes on as practice with its own questions", () => {
  const sitting = sitDown(QUIZ, { id: ID, mode: "practice", started: STARTED, only: ["word", "limit"] }, chance(3));
  const found = resumed(sitting, QUIZ, chance(9), ID);
  assert.deepEqual([found?.sitting.mode, found?.sitting.order], ["practice", sitting.order]);
  assert.equal(resumed({ ...sitting, order: ["gone"] }, QUIZ, chance(9), ID), null);
});

test("what is not a sitting is not gone on with", () => {
  for (const kept of [undefined, null, "", 5, [], {}, { order: "limit", seen: [] }, { order: [], seen: null, started: STARTED }]) {
    assert.equal(resumed(kept, QUIZ, chance(1), ID), null);
  }
});

test("an answer is blank until something is chosen, moved or typed", () => {
  for (const blank of /** @type {any[]} */ ([undefined, null, "", "  ", [], {}, { a: null, b: null }])) assert.equal(isBlank(blank), true);
  for (const given of [false, true, "a", ["a"], { a: null, b: "b" }]) assert.equal(isBlank(given), false);
});

test("an attempt is a sound record with everything that a later grading needs", () => {
  const sitting = { ...fresh(), responses: { limit: "b", open: true, steps: ["a", "b", "c"], word: "crm", case: { a: "a", b: "a" } } };
  const grades = gradeQuiz(QUIZ, sitting.responses);
  const attempt = attemptOf(QUIZ, sitting, grades, ABOUT);
  assert.equal(faultOf(attempt, "h"), null);
  assert.deepEqual(attempt.questions.map(({ id }) => id), sitting.order);
  assert.deepEqual(attempt.questions.find(({ id }) => id === "case"), {
    id: "case", type: "match", key: "k4", wording: "w", points: 1, critical: false, tests: [], shown: sitting.shown.case,
    response: { a: "a", b: "a" }, hint: false, confidence: null, fraction: 0.5,
  });
  assert.deepEqual([attempt.earned, attempt.possible, attempt.score, attempt.mark, attempt.passed], [4.5, 5, 0.9, 80, true]);
  assert.deepEqual([attempt.parts, attempt.quiz, attempt.started, attempt.mode], [QUIZ.parts, "f1", STARTED, "full"]);
});

test("practice is never a pass", () => {
  const sitting = { ...sitDown(QUIZ, { id: ID, mode: "practice", started: STARTED, only: ["limit"] }, chance(3)), responses: { limit: "b" } };
  const grades = gradeQuiz({ ...QUIZ, questions: QUIZ.questions.slice(0, 1) }, sitting.responses);
  assert.equal(grades.passed, true);
  assert.equal(attemptOf(QUIZ, sitting, grades, ABOUT).passed, false);
});

const POOLS = { ...QUIZ, draw: [{ pool: "core", take: /** @type {const} */ (2) }] };
/** @param {string} id @param {object} [more] */
const other = (id, more) => /** @type {any} */ ({ ...QUIZ.questions[1], id, key: `key of ${id}`, ...more });

test("only what is drawn is asked, and only that counts in the attempt", () => {
  const sitting = sitDown(POOLS, { id: ID, mode: "full", started: STARTED }, chance(5));
  assert.equal(sitting.order.length, 2);
  assert.deepEqual(Object.keys(sitting.shown).sort(), [...sitting.order].sort());
  const questions = QUIZ.questions.filter(({ id }) => sitting.order.includes(id));
  const attempt = attemptOf(POOLS, sitting, gradeQuiz({ ...POOLS, questions }, {}), ABOUT);
  assert.deepEqual([attempt.questions.map(({ id }) => id), attempt.possible], [sitting.order, 2]);
});

test("a sitting on what has changed asks the questions on those parts, and its record says which", () => {
  const sitting = sitDown(QUIZ, { id: ID, mode: "changes", started: STARTED, scope: ["check"] }, chance(5));
  assert.deepEqual([sitting.order, sitting.scope], [["limit"], ["check"]]);
  const attempt = attemptOf(QUIZ, sitting, gradeQuiz({ ...QUIZ, questions: QUIZ.questions.slice(0, 1) }, { limit: "b" }), ABOUT);
  assert.deepEqual([attempt.mode, attempt.scope, attempt.passed, faultOf(attempt, "h")], ["changes", ["check"], true, null]);
});

test("a draw that was kept stays as it is; a new question joins only when it is critical", () => {
  const sitting = { ...sitDown(POOLS, { id: ID, mode: "full", started: STARTED }, chance(5)), seen: [] };
  const grown = { ...POOLS, questions: [other("new"), other("must", { critical: true }), ...QUIZ.questions] };
  assert.deepEqual(resumed(sitting, grown, chance(7), ID)?.sitting.order, [...sitting.order, "must"]);
  const whole = { ...grown, draw: [], questions: [...grown.questions, other("made", { pool: "generated" })] };
  assert.deepEqual(resumed(fresh(), whole, chance(7), ID)?.sitting.order, [...fresh().order, "new", "must"]);
});

test("hints, confidence, answers given for good and the clock are gone on with; a changed question loses them", () => {
  const clock = { active: 61, paused: 5, since: STARTED };
  const sitting = { ...fresh(), hints: ["limit", "open"], checked: ["limit", "open"], confidence: { limit: "sure", open: "guess" }, clock };
  const edited = { ...QUIZ, questions: QUIZ.questions.map((one) => (one.id === "open" ? { ...one, wording: "better" } : one)) };
  const found = /** @type {Sitting} */ (resumed(JSON.parse(JSON.stringify(sitting)), edited, chance(3), ID)?.sitting);
  assert.deepEqual([found.hints, found.checked, found.confidence, found.clock], [["limit"], ["limit"], { limit: "sure" }, clock]);
});

test("a sitting kept by the first version of the page, without an id and a clock, is gone on with", () => {
  const { id: _id, clock: _clock, stamps: _stamps, hints: _hints, checked: _checked, confidence: _sure, scope: _scope, ...old } = fresh();
  const found = resumed({ ...old, responses: { limit: "a" } }, QUIZ, chance(3), ID);
  assert.deepEqual([found?.sitting.id, found?.sitting.responses, found?.sitting.clock.active], [ID, { limit: "a" }, 0]);
});

test("two tabs on one sitting: of each answer the later one counts, and nothing is lost", () => {
  const one = { ...fresh(), responses: { limit: "a", open: true }, stamps: { limit: 5, open: 1 }, hints: ["limit"], seen: ["limit"] };
  const two = { ...fresh(), responses: { open: false, word: "crm" }, stamps: { open: 3, word: 2 }, checked: ["word"], seen: ["word"] };
  const met = joined(one, two);
  assert.deepEqual(met.sitting.responses, { limit: "a", open: false, word: "crm" });
  assert.deepEqual([met.sitting.hints, met.sitting.checked, [...met.sitting.seen].sort()], [["limit"], ["word"], ["limit", "word"]]);
  assert.deepEqual([[...met.changed].sort(), met.behind], [["open", "word"], true]);
  const back = joined(two, met.sitting);
  assert.deepEqual([back.sitting.responses, back.behind], [met.sitting.responses, false]);
});

test("an answer is shown at once in practice and refreshers, and where the quiz says so; only the whole quiz is timed", () => {
  const modes = /** @type {const} */ (["full", "changes", "practice", "refresh"]);
  assert.deepEqual(modes.map((mode) => isImmediate({ mode }, QUIZ)), [false, false, true, true]);
  assert.deepEqual(modes.map((mode) => isImmediate({ mode }, { ...QUIZ, feedback: "immediate" })), [true, true, true, true]);
  assert.deepEqual(modes.map((mode) => limitOf({ mode }, QUIZ)), [600, 0, 0, 0]);
});

test("a walk is blank until it has come to an end", () => {
  assert.equal(isBlank({ trail: [{ node: "ask", answer: "Yes" }], end: null }), true);
  assert.equal(isBlank({ trail: [{ node: "ask", answer: "Yes" }], end: "done" }), false);
});

/** @param {number} seconds after the start */
const later = (seconds) => new Date(Date.parse(STARTED) + seconds * 1000).toISOString();

test("time counts while the questions are there; a break, a closed page and a sleeping machine count as pauses", () => {
  const clock = { active: 10, paused: 2, since: STARTED };
  assert.deepEqual(ticked(clock, later(3), true), { active: 13, paused: 2, since: later(3) });
  assert.deepEqual(ticked(clock, later(3), false), { active: 10, paused: 5, since: later(3) });
  assert.deepEqual(ticked(clock, later(3600), true), { active: 10, paused: 3602, since: later(3600) });
  assert.deepEqual(ticked(clock, later(-50), true), { active: 10, paused: 2, since: later(-50) });
  assert.equal(left({ active: 590.2, paused: 0, since: STARTED }, 600), 10);
  assert.equal(left({ active: 700, paused: 0, since: STARTED }, 600), 0);
});

test("half of the time, five minutes and one minute are told once each, and nothing else", () => {
  const told = (/** @type {number} */ limit) => {
    const moments = [];
    for (let rest = limit; rest > 0; rest--) {
      const moment = milestone(rest, rest - 1, limit);
      if (moment) moments.push(moment);
    }
    return moments;
  };
  assert.deepEqual(told(1200), [600, 300, 60]);
  assert.deepEqual(told(600), [300, 60]);
  assert.deepEqual(told(240), [120, 60]);
  assert.deepEqual(told(60), [30]);
  assert.equal(milestone(700, 40, 1200), 60);
});

test("what a page leaves out of a question is what is ordinary", () => {
  const lean = { id: "steps", type: "order", key: "k", wording: "w", items: ["a", "b"], start: ["b", "a"], critical: true };
  const walk = { id: "walk", type: "scenario", key: "k", wording: "w", start: "b", ends: { b: 1 } };
  const nodes = { b: { text: "Done", kind: "end" } };
  const open = { id: "open", type: "true-false", right: true, points: 0 };
  const { questions } = completed(/** @type {any} */ ({ nodes, questions: [lean, open, walk] }));
  assert.deepEqual(questions[0], { ...lean, pool: "core", points: 1, hintCost: 0, tests: [], anyOrder: [] });
  assert.deepEqual(questions[1], { id: "open", type: "true-false", right: true, points: 0, pool: "core", critical: false, hintCost: 0, tests: [] });
  assert.deepEqual(/** @type {any} */ (questions[2]).flow, { start: "b", nodes });
  assert.deepEqual(completed(/** @type {any} */ ({ nodes, questions })).questions, questions);
});

test("a part is called by its first line, and found by its anchor", () => {
  const parts = { pay: { fingerprint: "p", text: "Pay it back.\n(agent)" }, why: { fingerprint: "q", text: "Why?\n\nSo." } };
  const quiz = { ...QUIZ, parts, places: { faq: ["why"] } };
  assert.deepEqual(placeOf(quiz, "pay"), { anchor: "step-pay", title: "Pay it back.", words: "Step: Pay it back." });
  assert.deepEqual(placeOf(quiz, "why"), { anchor: "faq-why", title: "Why?", words: "Answer: Why?" });
});

test("the right number is said in words", () => {
  assert.equal(rightNumber({ answer: 100, unit: "EUR" }), "100 EUR");
  assert.equal(rightNumber({ answer: 0.5 }), "0.5");
  assert.equal(rightNumber({ answer: 1234567, tolerance: { amount: 5, relative: true } }), "1234567, give or take 5 %");
  assert.equal(rightNumber({ answer: 15, tolerance: { amount: 2, relative: false }, unit: "minutes" }), "15 minutes, give or take 2 minutes");
  assert.equal(rightNumber({ answer: 15, tolerance: { amount: 0, relative: false } }), "15");
  assert.equal(rightNumber({ range: [2, 4], unit: "h" }), "from 2 to 4 h");
});

test("a part is called in a link by the first of its words, and an end of a workflow by what is done there", () => {
  const long = "Read the filled-in text once more, word by word, before you send it to the customer.";
  const parts = {
    read: { fingerprint: "f", text: `${long}\n(agent)\n` },
    known: { fingerprint: "f", text: "Is it known?\nYes → look; No → ask\n(agent)" },
    look: { fingerprint: "f", text: "Resolved.\n\nFetch it." },
    lost: { fingerprint: "f", text: "Escalated to lead.\n\n" },
  };
  const quiz = { ...QUIZ, parts, places: { node: ["known", "look", "lost"] } };
  const titles = ["read", "known", "look", "lost"].map((id) => placeOf(quiz, id).title);
  assert.deepEqual(titles, ["Read the filled-in text once more, word by word, before…", "Is it known?", "Fetch it.", "Escalated to lead."]);
  assert.ok(titles[0].length <= 60);
});
