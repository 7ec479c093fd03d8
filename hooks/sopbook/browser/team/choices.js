/**
 * What somebody chose who was wrong, in words short enough for a table.
 *
 * @import { PublishedQuestion } from "./shapes.js"
 */
import { grade } from "../grading/grade.js";
import { isMapping } from "../records/shapes.js";

const LONGEST = 60;

/**
 * The wrong choices of a response: option ids, wrong pairs, the text as typed; none where a response is an order.
 * @param {PublishedQuestion} question
 * @param {any} response
 * @returns {string[]}
 */
export function wrongChoices(question, response) {
  const { type, right } = /** @type {any} */ (question);
  switch (type) {
    case "single":
    case "numeric":
    case "text":
      return typeof response === "string" && response.trim() ? [cut(response)] : [];
    case "true-false":
      return typeof response === "boolean" ? [String(response)] : [];
    case "multiple":
      return list(response).filter((option) => !right.includes(option)).map(cut);
    case "match":
      return wrongPairs(question, response);
    case "cloze":
      return wrongBlanks(question, response);
    case "scenario":
      return typeof response?.end === "string" ? [cut(response.end)] : [];
    default:
      return [];
  }
}

/** @param {any} question @param {any} response */
function wrongPairs({ pairs }, response) {
  if (!isMapping(response)) return [];
  return pairs
    .filter((/** @type {any} */ { id, right }) => typeof own(response, id) === "string" && own(response, id) !== right)
    .map((/** @type {any} */ { id }) => cut(`${id} → ${own(response, id)}`));
}

/** @param {any} question @param {any} response */
function wrongBlanks({ blanks }, response) {
  if (!isMapping(response)) return [];
  return blanks
    .filter((/** @type {any} */ blank) => typeof own(response, blank.id) === "string" && grade(blank, own(response, blank.id)) < 1)
    .map((/** @type {any} */ { id }) => cut(`${id}: ${own(response, id)}`));
}

/** @param {any} mapping @param {string} key */
const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
/** @param {any} value @returns {string[]} */
const list = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);
/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
