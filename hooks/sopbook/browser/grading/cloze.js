/**
 * @import { Blank, Cloze, Response } from "./shapes.js"
 */
import { gradeNumeric } from "./numeric.js";
import { gradeText } from "./text.js";

/**
 * The mean of the blanks of a text with gaps, each graded as a question of its own.
 *
 * @param {Cloze} question
 * @param {Response} response
 */
export function gradeCloze({ blanks }, response) {
  if (!blanks.length) return 0;
  return blanks.reduce((sum, blank) => sum + gradeBlank(blank, filled(response, blank.id)), 0) / blanks.length;
}

/**
 * @param {Blank} blank
 * @param {string | null} response
 * @returns {number}
 */
export function gradeBlank(blank, response) {
  switch (blank.type) {
    case "single":
      return response === blank.right ? 1 : 0;
    case "numeric":
      return gradeNumeric(blank, response);
    default:
      return gradeText(blank, response);
  }
}

/**
 * What stands in a blank: the text or option id, null when nothing does.
 *
 * @param {any} response
 * @param {string} id
 * @returns {string | null}
 */
function filled(response, id) {
  if (typeof response !== "object" || response === null || !Object.hasOwn(response, id)) return null;
  return typeof response[id] === "string" ? response[id] : null;
}
