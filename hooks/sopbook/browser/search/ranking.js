/**
 * Which pages answer a question best, from the lists of the words that it has.
 *
 * @typedef {Record<string, number[]>} Words for each word its pages, each as the number of the page times 256 and the
 *   weight of the word there; the list has the first of these numbers, then the distance to each from the one before
 * @typedef {{typed: string, words: Words, forms: string[], instead: string | undefined}} Asked a word that was typed, the words
 *   that begin with the same letters, and those of them that are other forms of it; `instead` of it something was typed
 *   that no page has
 */

import { JOINED } from "./words.js";

/** What a word counts that only begins as it was typed, beside the very word. */
const BEGINNING = 0.8;

/** What another form of the word counts. */
const FORM = 0.6;

/**
 * How well each page fits, the best first; pages that have more of the words come before all others.
 * @param {Asked[]} lists one for each word that was typed
 * @param {number} pages how many there are
 * @param {number} wanted how many are given at the most
 * @returns {{page: number, score: number, has: boolean[]}[]}
 */
export function ranked(lists, pages, wanted) {
  const scores = lists.map((asked) => scored(asked, pages));
  const found = [];
  for (let page = 0; page < pages; page += 1) {
    let score = 0;
    let has = 0;
    for (const one of scores) {
      score += one[page];
      if (one[page] > 0) has += 1;
    }
    if (has > 0) found.push({ page, score, has });
  }
  found.sort((one, other) => other.has - one.has || other.score - one.score || one.page - other.page);
  return found.slice(0, wanted).map(({ page, score }) => ({ page, score, has: scores.map((one) => one[page] > 0) }));
}

/**
 * What one typed word counts on each page: the best of the words that begin like it; more where few pages have any.
 * @param {Asked} asked
 * @param {number} pages
 */
function scored({ typed, words, forms }, pages) {
  const scores = new Float32Array(pages);
  let having = 0;
  for (const [word, list] of Object.entries(words)) {
    const form = !word.startsWith(typed);
    if (form && !forms.includes(word)) continue;
    const share = word === typed ? 1 : form ? FORM : BEGINNING;
    let both = 0;
    for (const distance of list) {
      both += distance;
      const page = both >>> 8;
      if (scores[page] === 0) having += 1;
      scores[page] = Math.max(scores[page], (both & 255) * share);
    }
  }
  const rare = Math.log(1 + pages / having);
  return having ? scores.map((score) => score * rare) : scores;
}

/**
 * The commonest words that begin as the last typed one.
 * @param {string} typed
 * @param {Words} words
 */
export function suggested(typed, words) {
  const fitting = Object.entries(words).filter(([word]) => word.startsWith(typed) && !JOINED.test(word));
  return fitting
    .sort(([, one], [, other]) => other.length - one.length)
    .slice(0, 5)
    .map(([word]) => word);
}
