/**
 * Records of earlier schemas in today's form. What is stored is never rewritten: a record is upgraded each time it is
 * read, so its first form stays its own backup.
 */

import { SCHEMA } from "./record.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

/** What schema 2 added to each kind of record of schema 1. @type {Record<string, (record: StoredRecord) => object>} */
const ADDED_BY_SECOND = {
  attempt: ({ questions }) => ({
    ...{ scope: [], seconds: null, paused: 0, timedOut: false },
    questions: questions.map((/** @type {any} */ question) => ({
      ...{ key: "", wording: "", critical: false, shown: [], response: null },
      ...question,
      ...{ tests: [], hint: false, confidence: null },
    })),
  }),
  learner: () => ({ role: null }),
  run: () => ({ texts: {} }),
  walk: () => ({ name: "", note: "", texts: {} }),
};

/** One step up by the schema it starts from; every one is pure. @type {Record<number, (record: StoredRecord) => StoredRecord>} */
const STEPS = {
  1: (record) => ({ ...record, ...ADDED_BY_SECOND[record.kind]?.(record), schema: 2 }),
  2: (record) => ({ ...record, schema: 3 }),
};

/**
 * A sound record in the newest form; a record that is in it already is returned as it is.
 * @param {StoredRecord} record
 * @returns {StoredRecord}
 */
export function upgraded(record) {
  let form = record;
  while (form.schema < SCHEMA) form = /** @type {(record: StoredRecord) => StoredRecord} */ (STEPS[form.schema])(form);
  return form;
}
