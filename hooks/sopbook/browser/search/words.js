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
 * Where in a text words stand that begin with one of some beginnings.
 * @param {string} text as it was written
 * @param {string[]} beginnings folded
 * @returns {{from: number, to: number, beginning: string}[]}
 */
export function places(text, beginnings) {
  const plain = folded(text);
  // Hardly any text is longer or shorter without its accents; then each character is looked up.
  const at = plain.length === text.length ? null : origins(text);
  const longest = [...beginnings].sort((one, other) => other.length - one.length).map((word) => word.replaceAll(".", "[.]"));
  const begun = new RegExp(`(?<![\\p{L}\\p{N}])(?:${longest.join("|")})`, "gu");
  return [...plain.matchAll(begun)].map(({ 0: beginning, index }) => {
    const end = index + beginning.length;
    return { from: at ? at[index] : index, to: at ? (at[end] ?? text.length) : end, beginning };
  });
}

/** For each character of a folded text the place of that which it comes from. @param {string} text */
function origins(text) {
  const at = [];
  let place = 0;
  for (const character of text) {
    at.push(...Array(folded(character).length).fill(place));
    place += character.length;
  }
  return at;
}
