/** @import { Response, ShortText } from "./shapes.js" */

const LONGEST = 200;

/**
 * Whether a text is one of the accepted answers, apart from differences that are forgiven.
 *
 * @param {ShortText} question
 * @param {Response} response
 */
export function gradeText(question, response) {
  if (typeof response !== "string") return 0;
  const given = normal(response, question.forgive);
  const typos = question.forgive.includes("typos");
  return given && question.accept.some((answer) => same(given, normal(answer, question.forgive), typos)) ? 1 : 0;
}

/**
 * The text in one written form; case and accents go when they are forgiven.
 *
 * Upper case first, so that ß is ss and both sigmas are one. Accents are the combining marks of Latin, Greek and
 * Cyrillic (U+0300–036F): in other scripts a mark makes another letter.
 *
 * @param {string} text
 * @param {readonly string[]} forgive
 */
function normal(text, forgive) {
  let form = text.slice(0, LONGEST).normalize("NFKC").replace(/[‘’ʼ]/g, "'").replace(/\s+/gu, " ").trim();
  if (forgive.includes("case")) form = form.toUpperCase().toLowerCase();
  if (forgive.includes("accents")) form = form.normalize("NFD").replace(/[\u0300-\u036f]/g, "");
  return form.normalize("NFC");
}

/**
 * Typos are one slip in four letters or more, two in eight or more, and never in a digit. The shorter text counts, so
 * that "lawful" is not taken for "unlawful".
 *
 * @param {string} given
 * @param {string} answer
 * @param {boolean} typos
 */
function same(given, answer, typos) {
  if (given === answer) return true;
  const [left, right] = [[...given], [...answer]];
  const length = Math.min(left.length, right.length);
  const allowed = length >= 8 ? 2 : length >= 4 ? 1 : 0;
  return typos && digits(given) === digits(answer) && slips(left, right) <= allowed;
}

/** @param {string} text */
const digits = (text) => text.replace(/\P{Nd}/gu, "");

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
