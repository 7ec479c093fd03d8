/**
 * One written form for what people type in any language, so that texts can be compared.
 *
 * What differs only in how it is encoded or set is never a difference: width and ligatures (Unicode's NFKC), the
 * digits of any script, invisible characters, the Arabic stretching line, the shape of quotation marks and dashes,
 * and how much space there is.
 */

const QUOTES = /[‘’ʼ‛′׳`´]/g;
const DOUBLE_QUOTES = /[“”„‟″״«»]/g;
const DASHES = /[‐‑‒–—―−]/g;
/** Letters with a stroke and joined letters have no decomposition in Unicode. */
const STROKES = /** @type {Record<string, string>} */ ({
  ø: "o", Ø: "O", ł: "l", Ł: "L", đ: "d", Đ: "D", ħ: "h", Ħ: "H", ŧ: "t", Ŧ: "T", æ: "ae", Æ: "AE", œ: "oe", Œ: "OE",
});
/** Vowel signs and dots that Hebrew and Arabic are usually written without, and the seat of a hamza. */
const SEMITIC = /[\u0591-\u05bd\u05bf\u05c1\u05c2\u05c4\u05c5\u05c7\u0610-\u061a\u064b-\u065f\u0670\u06d6-\u06dc]/g;
/** In Cyrillic й, ї and the like are letters of their own; ё and the stress marks are not. */
const CYRILLIC = /(\p{Script=Cyrillic})([\u0300-\u036f]+)/gu;

/** @param {string} text */
export function plain(text) {
  return text
    .normalize("NFKC")
    .replace(/[\p{Default_Ignorable_Code_Point}\u0640]/gu, "")
    .replace(/\p{Nd}/gu, digit)
    .replace(QUOTES, "'")
    .replace(DOUBLE_QUOTES, '"')
    .replace(DASHES, "-")
    .replace(/⁄/g, "/")
    .replace(/\s+/gu, " ")
    .trim();
}

/**
 * Without capitals. Through upper case and back, so that ß, ẞ and SS are one and all forms of sigma are; the four
 * i of Turkish are one, because nobody can tell which language was typed.
 *
 * @param {string} text
 */
export function withoutCase(text) {
  const folded = text.toLowerCase().toUpperCase().toLowerCase();
  return folded.replace(/i\u0307/g, "i").replace(/ı/g, "i").normalize("NFC");
}

/**
 * Without accents. Only marks that people leave out go: in Devanagari, Thai or Kana a mark makes another letter.
 *
 * @param {string} text
 */
export function withoutAccents(text) {
  return text
    .normalize("NFD")
    .replace(CYRILLIC, (_, letter, marks) => letter + marks.replace(/[еЕ]/.test(letter) ? /[\u0300\u0301\u0308]/g : /[\u0300\u0301]/g, ""))
    .replace(/(\P{Script=Cyrillic})[\u0300-\u036f]+/gu, "$1")
    .replace(SEMITIC, "")
    .replace(/./gu, (letter) => STROKES[letter] ?? letter)
    .normalize("NFC");
}

/**
 * The ASCII digit: Unicode's decimal digits start at a code point ending in 0 or in 6 (hexadecimal).
 *
 * @param {string} character
 */
export function digit(character) {
  const code = /** @type {number} */ (character.codePointAt(0));
  const start = /\p{Nd}/u.test(String.fromCodePoint(code & ~15)) ? 0 : 6;
  return String((code & 15) - start);
}
