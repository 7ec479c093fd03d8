/**
 * Results as Material's search box takes them: HTML in which the words that were typed are marked.
 *
 * @typedef {[anchor: string, title: string, text: string]} Section without markup
 * @typedef {ReturnType<typeof places>[number]} Place
 * @typedef {{location: string, title: string, text: string, terms: Record<string, boolean>, score: number}} Item
 */
import { places } from "./words.js";

/** Characters of a text that are shown around the first word that was typed, and sections of a page that are shown. */
const TEASER = 240;
const SECTIONS = 8;

/**
 * A page as one result: itself, and the sections that have the words, the best first.
 * @param {string} url of the page, from the root of the site
 * @param {string} title of the page
 * @param {Section[]} sections of the page; the first one is the page itself
 * @param {{words: string[], terms: Record<string, boolean>, score: number}} question
 * @returns {Item[]}
 */
export function result(url, title, sections, { words, terms, score }) {
  const [[, , first] = ["", "", ""], ...rest] = sections;
  const page = { location: url, title: marked(title, places(title, words)), text: teaser(first, places(first, words)), terms, score };
  const better = rest
    .map(([anchor, heading, text], at) => ({ anchor, heading, text, at, named: places(heading, words), told: places(text, words) }))
    .map((section) => ({ ...section, fits: 2 * distinct(section.named) + distinct(section.told) }))
    .filter(({ fits }) => fits > 0)
    .sort((one, other) => other.fits - one.fits || one.at - other.at)
    .slice(0, SECTIONS);
  const best = better[0]?.fits ?? 0;
  return [
    page,
    ...better.map(({ anchor, heading, text, named, told, fits }) => ({
      location: anchor ? `${url}#${anchor}` : url,
      title: marked(heading, named),
      text: teaser(text, told),
      terms,
      score: fits === best ? score : (score * fits) / (best + 1),
    })),
  ];
}

/** How many of the words stand in some places. @param {Place[]} found */
const distinct = (found) => new Set(found.map(({ beginning }) => beginning)).size;

/**
 * The part of a text around the first of the words, marked; nothing when it has none.
 * @param {string} text
 * @param {Place[]} found where the words stand in it
 */
function teaser(text, found) {
  if (found.length === 0) return "";
  const wanted = Math.max(0, found[0].from - TEASER / 3);
  const from = wanted && text.indexOf(" ", wanted) + 1;
  const end = from + TEASER < text.length ? text.lastIndexOf(" ", from + TEASER) : text.length;
  const to = Math.max(end, found[0].to);
  return `${from ? "… " : ""}${marked(text, found, from, to)}${to < text.length ? " …" : ""}`;
}

/**
 * @param {string} text
 * @param {Place[]} found where the words stand in it
 * @param {number} [start] of the part that is shown
 * @param {number} [end]
 */
function marked(text, found, start = 0, end = text.length) {
  let done = start;
  let html = "";
  for (const { from, to } of found) {
    if (from < start || to > end) continue;
    html += `${escaped(text.slice(done, from))}<mark>${escaped(text.slice(from, to))}</mark>`;
    done = to;
  }
  return html + escaped(text.slice(done, end));
}

const SPECIAL = /** @type {Record<string, string>} */ ({ "&": "&amp;", "<": "&lt;", ">": "&gt;", '"': "&quot;", "'": "&#39;" });

/** @param {string} text */
const escaped = (text) => text.replace(/[&<>"']/g, (character) => SPECIAL[character]);
