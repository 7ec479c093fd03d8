/** When it is time to export records again. */

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./records.js").Records} Records */

const DAY = 86_400_000;
const LONG_AGO = 30 * DAY;
const MANY = 20;

/** Kinds that would be a loss. */
export const RESULTS = new Set(["attempt", "acknowledgement", "run", "walk"]);

/**
 * How many results no exported file has, and whether that is too many or for too long.
 * @param {StoredRecord[]} records of one learner
 * @param {string | null} exported ISO time of the last export
 * @param {number} now milliseconds since 1970
 * @returns {{due: boolean, count: number, exported: string | null}}
 */
export function exportDue(records, exported, now) {
  const open = records.filter(({ kind, at }) => RESULTS.has(kind) && (!exported || at > exported));
  const oldest = open[0] && Date.parse(open[0].at);
  const due = open.length >= MANY || (oldest !== undefined && now - oldest > LONG_AGO);
  return { due, count: open.length, exported };
}

/**
 * The state of a learner's backup.
 * @param {Records} records
 * @param {string} learner id
 */
export async function exportReminder(records, learner) {
  const last = await records.draft(`exported:${learner}`);
  const exported = typeof last?.at === "string" ? last.at : null;
  return exportDue(await records.all({ learner }), exported, Date.now());
}

/**
 * Remembers that the results up to a time are in a file.
 * @param {Records} records
 * @param {string[]} learners ids
 * @param {string} at ISO time of the export
 */
export async function rememberExport(records, learners, at) {
  for (const learner of learners) await records.saveDraft(`exported:${learner}`, { at });
}
