/**
 * `<sop-reading>`: the end of an SOP, where it is marked as read or signed as read and understood; and at its top what
 * has changed since the learner last read it or passed its quiz, until it is read.
 *
 * @import { Entry } from "../training/entry.js"
 * @import { Records } from "../records/index.js"
 * @import { Learner } from "../records/learner.js"
 * @import { StoredRecord } from "../records/record.js"
 */
import { loadDataset } from "../dataset.js";
import { currentLearner, learnersHere, nameLearner, openRecords } from "../records/index.js";
import { changes } from "../training/changes.js";
import { newsSince, readVersions } from "../training/reading.js";
import { isOfEarlierQuiz, knowledge } from "../training/standing.js";
import { differences, showPieces } from "./differences.js";
import { filled, onAction, part } from "./part.js";
import { keepRecords } from "./recording.js";
import { moment } from "./time.js";

/** How anchors of parts begin, by the kind of part. */
const ANCHORS = ["step", "node", "item", "faq"];

export class SopReading extends HTMLElement {
  /** what the page carries @type {any} */
  #data = null;
  /** @type {Entry} */
  #entry = /** @type {any} */ (null);
  /** @type {Records | null} */
  #store = null;
  /** @type {StoredRecord[]} */
  #records = [];
  /** the quiz of today, where an attempt at an earlier one is to be graded by it @type {any} */
  #quiz = undefined;
  /** @type {HTMLElement | null} */
  #banner = null;
  /** @type {(() => void) | null} */
  #unwatch = null;

  connectedCallback() {
    if (!this.#data) this.#build();
    this.#connect();
  }

  disconnectedCallback() {
    this.#unwatch?.();
    this.#banner?.remove();
    this.#banner = null;
  }

  #build() {
    this.#data = JSON.parse(this.querySelector("script")?.textContent ?? "{}");
    const { sop: id = "", version = "" } = this.dataset;
    /** @type {[string, {fingerprint: string}][]} */
    const parts = Object.entries(this.#data.parts);
    const prints = Object.fromEntries(parts.map(([part, { fingerprint }]) => [part, fingerprint]));
    this.#entry = { id, version, prints, refresh: [], mark: 0, ...this.#data };
    onAction(this, { mark: () => this.#mark() });
    part(this, "sign").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sign();
    });
  }

  async #connect() {
    const store = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#store = store;
    this.#unwatch = store.watch(() => this.#refresh(store));
    await this.#refresh(store);
    this.setAttribute("data-ready", "");
  }

  /** @param {Records} store */
  async #refresh(store) {
    const { current } = await learnersHere(store);
    this.#records = current ? await store.all({ sop: this.dataset.sop, learner: current.id }) : [];
    this.#quiz ??= await this.#quizOfToday();
    this.#showState(current);
    this.#showBanner();
  }

  /** Nothing where no attempt needs it, or where it does not load: attempts then count as they were graded. */
  async #quizOfToday() {
    if (!this.#records.some((record) => isOfEarlierQuiz(record, this.#entry.quiz))) return undefined;
    const quizzes = await loadDataset(this, "quizzes").catch(() => ({}));
    return quizzes[this.#entry.id];
  }

  /** @param {Learner | null} learner */
  #showState(learner) {
    const { version } = this.dataset;
    const read = readVersions(this.#records).get(this.dataset.sop ?? "");
    const signed = this.#records.filter((record) => record.kind === "acknowledgement" && record.version === version).pop();
    const words = signed
      ? `Version ${version} is signed as read and understood: ${signed.name}, ${moment(signed.at)}.`
      : read?.version === version
        ? `You read version ${version} on ${moment(read?.at ?? "")}.`
        : read ? `You last read version ${read.version}, on ${moment(read.at)}.` : "";
    part(this, "state").textContent = words;
    part(this, "sign").hidden = Boolean(signed);
    part(this, "mark").hidden = read?.version === version;
    const name = this.#name();
    if (document.activeElement !== name && !name.value) name.value = learner?.name ?? "";
  }

  #showBanner() {
    const { id, version, revisions } = this.#entry;
    const read = readVersions(this.#records).get(id);
    const news = read && read.version !== version ? newsSince(revisions, read.version) : [];
    const changed = read && read.version !== version ? changes(this.#records, this.#entry, this.#data.parts, this.#quiz) : [];
    this.#banner?.remove();
    this.#banner = null;
    if (!read || (news.length === 0 && changed.length === 0)) return;
    const banner = filled(this, "banner", { since: `Changed since you read version ${read.version}` });
    part(banner, "news").append(...news.map(({ version: newer, summary = "" }) => item(`${newer}: ${summary}`)));
    const named = changed.length > 0 ? changed : news.flatMap(({ steps }) => steps).map((step) => ({ id: step, before: null, after: "" }));
    part(banner, "parts").append(...[...new Map(named.map((each) => [each.id, each])).values()].flatMap((each) => this.#part(each) ?? []));
    // With a pass there is a short quiz on the changes; without one there is the whole quiz, as for anybody.
    const quiz = part(banner, "learn");
    quiz.hidden = changed.length === 0 || !knowledge(this.#records, this.#entry, this.#quiz).pass || !this.#data.quiz;
    onAction(banner, { mark: () => this.#mark() });
    (document.querySelector(".sop-header") ?? this).after(banner);
    this.#banner = banner;
  }

  /**
   * A changed part with its link and both texts, word by word; nothing for a part that is gone.
   * @param {{id: string, before: string | null, after: string}} change
   */
  #part({ id, before, after }) {
    const anchor = ANCHORS.map((kind) => `${kind}-${id}`).find((each) => document.getElementById(each));
    if (!anchor) return null;
    const place = filled(this, "part", { link: this.#called(anchor) });
    /** @type {HTMLAnchorElement} */ (part(place, "link")).href = `#${anchor}`;
    const found = differences(before ?? "", after);
    for (const [name, words, pieces, mark] of /** @type {const} */ ([
      ["before", before, found.before, "del"],
      ["after", after, found.after, "ins"],
    ])) {
      const box = part(place, name);
      if (!words) box.parentElement?.remove();
      else if (before === null) box.textContent = words;
      else showPieces(box, pieces, mark);
    }
    return place;
  }

  /** What a part is called on the page: its number where it has one. @param {string} anchor */
  #called(anchor) {
    const element = document.getElementById(anchor);
    if (element?.matches(".sop-step")) return `Step ${[...(element.parentElement?.children ?? [])].indexOf(element) + 1}`;
    const title = element?.querySelector(".sop-node__title, .sop-item__do, label")?.textContent ?? element?.textContent ?? anchor;
    return title.replace(/¶/g, "").trim().slice(0, 80);
  }

  async #mark() {
    const fromBanner = this.#banner?.contains(document.activeElement);
    await this.#keep("This version is marked as read.", async () => ({ kind: "read", sop: this.dataset.sop, version: this.dataset.version }));
    if (fromBanner && !this.#banner) focusOn(document.querySelector("h1"));
  }

  async #sign() {
    const name = this.#name().value.trim();
    if (!name) return;
    const { sop, version } = this.dataset;
    const { pass, changed } = knowledge(this.#records, this.#entry, this.#quiz);
    const about = pass && changed.length > 0 ? "changes" : "whole";
    await this.#keep("Signed, and kept in this browser.", async (store, learner) => {
      if (!learner.name) await nameLearner(store, learner.id, { name });
      return { kind: "acknowledgement", sop, version, parts: this.#data.parts, name, about };
    });
    focusOn(part(this, "state"));
  }

  /**
   * @param {string} done what to say when it is on disk
   * @param {(store: Records, learner: Learner) => Promise<Record<string, any>>} record
   */
  async #keep(done, record) {
    const told = part(this, "told");
    told.textContent = "";
    try {
      const store = this.#store ?? (await openRecords(this.dataset.handbook ?? ""));
      const learner = await currentLearner(store);
      await keepRecords(store, learner.id, [await record(store, learner)]);
      await this.#refresh(store);
      told.textContent = done;
    } catch (error) {
      told.textContent = `That could not be kept. ${/** @type {Error} */ (error).message}`;
    }
  }

  #name() {
    return /** @type {HTMLInputElement} */ (this.querySelector('[name="name"]'));
  }
}

/** @param {string} text */
function item(text) {
  const line = document.createElement("li");
  line.textContent = text;
  return line;
}

/** @param {HTMLElement | null} element */
function focusOn(element) {
  element?.setAttribute("tabindex", "-1");
  element?.focus();
}
