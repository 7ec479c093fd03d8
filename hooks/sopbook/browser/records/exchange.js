/** The file that carries records from one browser to another, and what is refused when it comes back. */

import { checksum } from "./checksum.js";
import { SCHEMA, faultOfShape, isHostile } from "./record.js";
import { isTime } from "./shapes.js";
import { upgraded } from "./upgrading.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */

const FORMAT = "sopbook-records";

/** The largest file that is read, in characters, and that is opened, in bytes; about ten thousand attempts. */
export const LARGEST = 20_000_000;

/**
 * The content of an export.
 * @param {string} handbook
 * @param {StoredRecord[]} records in the form in which they were written
 * @param {string} exported ISO time
 */
export function packed(handbook, records, exported) {
  return { format: FORMAT, schema: SCHEMA, handbook, exported, count: records.length, checksum: checksum(records), records };
}

/**
 * Why the file as a whole is refused; null when its records may be looked at.
 * @param {any} file
 * @param {string} handbook
 * @returns {string | null}
 */
function refusal(file, handbook) {
  if (typeof file !== "object" || file === null || file.format !== FORMAT) {
    return "This is not a file of exported training records.";
  }
  if (typeof file.schema !== "number" || file.schema > SCHEMA) {
    return "The file was written by a newer version of this handbook. Reload the page, or ask for an update.";
  }
  if (file.handbook !== handbook) return "The file belongs to another handbook.";
  if (!Array.isArray(file.records) || file.count !== file.records.length) {
    return "The file is incomplete: some of its records are missing.";
  }
  if (isHostile(file)) return "The file holds data that no export has.";
  if (file.checksum !== checksum(file.records)) return "The file was damaged or edited: its checksum does not match.";
  return null;
}

/**
 * Reads an exported file; nothing in it is trusted. Its records keep the form in which they were written.
 * @param {string} text
 * @param {string} handbook
 * @returns {{records: StoredRecord[], refused: string[], exported: string | null}} ISO time of the export
 */
export function unpacked(text, handbook) {
  if (text.length > LARGEST) return nothing("The file is larger than 20 MB.");
  let file;
  try {
    file = JSON.parse(text);
  } catch {
    return nothing("The file is not JSON: it was damaged, or it is another kind of file.");
  }
  const reason = refusal(file, handbook);
  if (reason) return nothing(reason);
  return { ...sorted(file.records, handbook), exported: isTime(file.exported, file) ? file.exported : null };
}

/** @param {string} reason */
function nothing(reason) {
  return { records: [], refused: [reason], exported: null };
}

/**
 * Reads an exported file for looking at it: its records come in today's form.
 * @param {string} text
 * @param {string} handbook
 * @returns {{records: StoredRecord[], refused: string[], exported: string | null}}
 */
export function readExport(text, handbook) {
  const file = unpacked(text, handbook);
  return { ...file, records: file.records.map(upgraded) };
}

/**
 * Parts the sound records from the faulty ones; of two with the same id and other content the first one counts.
 * @param {any[]} candidates
 * @param {string} handbook
 * @returns {{records: StoredRecord[], refused: string[]}}
 */
function sorted(candidates, handbook) {
  /** @type {Map<string, StoredRecord>} */
  const records = new Map();
  /** @type {string[]} */
  const refused = [];
  candidates.forEach((candidate, index) => {
    const fault = faultOfShape(candidate, handbook);
    if (fault) refused.push(`Record ${index + 1} was left out: ${fault}.`);
    else if (!records.has(candidate.id)) records.set(candidate.id, candidate);
    else if (checksum(records.get(candidate.id)) !== checksum(candidate)) refused.push(conflict(candidate));
  });
  return { records: [...records.values()], refused };
}

/**
 * The sentence for a record whose id is taken by other content.
 * @param {StoredRecord} record
 * @returns {string}
 */
export function conflict(record) {
  const what = record.sop ? `${record.kind} at ${record.sop}` : record.kind;
  return `Another record with the same number is kept already (${what}, ${record.at.slice(0, 10)}): yours stays as it is.`;
}
