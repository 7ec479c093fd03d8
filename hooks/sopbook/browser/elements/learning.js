/**
 * What the pages under Training know of the learner whose turn it is: read once for all elements of a page, and again
 * after every change in this tab or another.
 *
 * @import { Catalogue, CatalogueSop } from "../training/entry.js"
 * @import { Task } from "../training/paths.js"
 * @import { Standing } from "../training/standing.js"
 * @import { Records } from "../records/index.js"
 * @import { Learner } from "../records/learner.js"
 * @import { StoredRecord } from "../records/record.js"
 */
import { loadDataset } from "../dataset.js";
import { currentLearner, learnersHere, openRecords } from "../records/index.js";
import { localDay } from "../training/days.js";
import { entryOf } from "../training/entry.js";
import { agenda, dueDays, startDays } from "../training/paths.js";
import { isOfEarlierQuiz, recordsBySop, standings } from "../training/standing.js";
import { holdingFocus } from "./focus.js";
import { keepRecords } from "./recording.js";

/**
 * @typedef {object} Learning
 * @property {Records} store
 * @property {Catalogue} catalogue
 * @property {Map<string, CatalogueSop>} sops by id
 * @property {Learner | null} learner null before anything was recorded
 * @property {StoredRecord[]} records of that learner, drafts included
 * @property {Map<string, string>} starts day on which each learning path was begun
 * @property {Map<string, string>} due day by SOP
 * @property {Map<string, Standing>} standings by SOP
 * @property {Record<string, any>} [quizData] by SOP, where an attempt was at an earlier form of a quiz
 * @property {Task[]} tasks
 * @property {string} now ISO time
 * @property {string} today
 */

/** @type {Map<string, Source>} */
const sources = new Map();

/**
 * Calls back with what is known, now and after every change.
 * @param {HTMLElement} element with the addresses of the datasets
 * @param {{show: (learning: Learning) => void, fail: (why: string) => void}} follower
 * @returns {() => void} ends the following
 */
export function follow(element, follower) {
  const handbook = element.dataset.handbook ?? "";
  const source = sources.get(handbook) ?? new Source(element);
  sources.set(handbook, source);
  return source.follow(follower);
}

class Source {
  /** @type {HTMLElement} */
  #element;
  /** @type {Set<{show: (learning: Learning) => void, fail: (why: string) => void}>} */
  #followers = new Set();
  /** @type {Learning | null} */
  #latest = null;
  /** @type {Promise<{store: Records, catalogue: Catalogue}> | null} */
  #opening = null;
  #reading = false;
  #stale = false;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.#element = element;
    // A page that stays open over midnight would show yesterday's due dates.
    document.addEventListener("visibilitychange", () => {
      if (document.visibilityState === "visible" && this.#latest?.today !== localDay(new Date().toISOString())) this.#read();
    });
  }

  /** @param {{show: (learning: Learning) => void, fail: (why: string) => void}} follower */
  follow(follower) {
    this.#followers.add(follower);
    if (this.#latest) follower.show(this.#latest);
    else this.#read();
    return () => {
      this.#followers.delete(follower);
    };
  }

  /** Reads all anew; while one reading runs, any number of further changes ask for one more. */
  async #read() {
    this.#stale = true;
    if (this.#reading) return;
    this.#reading = true;
    try {
      while (this.#stale) {
        this.#stale = false;
        this.#latest = await this.#learning();
        for (const follower of [...this.#followers]) follower.show(this.#latest);
      }
    } catch (error) {
      for (const follower of [...this.#followers]) follower.fail(error instanceof Error ? error.message : String(error));
    } finally {
      this.#reading = false;
    }
  }

  async #open() {
    const [store, catalogue] = await Promise.all([
      openRecords(this.#element.dataset.handbook ?? ""),
      loadDataset(this.#element, "catalogue"),
    ]);
    store.watch(() => this.#read());
    return { store, catalogue: /** @type {Catalogue} */ (catalogue) };
  }

  /** @returns {Promise<Learning>} */
  async #learning() {
    this.#opening ??= this.#open();
    const { store, catalogue } = await this.#opening;
    // A page that is only looked at leaves nothing behind: nobody is recorded for it.
    const { current: learner } = await learnersHere(store);
    const own = learner ? { learner: learner.id } : null;
    const records = own ? [...(await store.all(own)), ...(await store.all({ kind: "draft", ...own }))] : [];
    const now = new Date().toISOString();
    const starts = startDays(records);
    const due = dueDays(catalogue.paths, starts);
    const quizData = await this.#quizzes(records, catalogue);
    const found = standings(records, catalogue.sops.map(entryOf), { now, due, quizData });
    const begun = catalogue.paths.filter(({ key }) => starts.has(key));
    return {
      ...{ store, catalogue, learner, records, starts, due, now, today: localDay(now), standings: found, quizData },
      sops: new Map(catalogue.sops.map((sop) => [sop.id, sop])),
      tasks: agenda(found, begun, localDay(now)),
    };
  }

  /**
   * The quizzes, where an attempt was at an earlier form of one and may have to be graded again.
   * @param {StoredRecord[]} records
   * @param {Catalogue} catalogue
   * @returns {Promise<Record<string, any> | undefined>}
   */
  async #quizzes(records, catalogue) {
    const bySop = recordsBySop(records);
    const earlier = catalogue.sops.some(({ id, quiz }) =>
      (bySop.get(id) ?? []).some((record) => isOfEarlierQuiz(record, quiz?.quiz ?? null)),
    );
    return earlier ? loadDataset(this.#element, "quizzes") : undefined;
  }
}

/** What elements under Training have in common: they follow the learner, and say when that fails. */
export class LearningElement extends HTMLElement {
  /** @type {Learning | null} */
  learning = null;
  /** @type {(() => void) | null} */
  #unfollow = null;
  #built = false;

  connectedCallback() {
    if (!this.#built) this.build();
    this.#built = true;
    this.#unfollow = follow(this, {
      show: (learning) => {
        this.learning = learning;
        this.tell("trouble", learning.store.trouble);
        holdingFocus(this, () => this.show(learning));
        this.setAttribute("data-ready", "");
      },
      fail: (why) => this.tell("trouble", `Your results cannot be shown. ${why} Reload the page to try again.`),
    });
  }

  disconnectedCallback() {
    this.#unfollow?.();
    this.#unfollow = null;
  }

  /** Listens to what people do; called once. */
  build() {}

  /** Shows what is known. @param {Learning} _learning */
  show(_learning) {}

  /**
   * The parts of that name, each of which a template may leave out.
   * @param {string} name
   * @returns {HTMLElement[]}
   */
  parts(name) {
    return [...this.querySelectorAll(`[data-part="${name}"]`)].filter((found) => found instanceof HTMLElement);
  }

  /**
   * Writes into a part; without words it is hidden.
   * @param {string} name
   * @param {string} words
   */
  tell(name, words) {
    for (const place of this.parts(name)) {
      if (place.textContent !== words) place.textContent = words;
      place.hidden = !words;
    }
  }

  /**
   * Adds records about the learner, who is recorded first if need be.
   * @param {Record<string, any>[]} records without what all records have
   */
  async keep(records) {
    const { store } = /** @type {Learning} */ (this.learning);
    const learner = (await currentLearner(store)).id;
    await keepRecords(store, learner, records);
  }

  /** The address of a page, from its address seen from the root of the site. @param {string} url */
  address(url) {
    return `${this.dataset.root ?? ""}${url}`;
  }
}
