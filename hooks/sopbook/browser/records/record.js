/**
 * What a record is, and what is wrong with one that is not.
 *
 * Records arrive from files that anybody may have written, so every field that the pages rely on is checked here.
 */

/** The newest form of a record that this code understands. */
export const SCHEMA = 1;

/**
 * @typedef {{schema: number, id: string, kind: string, handbook: string, at: string, sop?: string, [field: string]: any}} StoredRecord
 * One thing that happened: an attempt, a signed checklist, a finished workflow, a name. Never changed afterwards.
 */

/** @typedef {(value: any) => boolean} Check */

const ID = /^[0-9a-f]{32}$/;
const SOP = /^[A-Z][A-Z0-9]+(-[A-Z0-9]+)+$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const DEEPEST = 12;
const LONGEST_TEXT = 10_000;

/** @type {Check} */
const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
/** @type {Check} */
const isTime = (value) => typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
/** @type {Check} */
const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @type {Check} */
const isShare = (value) => isNumber(value) && value >= 0 && value <= 1;
/** @type {Check} */
const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {Check} */
const isId = (value) => typeof value === "string" && ID.test(value);
/** @type {Check} */
const isSop = (value) => typeof value === "string" && value.length <= 80 && SOP.test(value);

/** @type {(each: Check) => Check} */
const listOf = (each) => (value) => Array.isArray(value) && value.every(each);
/** @type {(each: Check) => Check} */
const mappingTo = (each) => (value) => isMapping(value) && Object.values(value).every(each);
/** @type {(shape: Record<string, Check>) => Check} */
const shaped = (shape) => (value) => isMapping(value) && firstFault(value, shape) === null;

/** @type {Record<string, Check>} */
const COMMON = { schema: isNumber, id: isId, kind: isText, handbook: isText, at: isTime };
/** @type {Record<string, Check>} */
const ABOUT_SOP = { learner: isId, started: isTime, sop: isSop, version: isText };
/** @type {Record<string, Check>} */
const ANSWERED = { id: isText, type: isText, points: isNumber, fraction: isNumber };

/** @type {Record<string, Record<string, Check>>} */
const KINDS = {
  attempt: {
    ...ABOUT_SOP,
    mode: (value) => value === "full" || value === "practice",
    parts: mappingTo(shaped({ fingerprint: isText, text: isText })),
    quiz: isText,
    questions: listOf(shaped(ANSWERED)),
    earned: isNumber,
    possible: isNumber,
    score: isShare,
    mark: isNumber,
    passed: (value) => typeof value === "boolean",
  },
  run: { ...ABOUT_SOP, ticked: mappingTo(isTime), open: listOf(isText), name: isText, note: isText },
  walk: {
    ...ABOUT_SOP,
    trail: listOf(shaped({ node: isText, answer: (value) => value === null || isText(value), at: isTime })),
    end: isText,
  },
  learner: { learner: isId, name: isText },
};

/**
 * The name of the first field that is missing or wrong.
 * @param {any} value
 * @param {Record<string, Check>} shape
 * @returns {string | null}
 */
function firstFault(value, shape) {
  const fault = Object.entries(shape).find(([field, check]) => !Object.hasOwn(value, field) || !check(value[field]));
  return fault ? fault[0] : null;
}

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
  if (!isMapping(value)) return "it is not a record";
  if (isHostile(value)) return "it holds data that no record has";
  const common = firstFault(value, COMMON);
  if (common) return `its ${common} is missing or wrong`;
  if (value.schema > SCHEMA) return "it was written by a newer version of this handbook";
  if (value.handbook !== handbook) return "it belongs to another handbook";
  if (!Object.hasOwn(KINDS, value.kind)) return "its kind is unknown";
  const own = firstFault(value, KINDS[value.kind] ?? {});
  return own ? `its ${own} is missing or wrong` : null;
}
