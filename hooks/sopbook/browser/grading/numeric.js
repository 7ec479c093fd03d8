/** @import { NumericKey, Response } from "./shapes.js" */
import { digit } from "./letters.js";

const GROUPED = /^\d{1,3}([ '’.,])(?:\d{2,3}\1)*\d{3}$/;
const PLAIN = /^\d+$/;

/**
 * Whether a number as typed is the answer, within its tolerance or range; ends count as inside.
 *
 * @param {NumericKey} question
 * @param {Response} response
 */
export function gradeNumeric(question, response) {
  return typeof response === "string" && readings(response, question.unit).some((value) => fits(question, value)) ? 1 : 0;
}

/**
 * The numbers that a text can mean: none for nonsense, two for `1,000`, which is a thousand to some and one to others.
 *
 * @param {string} typed
 * @param {string} [unit] accepted after or before the number
 * @returns {number[]}
 */
export function readings(typed, unit = "") {
  const text = withoutUnit(plainDigits(typed.slice(0, 200)), plainDigits(unit));
  const [, sign, digits] = /^([+-]?) ?(\S.*)$/.exec(text) ?? [];
  if (digits === undefined) return [];
  return [...new Set([whole(digits), decimal(digits, "."), decimal(digits, ",")])]
    .filter((value) => !Number.isNaN(value))
    .map((value) => (sign === "-" && value ? -value : value));
}

/**
 * @param {NumericKey} question
 * @param {number} value
 */
function fits({ answer = NaN, tolerance, range }, value) {
  const slack = 1e-12 * Math.max(Math.abs(value), Math.abs(answer) || 0);
  if (range) return range[0] - slack <= value && value <= range[1] + slack;
  const allowed = tolerance ? tolerance.amount * (tolerance.relative ? Math.abs(answer) / 100 : 1) : 0;
  return Math.abs(value - answer) <= allowed + slack;
}

/**
 * The text with ASCII digits, signs and single spaces; superscripts stay, as 10² is not 102.
 *
 * @param {string} text
 */
function plainDigits(text) {
  return text
    .replace(/[^\p{No}]+/gu, (run) => run.normalize("NFKC"))
    .replace(/\p{Default_Ignorable_Code_Point}/gu, "")
    .replace(/\p{Nd}/gu, digit)
    .replace(/[−–‒]/g, "-")
    .replace(/٫/g, ",")
    .replace(/٬/g, "'")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * @param {string} text
 * @param {string} unit
 */
function withoutUnit(text, unit) {
  const [, before, number, after] = /^([^\d.,+-]*)(.*\d)([^\d]*)$/.exec(text) ?? [];
  if (number === undefined) return "";
  const words = [before, after].map(unitWord).filter(Boolean);
  return words.every((word) => word === unitWord(unit)) && words.length < 2 ? number : "";
}

/** @param {string} unit ignoring case, an ending s and a full stop */
function unitWord(unit) {
  return unit.trim().toLowerCase().replace(/\.$/, "").replace(/(..)s$/, "$1");
}

/** @param {string} digits */
function whole(digits) {
  return PLAIN.test(digits) || GROUPED.test(digits) ? Number(digits.replace(/\D/g, "")) : NaN;
}

/**
 * @param {string} digits
 * @param {"." | ","} point
 */
function decimal(digits, point) {
  const [left, right, ...rest] = digits.split(point);
  if (right === undefined || rest.length || !PLAIN.test(right)) return NaN;
  const integer = left === "" ? 0 : left.includes(point) ? NaN : whole(left);
  return Number.isNaN(integer) ? NaN : Number(`${integer}.${right}`);
}
