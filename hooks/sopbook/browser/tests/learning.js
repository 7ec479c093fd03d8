/** A learner's records and an SOP, made by hand for the tests of training. */

/** @typedef {import("../training/entry.js").Entry} Entry */
/** @typedef {import("../training/entry.js").Revision} Revision */

/** @type {Revision} */
export const FIRST = { version: "1.0", date: "2026-10-01", material: true, steps: [], summary: "First." };

/** @param {Partial<Entry>} [own] @returns {Entry} */
export function entry(own = {}) {
  return {
    id: "CS-REF-001",
    version: "1.0",
    prints: { check: "c1", approve: "a1", record: "r1" },
    revisions: [FIRST],
    recertify: { on: "material", scope: "changed", every: null, grace: 14 },
    refresh: [7, 30, 90],
    quiz: "q1",
    mark: 80,
    tested: ["check", "approve"],
    ...own,
  };
}

/**
 * The entry after a revision that changes the fingerprints of some parts.
 * @param {Entry} before
 * @param {Partial<Revision> & {prints?: Record<string, string>}} revision
 * @returns {Entry}
 */
export function revised(before, { prints = {}, ...own }) {
  const version = `1.${before.revisions.length}`;
  const revision = { version, date: "2026-11-01", material: true, steps: Object.keys(prints), ...own };
  return { ...before, version, prints: { ...before.prints, ...prints }, revisions: [revision, ...before.revisions] };
}

/** @param {Entry} of */
export function partsOf({ prints }) {
  return Object.fromEntries(Object.entries(prints).map(([id, print]) => [id, { fingerprint: print, text: `${id} as ${print}` }]));
}

let count = 0;

/** @param {object} own @returns {any} */
export function record(own) {
  count += 1;
  return { schema: 2, id: count.toString(16).padStart(32, "0"), learner: "f".repeat(32), handbook: "h", at: "2026-10-10T10:00:00.000Z", ...own };
}

/** A full pass of the SOP as it is, unless said otherwise. @param {Entry} of @param {object} [own] */
export function attempt(of, own = {}) {
  return record({
    ...{ kind: "attempt", sop: of.id, version: of.version, mode: "full", scope: [], parts: partsOf(of), quiz: of.quiz },
    ...{ questions: [], earned: 9, possible: 10, score: 0.9, mark: 80, passed: true },
    ...own,
  });
}

/** @param {Entry} of @param {object} [own] */
export function signature(of, own = {}) {
  return record({ kind: "acknowledgement", sop: of.id, version: of.version, parts: partsOf(of), name: "Sam", about: "whole", ...own });
}

/**
 * Numbers from 0 to 1 that only look random.
 * @param {number} seed
 */
export function chance(seed) {
  let state = seed + 1;
  return () => {
    state = (Math.imul(state, 1_664_525) + 1_013_904_223) >>> 0;
    return state / 2 ** 32;
  };
}

/**
 * @template T
 * @param {T[]} list
 * @param {() => number} random
 * @returns {T[]}
 */
export function shuffled(list, random) {
  return list.map((value) => ({ value, key: random() })).sort((one, other) => one.key - other.key).map(({ value }) => value);
}
