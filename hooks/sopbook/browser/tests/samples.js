/** Records of every schema and kind, as pages write them. */

import { newId } from "../records/ids.js";

export const at = "2026-11-02T18:00:00.000Z";
export const learner = newId();

const common = { learner, handbook: "shop", at };
const about = { sop: "CS-REF-001", version: "1.2" };
const parts = { check: { fingerprint: "a1", text: "Check." } };
const taken = { ...about, started: at, parts, quiz: "q1", earned: 1, possible: 1, score: 1, mark: 80 };
const question = { id: "limit", type: "single", key: "k1", wording: "w1", points: 1, critical: false, shown: ["lead"], response: "lead", fraction: 1 };
const ran = { sop: "OPS-CLS-001", version: "1.2", started: at, ticked: { lights: at }, open: [], name: "Ana", note: "" };
const trail = [{ node: "active", answer: "Yes", at }, { node: "done", answer: null, at }];

/** @type {Record<string, object>} */
const FIRST = {
  attempt: { ...taken, mode: "full", questions: [question], passed: true },
  run: ran,
  walk: { ...about, started: at, trail, end: "resolved" },
  learner: { name: "Ana" },
};

/** @type {Record<string, object>} */
const SECOND = {
  attempt: {
    ...{ ...taken, mode: "changes", scope: ["check"], passed: true, seconds: 61, paused: 0, timedOut: false },
    questions: [{ ...question, tests: ["check"], hint: true, confidence: "sure" }],
  },
  acknowledgement: { ...about, parts, name: "Ana", about: "changes" },
  read: about,
  seen: { sop: "CS-REF-001", what: "regrade", quiz: "q2" },
  plan: { path: "agent", start: "2026-11-02" },
  learner: { name: "Ana", role: "agent" },
  run: { ...ran, texts: { lights: "Switch off the lights." } },
  walk: { ...about, started: at, trail, end: "resolved", name: "Ana", note: "", texts: { active: "Is it?", done: "Done." } },
};

/** @type {Record<number, Record<string, object>>} */
export const SAMPLES = { 1: FIRST, 2: SECOND, 3: { ...SECOND, join: { person: newId() } } };

/**
 * A sound record of a schema and a kind, with some fields of one's own.
 * @param {number} schema
 * @param {string} kind
 * @param {object} [own]
 * @returns {any}
 */
export function sample(schema, kind, own = {}) {
  return { schema, id: newId(), kind, ...common, ...structuredClone(SAMPLES[schema]?.[kind]), ...own };
}
