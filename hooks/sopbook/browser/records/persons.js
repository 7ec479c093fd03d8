/**
 * Which learners are one person. Whoever begins in two browsers is two learners; a record of kind `join` says later
 * that the one is the other as well. Nothing that was kept before changes: it is read as that person's from then on,
 * and as it was again once a later record parts them.
 */

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

/** Oldest first, and of the same moment always the same one first. @type {(one: StoredRecord, other: StoredRecord) => number} */
export const byTimeThenId = (one, other) => (one.at < other.at ? -1 : one.at > other.at ? 1 : one.id < other.id ? -1 : 1);

/**
 * The person behind each learner who stands with another one; the others are a person each.
 * @param {StoredRecord[]} records in any order; of those about one learner the newest counts
 * @returns {Map<string, string>} id of the person by id of the learner
 */
export function personsOf(records) {
  const joins = records.filter(({ kind }) => kind === "join").sort(byTimeThenId);
  const newest = new Map(joins.map((join) => [join.learner ?? "", join]));
  /** @type {Map<string, string>} */
  const next = new Map();
  const last = (/** @type {string} */ id) => {
    let found = id;
    for (let to = next.get(found); to !== undefined; to = next.get(found)) found = to;
    // A file may hold a chain of any length: the way is not gone twice.
    for (let at = id; at !== found; ) {
      const to = next.get(at) ?? found;
      next.set(at, found);
      at = to;
    }
    return found;
  };
  for (const { learner = "", person } of joins.filter((join) => newest.get(join.learner ?? "") === join)) {
    // Two browsers may say it of each other, and a file may say anything: whoever leads back to themselves stays.
    if (person && last(person) !== learner) next.set(learner, person);
  }
  return new Map([...next.keys()].map((id) => [id, last(id)]));
}
