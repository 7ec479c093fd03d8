/** A handbook of two procedures, and records about them, for the tests of the team page. */

import { gradeQuiz } from "../../grading/grade.js";

export const NOW = "2026-11-20T12:00:00.000Z";
export const ANA = "a".repeat(32);
export const BEN = "b".repeat(32);

/** @param {string} id @param {string} right @param {object} [own] @returns {any} */
export const single = (id, right, own = {}) => ({
  id, type: "single", points: 1, critical: false, key: `key-${id}`, wording: "w", pool: "core", tests: ["check"], hintCost: 0,
  options: ["a", "b", "c"], right, ...own,
});

/** @param {object} [own] @returns {any} */
export const quizData = (own = {}) => ({
  quiz: "today", mark: 80, critical: "all", questions: [single("one", "a"), single("two", "b"), single("three", "c", { critical: true })], ...own,
});

/** @param {string} id @param {object} [own] @returns {any} */
export const sop = (id, own = {}) => ({
  id, title: `About ${id}`, area: "service", format: "article", status: "approved", version: "1.0", effective: null,
  url: `sops/${id}/`, quizUrl: `quizzes/${id}/`, roles: ["agent"], prints: { check: "p1" },
  revisions: [{ version: "1.0", date: "2026-01-01", summary: "First.", material: true, steps: [] }],
  quiz: { quiz: "today", mark: 80, questions: 3, recertify: { on: "material", scope: "changed", every: null, grace: 14 }, refresh: [], tested: ["check"] },
  ...own,
});

/** @returns {any} */
export const catalogue = () => ({
  handbook: "shop",
  sops: [sop("CS-ONE-001"), sop("CS-TWO-001", { area: "cases" })],
  paths: [{ key: "agent", title: "New agent", role: "agent", about: "", url: "", items: [{ sop: "CS-ONE-001", due: 3 }, { sop: "CS-TWO-001", due: 10 }] }],
  roles: { agent: "Customer service agent" },
});

/** @returns {Record<string, any>} */
export const quizzes = () => ({ "CS-ONE-001": quizData(), "CS-TWO-001": quizData() });

let last = 0;

/** @param {string} kind @param {object} [own] @returns {any} */
export const record = (kind, own = {}) => ({
  schema: 2, id: (++last).toString(16).padStart(32, "0"), kind, learner: ANA, handbook: "shop", at: "2026-11-10T10:00:00.000Z", ...own,
});

/**
 * An attempt as the quiz page would record it.
 * @param {Record<string, any>} responses by question id
 * @param {any} [own]
 */
export function attempt(responses, { quiz = quizData(), only = null, ...own } = {}) {
  const asked = quiz.questions.filter((/** @type {any} */ { id }) => !only || only.includes(id));
  const { questions, earned, possible, score, passed } = gradeQuiz({ ...quiz, questions: asked }, responses);
  const fractions = new Map(questions.map(({ id, fraction }) => [id, fraction]));
  return record("attempt", {
    sop: "CS-ONE-001", version: "1.0", started: "2026-11-10T09:50:00.000Z", mode: "full", scope: [], quiz: quiz.quiz,
    parts: { check: { fingerprint: "p1", text: "Check it." } },
    questions: asked.map((/** @type {any} */ { id, type, key, wording, points, critical, tests, options }) => ({
      id, type, key, wording, points, critical, tests, shown: options, response: responses[id] ?? null, hint: false, confidence: null,
      fraction: fractions.get(id),
    })),
    earned, possible, score, mark: quiz.mark, passed, seconds: null, paused: 0, timedOut: false, ...own,
  });
}

export const RIGHT = { one: "a", two: "b", three: "c" };

/** @param {any[]} records @param {object} [own] @returns {any} */
export const file = (records, own = {}) => ({ name: "ana.json", exported: NOW, records, refused: [], ...own });
