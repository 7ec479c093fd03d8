/** Texts as words, in the same way as search_index.py, which wrote the index. */

const WORD = /[\p{L}\p{N}]+(?:[-.'’][\p{L}\p{N}]+)*/gu;

/** What joins the parts of a word. */
export const JOINED = /[-.'’]/;

/** A text as it is compared: in small letters, compatible forms made one, accents left out. @param {string} text */
export const folded = (text) => text.normalize("NFKD").replace(/[\u0300-\u036f]+/g, "").toLowerCase();

/**
 * The words that somebody typed. What a hyphen, dot or apostrophe joins stays one word, such as the id of an SOP.
 * @param {string} text
 * @returns {string[]}
 */
export const typed = (text) => [...new Set(folded(text).match(WORD) ?? [])];

/**
 * Where the words of a text stand that begin with one of some beginnings.
 * @param {string} text as it was written
 * @param {string[]} beginnings folded
 * @returns {{from: number, to: number, beginning: string}[]}
 */
export function places(text, beginnings) {
  const found = [];
  for (const { 0: word, index } of text.matchAll(WORD)) {
    let from = 0;
    for (const part of [word, ...word.split(JOINED)]) {
      const whole = part === word;
      const now = folded(part);
      const beginning = beginnings.find((one) => now.startsWith(one));
      if (beginning !== undefined) {
        found.push({ from: index + from, to: index + from + Math.min(part.length, beginning.length), beginning });
        if (whole) break;
      }
      if (!whole) from += part.length + 1;
    }
  }
  return found;
}
