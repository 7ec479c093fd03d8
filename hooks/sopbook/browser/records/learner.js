/** Who learns in this browser. Records are never changed, so a new name is a new record about the same learner. */

import { newId } from "./ids.js";
import { SCHEMA } from "./record.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./records.js").Records} Records */
/**
 * @typedef {object} Learner
 * @property {string} id
 * @property {string} name empty when it was never told
 * @property {string | null} role key of the role to learn for
 * @property {string} since ISO time of the first record
 * @property {number} results records other than names and of who is whom
 */
/** @typedef {Learner & {chosen: string | null}} CurrentLearner `chosen`: ISO time at which somebody said so */

const CURRENT = "current";

/** Who learns where nothing can be stored; gone with the page. @type {WeakMap<Records, CurrentLearner>} */
const passing = new WeakMap();

/**
 * Whether two names are written alike, whatever their capitals; two people without a name are not.
 * @param {string} one
 * @param {string} other
 */
export function isSameName(one, other) {
  const [first, second] = [one, other].map((name) => name.normalize("NFKC").toLowerCase().replace(/\s+/g, " ").trim());
  return !!first && first === second;
}

/**
 * Whether two learners may be one person: nobody is put together with somebody of another name by a slip of the hand.
 * @param {Learner} one
 * @param {Learner} other
 */
export function mayBeOne(one, other) {
  return one.id !== other.id && (!one.name || !other.name || isSameName(one.name, other.name));
}

/**
 * The learners that records are about: the named ones before the others, then the longest known first.
 * @param {StoredRecord[]} records oldest first
 * @returns {Learner[]}
 */
export function learnersOf(records) {
  /** @type {Map<string, Learner>} */
  const learners = new Map();
  for (const { learner: id, kind, name, role, at } of records) {
    if (!id || kind === "draft" || kind === "join") continue;
    const known = learners.get(id) ?? { id, name: "", role: null, since: at, results: 0 };
    learners.set(id, kind === "learner" ? { ...known, name, role: role ?? null } : { ...known, results: known.results + 1 });
  }
  return [...learners.values()].sort(
    (one, other) => Number(!one.name) - Number(!other.name) || (one.since < other.since ? -1 : one.since > other.since ? 1 : one.id < other.id ? -1 : 1),
  );
}

/**
 * Everybody who learns in this browser: the learner whose turn it is, if there is any yet, and the others.
 * Whoever has neither a name nor a result is nobody.
 * @param {Records} records
 * @returns {Promise<{current: CurrentLearner | null, others: Learner[]}>}
 */
export async function learnersHere(records) {
  const choice = await choiceOf(records);
  const learners = learnersOf(await records.all()).filter(({ id, name, results }) => name || results || id === choice?.learner);
  const chosen = learners.find(({ id }) => id === choice?.learner);
  const current = chosen ?? learners[0];
  return {
    current: current ? { ...current, chosen: chosen ? (choice?.at ?? null) : null } : (passing.get(records) ?? null),
    others: learners.filter(({ id }) => id !== current?.id),
  };
}

/**
 * The learner whose results are being kept; an unnamed one is recorded on first need.
 * @param {Records} records
 * @returns {Promise<CurrentLearner>}
 */
export async function currentLearner(records) {
  const { current } = await learnersHere(records);
  const choice = await choiceOf(records);
  if (current && current.id === choice?.learner) return current;
  try {
    return await firstLearner(records, current, choice);
  } catch {
    const nobody = { id: newId(), name: "", role: null, since: new Date().toISOString(), results: 0, chosen: null };
    passing.set(records, passing.get(records) ?? current ?? nobody);
    return /** @type {CurrentLearner} */ (passing.get(records));
  }
}

/**
 * Who was chosen to learn here, and when; undefined where nobody was. Whoever has been put together with somebody since
 * is that person now.
 * @param {Records} records
 * @returns {Promise<{learner: string, at: string | null} | undefined>}
 */
async function choiceOf(records) {
  const choice = await records.draft(CURRENT);
  return choice && { ...choice, learner: await records.person(choice.learner) };
}

/**
 * The learner to begin with: one that is known already, else a new one without a name. Two tabs agree on one.
 * @param {Records} records
 * @param {Learner | null} known
 * @param {any} stale a choice of somebody who is gone
 * @returns {Promise<CurrentLearner>}
 */
async function firstLearner(records, known, stale) {
  if (stale) await records.dropDraft(CURRENT);
  const record = known ? null : named(records, newId(), "", null);
  const kept = await records.claimDraft(CURRENT, { learner: known?.id ?? record?.learner, at: null }, record);
  const person = await records.person(kept.learner);
  const found = learnersOf(await records.all()).find(({ id }) => id === person);
  if (!found) throw new Error("the learner was deleted meanwhile");
  return { ...found, chosen: kept.at };
}

/**
 * Makes somebody without a name the learner of a browser that has none. What is written stands in the mirror at once,
 * so that it survives a page that goes away in the same moment.
 * @param {Records} records
 * @param {string} learner a new id
 * @returns {Promise<string>} the id of whoever learns now: another tab may have been first
 */
export async function beginLearner(records, learner) {
  return (await records.claimDraft(CURRENT, { learner, at: null }, named(records, learner, "", null))).learner;
}

/**
 * Says who learns from now on, here and in every other tab.
 * @param {Records} records
 * @param {string} learner id
 * @returns {Promise<void>}
 */
export async function chooseLearner(records, learner) {
  await records.saveDraft(CURRENT, { learner, at: new Date().toISOString() });
}

/**
 * Adds a person, who learns from now on.
 * @param {Records} records
 * @param {string} name
 * @returns {Promise<string>} the id of the new learner
 */
export async function addLearner(records, name) {
  const id = newId();
  await records.append(named(records, id, name, null));
  await chooseLearner(records, id);
  return id;
}

/**
 * Records the name and the role of a learner; what is left out stays as it is.
 * @param {Records} records
 * @param {string} learner id
 * @param {{name?: string, role?: string | null}} what
 * @returns {Promise<void>}
 */
export async function nameLearner(records, learner, what) {
  const known = learnersOf(await records.all({ learner }))[0] ?? { name: "", role: null };
  const { name, role } = { ...known, ...what };
  await records.append(named(records, learner, name, role));
}

/**
 * Deletes everything about one person: records, drafts and the choice.
 * @param {Records} records
 * @param {string} learner id of the person
 * @returns {Promise<void>}
 */
export async function deleteLearner(records, learner) {
  const own = await records.raw({ learner });
  for (const id of new Set([learner, ...own.map((record) => record.learner ?? learner)])) {
    own.push(...(await records.raw({ kind: "draft", learner: id })));
  }
  const others = (await records.all()).some((record) => record.learner !== learner);
  if (!others) return records.clear();
  const choice = await choiceOf(records);
  const ids = own.map(({ id }) => id);
  await records.drop(choice?.learner === learner ? [...ids, `draft:${CURRENT}`] : ids);
}

/**
 * @param {Records} records
 * @param {string} learner
 * @param {string} name
 * @param {string | null} role
 * @returns {StoredRecord}
 */
export function named(records, learner, name, role) {
  const at = new Date().toISOString();
  return { schema: SCHEMA, id: newId(), kind: "learner", handbook: records.handbook, at, learner, name, role };
}
