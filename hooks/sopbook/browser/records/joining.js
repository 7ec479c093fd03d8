/** Putting together what one person has done as two learners, and parting it again. Nothing is changed or deleted. */

import { newId } from "./ids.js";
import { learnersOf, named } from "./learner.js";
import { personsOf } from "./persons.js";
import { SCHEMA } from "./record.js";

/** @typedef {import("./learner.js").Learner} Learner */
/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./records.js").Records} Records */

/**
 * The learners who stand with a person, each with what is their own.
 * @param {Records} records
 * @returns {Promise<Map<string, Learner[]>>} by id of the person
 */
export async function joinedHere(records) {
  const persons = personsOf(await records.raw({ kind: "join" }));
  const learners = persons.size > 0 ? learnersOf(await records.raw()) : [];
  /** @type {Map<string, Learner[]>} */
  const joined = new Map();
  for (const learner of learners) {
    const person = persons.get(learner.id);
    if (person) joined.set(person, [...(joined.get(person) ?? []), learner]);
  }
  return joined;
}

/**
 * From now on everything of a learner counts as a person's. Work that the learner has not finished goes on as that
 * person's, unless the person is at the same work already.
 * @param {Records} records
 * @param {Learner} learner
 * @param {Learner} person
 * @returns {Promise<void>}
 */
export async function joinLearner(records, learner, person) {
  // The newest name and role count: those of whom the other one joins, where they are known.
  await records.append(named(records, person.id, person.name || learner.name, person.role ?? learner.role));
  await records.append(join(records, learner.id, person.id));
  await handOver(records, learner.id, person.id);
}

/**
 * From now on a learner is a person again.
 * @param {Records} records
 * @param {string} learner id
 * @returns {Promise<void>}
 */
export async function partLearner(records, learner) {
  await records.append(join(records, learner, null));
}

/** @param {Records} records @param {string} learner @param {string | null} person @returns {StoredRecord} */
function join(records, learner, person) {
  return { schema: SCHEMA, id: newId(), kind: "join", handbook: records.handbook, at: new Date().toISOString(), learner, person };
}

/** @param {Records} records @param {string} learner @param {string} person */
async function handOver(records, learner, person) {
  const own = new Set((await records.raw({ kind: "draft", learner: person })).map(({ id }) => id));
  for (const { id, value } of await records.raw({ kind: "draft", learner })) {
    const name = id.slice("draft:".length, -learner.length);
    // Which results are in a file is not work: those of the other learner are in none of this person's.
    if (name.startsWith("exported:") || own.has(`draft:${name}${person}`)) continue;
    await records.saveDraft(`${name}${person}`, value);
    await records.dropDraft(`${name}${learner}`);
  }
}
