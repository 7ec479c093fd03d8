/**
 * Words that somebody may have meant beside those that begin as what was typed: other forms of it and, where nothing
 * begins so, the word that it is most likely misspelt from. Both only compare letters, so they hold for any language
 * whose words change at their ends.
 *
 * @import { Words } from "./ranking.js"
 */

/** Ids and numbers have neither forms nor neighbours: "CS-REF-002" is another procedure than "CS-REF-001". */
const LETTERS = /^\p{L}+$/u;

/** A form has this much of its beginning with what was typed, and at the most so many letters after that. */
const STEM = 4;
const LONG_STEM = 5;
const TYPED_ENDING = 3;
const OTHER_ENDING = 1;

/** From so many letters on one mistake is forgiven, and two; shorter words have too many neighbours. */
const ONE_MISTAKE = 5;
const TWO_MISTAKES = 8;

/**
 * Other forms of a word: "refund" for "refunds" and "refunding", "policy" for "policies".
 * @param {string} typed
 * @param {Words} words
 * @returns {string[]}
 */
export const formsOf = (typed, words) => (LETTERS.test(typed) ? Object.keys(words).filter((word) => LETTERS.test(word) && isForm(typed, word)) : []);

/** @param {string} typed @param {string} word */
function isForm(typed, word) {
  if (word.startsWith(typed)) return false;
  const stem = together(typed, word);
  const other = word.length - stem;
  return stem >= (other ? LONG_STEM : STEM) && typed.length - stem <= TYPED_ENDING && other <= OTHER_ENDING;
}

/** With how many letters two words begin alike. @param {string} one @param {string} other */
function together(one, other) {
  let at = 0;
  while (at < one.length && one[at] === other[at]) at += 1;
  return at;
}

/**
 * The word that was meant, if what was typed is a misspelling of one or of its beginning; of equal ones the commonest.
 * @param {string} typed
 * @param {Words} words
 * @returns {string | undefined}
 */
export function spelt(typed, words) {
  const forgiven = !LETTERS.test(typed) || typed.length < ONE_MISTAKE ? 0 : typed.length < TWO_MISTAKES ? 1 : 2;
  if (!forgiven) return undefined;
  const [nearest] = Object.entries(words)
    .map(([word, pages]) => ({ word, pages, ...mistakes(typed, word) }))
    .filter(({ beginning }) => beginning <= forgiven)
    .sort((one, other) => one.beginning - other.beginning || one.whole - other.whole || other.pages.length - one.pages.length);
  return nearest?.word;
}

/**
 * How many letters are wrong, missing, too many or exchanged with their neighbour (optimal string alignment distance),
 * compared with the whole word, and with that beginning of it which is most alike.
 * @param {string} typed
 * @param {string} word
 */
function mistakes(typed, word) {
  /** @type {number[]} */
  let before = [];
  let row = Array.from({ length: word.length + 1 }, (_, at) => at);
  for (let down = 1; down <= typed.length; down += 1) {
    const next = [down];
    for (let at = 1; at <= word.length; at += 1) {
      const same = typed[down - 1] === word[at - 1];
      const exchanged = down > 1 && at > 1 && typed[down - 1] === word[at - 2] && typed[down - 2] === word[at - 1];
      const fewest = Math.min(row[at] + 1, next[at - 1] + 1, row[at - 1] + (same ? 0 : 1));
      next.push(exchanged ? Math.min(fewest, before[at - 2] + 1) : fewest);
    }
    [before, row] = [row, next];
  }
  return { whole: row[word.length], beginning: Math.min(...row) };
}
