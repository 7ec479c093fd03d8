/** Who learns in this browser. Records are never changed, so a new name is a new record about the same learner. */

import { newId } from "./ids.js";
import { SCHEMA } from "./record.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {{id: string, name: string, since: string}} Learner */

/**
 * The learners of a store, the one whose turn it is first: a named one before an unnamed, then the longest known.
 * @param {StoredRecord[]} records
 * @returns {Learner[]}
 */
export function learnersOf(records) {
  /** @type {Map<string, Learner>} */
  const learners = new Map();
  for (const record of records.filter(({ kind }) => kind === "learner")) {
    const id = record.learner;
    learners.set(id, { id, name: record.name, since: learners.get(id)?.since ?? record.at });
  }
  return [...learners.values()].sort(
    (one, other) => Number(!one.name) - Number(!other.name) || (one.since < other.since ? -1 : 1),
  );
}

/**
 * The learner whose results are being kept; an unnamed one is recorded on first need.
 * @param {import("./records.js").Records} records
 * @returns {Promise<Learner>}
 */
export async function currentLearner(records) {
  const [known] = learnersOf(await records.all({ kind: "learner" }));
  if (known) return known;
  const id = newId();
  // Where nothing can be stored the page still needs a learner; the store itself says what is wrong.
  return nameLearner(records, id, "").catch(() => ({ id, name: "", since: new Date().toISOString() }));
}

/**
 * Records the name of a learner.
 * @param {import("./records.js").Records} records
 * @param {string} learner id
 * @param {string} name
 * @returns {Promise<Learner>}
 */
export async function nameLearner(records, learner, name) {
  const at = new Date().toISOString();
  await records.append({ schema: SCHEMA, id: newId(), kind: "learner", handbook: records.handbook, at, learner, name });
  return { id: learner, name, since: at };
}
