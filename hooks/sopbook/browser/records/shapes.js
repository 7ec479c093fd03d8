/** Checks that the shapes of records are made of. Records come from files that anybody may have written. */

/** @typedef {(value: any, record: any) => boolean} Check whether a field's value is right; `record` is what holds it */
/** @typedef {Record<string, Check>} Shape a check by field; further fields are left alone */

const ID = /^[0-9a-f]{32}$/;
const SOP = /^[A-Z][A-Z0-9]+(-[A-Z0-9]+)+$/;
const TIME = /^\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d(\.\d{1,6})?Z$/;
const DAY = /^\d{4}-\d\d-\d\d$/;
const LONGEST_TEXT = 10_000;
const LONGEST_NAME = 200;
const MOST_ENTRIES = 5_000;

/** @type {Check} */
export const isText = (value) => typeof value === "string" && value.length <= LONGEST_TEXT;
/** @type {Check} */
export const isName = (value) => typeof value === "string" && value.length <= LONGEST_NAME;
/** @type {Check} */
export const isFlag = (value) => typeof value === "boolean";
/** @type {Check} */
export const isTime = (value) => typeof value === "string" && TIME.test(value) && !Number.isNaN(Date.parse(value));
/** @type {Check} */
export const isDay = (value) => typeof value === "string" && DAY.test(value) && !Number.isNaN(Date.parse(value));
/** @type {Check} */
export const isNumber = (value) => typeof value === "number" && Number.isFinite(value);
/** @type {Check} */
export const isAmount = (value, record) => isNumber(value, record) && value >= 0;
/** @type {Check} */
export const isShare = (value, record) => isAmount(value, record) && value <= 1;
/** @type {(value: any) => boolean} */
export const isMapping = (value) => typeof value === "object" && value !== null && !Array.isArray(value);
/** @type {Check} */
export const isId = (value) => typeof value === "string" && ID.test(value);
/** @type {Check} */
export const isSop = (value) => typeof value === "string" && value.length <= 80 && SOP.test(value);

/** @type {(...allowed: any[]) => Check} */
export const oneOf = (...allowed) => (value) => allowed.includes(value);
/** @type {(check: Check) => Check} */
export const orNull = (check) => (value, record) => value === null || check(value, record);
/** @type {(each: Check) => Check} */
export const listOf = (each) => (value, record) =>
  Array.isArray(value) && value.length <= MOST_ENTRIES && value.every((entry) => each(entry, record));
/** @type {(each: Check) => Check} */
export const mappingTo = (each) => (value, record) =>
  isMapping(value) && listOf(each)(Object.values(value), record) && Object.keys(value).every((key) => isName(key, value));
/** @type {(shape: Shape) => Check} */
export const shaped = (shape) => (value) => isMapping(value) && firstFault(value, shape) === null;

/**
 * The name of the first field that is missing or wrong.
 * @param {any} value
 * @param {Shape} shape
 * @returns {string | null}
 */
export function firstFault(value, shape) {
  for (const field in shape) {
    if (!Object.hasOwn(value, field) || !shape[field]?.(value[field], value)) return field;
  }
  return null;
}
