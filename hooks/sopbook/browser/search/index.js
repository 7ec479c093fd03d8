/**
 * The search index as it lies on the server, of which only those pieces are loaded that a question needs.
 *
 * @import { Item } from "./showing.js"
 * @import { Asked, Words } from "./ranking.js"
 */
import { formsOf, spelt } from "./meant.js";
import { ranked, suggested } from "./ranking.js";
import { result } from "./showing.js";
import { JOINED, typed } from "./words.js";

/** How many results are given, and how many of them show what they say: as many as Material lists at once. */
const RESULTS = 200;
const TOLD = 10;

/** Letters from which on a beginning says enough to show where it stands; before, only whole words do, such as "HR". */
const TELLING = 3;

/** @param {string} character */
const codePoint = (character) => character.codePointAt(0)?.toString(16);

/** @param {Asked} asked */
const telling = ({ typed: word, words }) => word.length >= TELLING || (word.length > 1 && word in words);

export class SearchIndex {
  #load;
  /** @type {Map<string, Promise<any>>} */
  #loaded = new Map();

  /** @param {(path: string) => Promise<any>} load a file of the index */
  constructor(load) {
    this.#load = load;
  }

  /**
   * The pages that answer a question, and words that it may have meant.
   * @param {string} question as it was typed
   * @param {() => boolean} [current] whether the answer is still waited for: if not, nothing more is loaded for it
   * @returns {Promise<{items: Item[][], suggest: string[]}>}
   */
  async search(question, current = () => true) {
    const asked = typed(question);
    // Every page asks for nothing when it is opened.
    const { pages, ignored } = asked.length > 0 ? await this.#file("pages.json") : { pages: [], ignored: [] };
    const all = asked.filter((word) => !ignored.includes(word));
    if (all.length === 0) return { items: [], suggest: [] };
    const lists = (await Promise.all(all.map((word) => this.#lists(word)))).flat();
    const marked = lists.flatMap(({ typed: word, forms }) => [word, ...forms]);
    const misspelt = Object.fromEntries(lists.flatMap(({ instead }) => (instead ? [[instead, false]] : [])));
    const found = ranked(lists, pages.length, RESULTS);
    const told = current() && lists.some(telling) ? TOLD : 0;
    const items = found.map(async ({ page, score, has }, place) => {
      const [url, title, text] = pages[page];
      const sections = place < told ? (text === undefined ? await this.#file(`sections/${page}.json`) : [["", title, text]]) : [];
      const terms = { ...misspelt, ...Object.fromEntries(lists.map(({ typed: word }, at) => [word, has[at]])) };
      return result(url, title, sections, { words: marked, terms, score });
    });
    const { typed: last, words: beginningSo } = lists[lists.length - 1];
    const before = lists.slice(0, -1).map(({ typed: word }) => word);
    const suggest = suggested(last, beginningSo).map((word) => [...before, word].join(" "));
    return { items: await Promise.all(items), suggest };
  }

  /**
   * The words that begin as one that was typed; where a joined word is not known, its parts are looked for.
   * @param {string} word
   * @returns {Promise<Asked[]>}
   */
  async #lists(word) {
    const list = await this.#list(word);
    const parts = word.split(JOINED).filter((part) => part);
    if (parts.length < 2 || Object.keys(list.words).some((one) => one.startsWith(word))) return [list];
    return Promise.all(parts.map((part) => this.#list(part)));
  }

  /** @param {string} word @returns {Promise<Asked>} */
  async #list(word) {
    const words = await this.#words(word);
    const known = Object.keys(words).some((one) => one.startsWith(word)) || formsOf(word, words).length > 0;
    const meant = (known ? undefined : spelt(word, words)) ?? word;
    return { typed: meant, words, forms: formsOf(meant, words), instead: meant === word ? undefined : word };
  }

  /** @param {string} word @returns {Promise<Words>} */
  async #words(word) {
    const name = `${[...word].slice(0, 2).map(codePoint).join("-")}.json`;
    const { words } = await this.#file("pages.json");
    return words.includes(name) ? this.#file(`words/${name}`) : {};
  }

  /** @param {string} path */
  #file(path) {
    const known = this.#loaded.get(path);
    if (known) return known;
    const loading = this.#load(path).catch((error) => {
      this.#loaded.delete(path);
      throw error;
    });
    this.#loaded.set(path, loading);
    return loading;
  }
}
