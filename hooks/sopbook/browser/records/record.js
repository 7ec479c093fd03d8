/** What a record is, and what is wrong with one that is not. */

import { KINDS } from "./kinds.js";
import { firstFault, isId, isMapping, isNumber, isText, isTime } from "./shapes.js";

/** The newest form of a record that this code understands. */
export const SCHEMA = 3;

/**
 * @typedef {{schema: number, id: string, kind: string, handbook: string, at: string, learner?: string, sop?: string, [field: string]: any}} StoredRecord
 * One thing that happened: an attempt, a signed checklist, a finished workflow, a name. Never changed afterwards.
 */

const DEEPEST = 12;

/** @type {import("./shapes.js").Shape} */
const COMMON = { schema: isNumber, id: isId, kind: isText, handbook: isText, at: isTime };

/**
 * Whether a value read from JSON is nested deeper than any record, or carries a key that could reach a prototype.
 * @param {any} value
 * @param {number} [depth]
 * @returns {boolean}
 */
export function isHostile(value, depth = 0) {
  if (typeof value !== "object" || value === null) return false;
  if (depth > DEEPEST || Object.hasOwn(value, "__proto__")) return true;
  return Object.values(value).some((inner) => isHostile(inner, depth + 1));
}

/**
 * What is wrong with a would-be record of this handbook, in words; null when it is one.
 * @param {any} value
 * @param {string} handbook
 * @returns {string | null}
 */
export function faultOf(value, handbook) {
  return isHostile(value) ? "it holds data that no record has" : faultOfShape(value, handbook);
}

/**
 * The same for a value that is known not to be hostile.
 * @param {any} value
 * @param {string} handbook
 * @returns {string | null}
 */
export function faultOfShape(value, handbook) {
  if (!isMapping(value)) return "it is not a record";
  const common = firstFault(value, COMMON);
  if (common) return `its ${common} is missing or wrong`;
  if (value.schema > SCHEMA) return "it was written by a newer version of this handbook";
  if (value.handbook !== handbook) return "it belongs to another handbook";
  const kinds = KINDS[value.schema];
  if (!kinds) return "its schema is unknown";
  if (!Object.hasOwn(kinds, value.kind)) return "its kind is unknown";
  const own = firstFault(value, kinds[value.kind] ?? {});
  return own ? `its ${own} is missing or wrong` : null;
}
