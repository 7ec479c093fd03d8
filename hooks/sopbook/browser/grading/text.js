/** @import { Response, TextKey } from "./shapes.js" */
import { plain, withoutAccents, withoutCase } from "./letters.js";

const LONGEST = 200;
/** What makes another answer whenever it differs: digits, and characters that are whole words or syllables. */
const WHOLE = /[^\p{Nd}\p{Script=Han}\p{Script=Hangul}\p{Script=Hiragana}\p{Script=Katakana}]/gu;

/**
 * Whether a text is one of the accepted answers, apart from differences that are forgiven.
 *
 * @param {TextKey} key
 * @param {Response} response
 */
export function gradeText({ accept, forgive }, response) {
  if (typeof response !== "string") return 0;
  const given = forms(response, forgive);
  return given[0] && accept.some((answer) => alike(given, forms(answer, forgive), forgive.includes("typos"))) ? 1 : 0;
}

/**
 * The text in its plain form, and without each of the things that are forgiven. All are compared, so that forgiving
 * more never makes a right answer wrong.
 *
 * @param {string} text
 * @param {readonly string[]} forgive
 */
function forms(text, forgive) {
  let found = [plain(text.slice(0, LONGEST)).slice(0, LONGEST)];
  if (forgive.includes("case")) found = found.concat(found.map(withoutCase));
  if (forgive.includes("accents")) found = found.concat(found.map(withoutAccents));
  return found;
}

/**
 * @param {string[]} given
 * @param {string[]} answer
 * @param {boolean} typos
 */
const alike = (given, answer, typos) => given.some((form, at) => form === answer[at] || (typos && nearly(form, answer[at])));

/**
 * Typos are one slip in four letters or more, two in eight or more, and never in a digit, an ideograph or a syllable.
 * The shorter text counts, so that "lawful" is not taken for "unlawful".
 *
 * @param {string} given
 * @param {string} answer
 */
function nearly(given, answer) {
  const length = Math.min(letters(given), letters(answer));
  const allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  if (!allowed || given.replace(WHOLE, "") !== answer.replace(WHOLE, "")) return false;
  return slips([...given], [...answer]) <= allowed;
}

/** How many letters a text has; a mark on a letter is none. @param {string} text */
const letters = (text) => [...text.replace(/\p{M}/gu, "")].length;

/**
 * Letters put in, left out, replaced or swapped with a neighbour (Damerau-Levenshtein, optimal string alignment).
 *
 * @param {string[]} left
 * @param {string[]} right
 */
export function slips(left, right) {
  /** @type {number[][]} */
  const table = [right.map((_, at) => at).concat(right.length)];
  left.forEach((letter, i) => {
    const row = [i + 1];
    right.forEach((other, j) => {
      const swap = i && j && letter === right[j - 1] && left[i - 1] === other ? table[i - 1][j - 1] + 1 : Infinity;
      row.push(Math.min(table[i][j + 1] + 1, row[j] + 1, table[i][j] + Number(letter !== other), swap));
    });
    table.push(row);
  });
  return table[left.length][right.length];
}
