/** Adding what happened to the records of a learner. */

import { SCHEMA, newId } from "../records/index.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */

/**
 * Keeps records about one learner, all or none of them.
 * @param {Records} store
 * @param {string} learner id
 * @param {Record<string, any>[]} what without the fields that all records have
 */
export async function keepRecords(store, learner, what) {
  const at = new Date().toISOString();
  const made = what.map((each) => /** @type {StoredRecord} */ ({ schema: SCHEMA, id: newId(), handbook: store.handbook, learner, at, ...each }));
  if (made.length === 1 && made[0]) await store.append(made[0]);
  else if (made.length > 1) await store.merge(made);
}
