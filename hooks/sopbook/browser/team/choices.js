/**
 * What somebody chose who was wrong, in words short enough for a table.
 *
 * @import { ChoiceTexts, PublishedQuestion } from "./shapes.js"
 */
import { grade } from "../grading/grade.js";
import { isMapping } from "../records/shapes.js";

const LONGEST = 60;

/**
 * The wrong choices of a response: options, wrong pairs, the text as typed; none where a response is an order.
 * @param {PublishedQuestion} question
 * @param {any} response
 * @param {ChoiceTexts} [texts] what has no text here is told by its id
 * @returns {string[]}
 */
export function wrongChoices(question, response, texts = {}) {
  const { type, right } = /** @type {any} */ (question);
  switch (type) {
    case "single":
      return typeof response === "string" ? [called(response, texts.options)] : [];
    case "numeric":
    case "text":
      return typeof response === "string" && response.trim() ? [cut(response)] : [];
    case "true-false":
      return typeof response === "boolean" ? [response ? "True" : "False"] : [];
    case "multiple":
      return list(response).filter((option) => !right.includes(option)).map((option) => called(option, texts.options));
    case "match":
      return wrongPairs(question, response, texts);
    case "cloze":
      return wrongBlanks(question, response, texts);
    case "scenario":
      return typeof response?.end === "string" ? [endOf(question, response.end)] : [];
    default:
      return [];
  }
}

/** @param {any} question @param {any} response @param {ChoiceTexts} texts */
function wrongPairs({ pairs }, response, { left, right: rights }) {
  if (!isMapping(response)) return [];
  return pairs
    .filter((/** @type {any} */ { id, right }) => typeof own(response, id) === "string" && own(response, id) !== right)
    .map((/** @type {any} */ { id }) => `${called(id, left)} → ${called(own(response, id), rights)}`);
}

/** @param {any} question @param {any} response @param {ChoiceTexts} texts */
function wrongBlanks({ blanks }, response, texts) {
  if (!isMapping(response)) return [];
  return blanks
    .filter((/** @type {any} */ blank) => typeof own(response, blank.id) === "string" && grade(blank, own(response, blank.id)) < 1)
    .map((/** @type {any} */ { id }) => `${id}: ${called(own(response, id), own(texts, id))}`);
}

/** The words of the end at which a walk stopped. @param {any} question @param {string} end */
const endOf = ({ flow }, end) => called(own(flow?.nodes ?? {}, end)?.text ?? end, undefined);

/** @param {string} id @param {Record<string, string> | undefined} texts */
const called = (id, texts) => cut(own(texts ?? {}, id) ?? id);
/** @param {any} mapping @param {string} key */
const own = (mapping, key) => (Object.hasOwn(mapping, key) ? mapping[key] : undefined);
/** @param {any} value @returns {string[]} */
const list = (value) => (Array.isArray(value) ? value.filter((each) => typeof each === "string") : []);
/** @param {string} text */
const cut = (text) => (text.length > LONGEST ? `${text.slice(0, LONGEST - 1)}…` : text);
