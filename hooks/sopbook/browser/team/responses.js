/** Responses as files bring them: of any shape at all. What does not fit its question is a blank. */

import { isMapping } from "../records/shapes.js";

/** @typedef {(value: any) => boolean} Check */

/** @type {Check} */
const isText = (value) => typeof value === "string";
/** @type {Check} */
const isTextOrNull = (value) => value === null || isText(value);
/** @type {Check} */
const isTexts = (value) => Array.isArray(value) && value.every(isText);
/** @type {Check} */
const isFilled = (value) => isMapping(value) && Object.values(value).every(isTextOrNull);
/** @type {Check} */
const isStep = (value) => isMapping(value) && isText(value.node) && isTextOrNull(value.answer);
/** @type {Check} */
const isTrail = (value) => isMapping(value) && Array.isArray(value.trail) && value.trail.every(isStep) && isTextOrNull(value.end);

/** @type {Record<string, Check>} */
const FITS = {
  single: isText,
  "true-false": (value) => typeof value === "boolean",
  multiple: isTexts,
  order: isTexts,
  match: isFilled,
  numeric: isText,
  text: isText,
  cloze: isFilled,
  scenario: isTrail,
  scale: isText,
};

/**
 * A recorded question with a response that grading can make something of.
 * @param {any} question
 */
export function sound(question) {
  const fits = Object.hasOwn(FITS, question.type) && FITS[question.type](question.response);
  const shown = isTexts(question.shown) ? question.shown : [];
  return { ...question, shown, response: fits ? question.response : null };
}
