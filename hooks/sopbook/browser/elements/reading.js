/**
 * `<sop-reading>`: the end of an SOP, where it is marked as read or signed as read and understood; and at its top what
 * has changed since the learner last read it or passed its quiz, until it is read.
 *
 * @import { Entry } from "../training/entry.js"
 * @import { Records } from "../records/index.js"
 * @import { Learner } from "../records/learner.js"
 * @import { StoredRecord } from "../records/record.js"
 */
import { loadLearning } from "../dataset.js";
import { currentLearner, learnersHere, nameLearner, openRecords } from "../records/index.js";
import { changes } from "../training/changes.js";
import { entryOfQuiz } from "../training/entry.js";
import { newsSince, readVersions } from "../training/reading.js";
import { knowledge } from "../training/standing.js";
import { differences, showPieces } from "./differences.js";
import { filled, onAction, part, partIn } from "./part.js";
import { keepRecords } from "./recording.js";
import { moment } from "./time.js";
import { withViews } from "./views.js";

/** How anchors of parts begin, by the kind of part. */
const ANCHORS = ["step", "node", "item", "faq"];

export class SopReading extends HTMLElement {
  /** what there is to learn, once that matters: most readers have nothing recorded @type {any} */
  #learning = null;
  /** @type {Entry} */
  #entry = /** @type {any} */ (null);
  /** @type {Records | null} */
  #store = null;
  /** @type {StoredRecord[]} */
  #records = [];
  #built = false;
  /** Whose name was put into the form. @type {string | undefined} */
  #learner;
  /** @type {HTMLElement | null} */
  #banner = null;
  /** @type {(() => void) | null} */
  #unwatch = null;

  connectedCallback() {
    if (this.#built) this.#connect();
    else withViews(this.parentElement ?? this, () => this.#build());
  }

  disconnectedCallback() {
    this.#unwatch?.();
    this.#banner?.remove();
    this.#banner = null;
  }

  #build() {
    this.#built = true;
    onAction(this, { mark: () => this.#mark() });
    part(this, "sign").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#sign();
    });
    this.#connect();
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
    this.#showState(current);
    if (this.#outdated) await this.#learn().catch(() => undefined);
    this.#showBanner();
  }

  /** The newest version that the learner has read. */
  get #read() {
    return readVersions(this.#records).get(this.dataset.sop ?? "");
  }

  /** The version that the learner has read, where that is another than today's; else undefined. */
  get #outdated() {
    const version = this.#read?.version;
    return version === this.dataset.version ? undefined : version;
  }

  /** Find out what there is to learn; rejects where its script cannot be loaded. */
  async #learn() {
    const { sop: id = "", version = "" } = this.dataset;
    this.#learning ??= await loadLearning(this);
    this.#entry = entryOfQuiz({ id, version }, this.#learning);
  }

  /** @param {Learner | null} learner */
  #showState(learner) {
    const { version } = this.dataset;
    const read = this.#read;
    const signed = this.#records.filter((record) => record.kind === "acknowledgement" && record.version === version).pop();
    const words = signed
      ? `Version ${version} is signed as read and understood: ${signed.name}, ${moment(signed.at)}.`
      : read?.version === version
        ? `You read version ${version} on ${moment(read?.at ?? "")}.`
        : read ? `You last read version ${read.version}, on ${moment(read.at)}.` : "";
    part(this, "state").textContent = words;
    part(this, "sign").hidden = Boolean(signed);
    part(this, "mark").hidden = read?.version === version;
    this.#showName(learner);
  }

  /** Puts the learner's name into the form; what was there for somebody else goes. @param {Learner | null} learner */
  #showName(learner) {
    const name = this.#name();
    const isAnother = this.#learner !== undefined && this.#learner !== learner?.id;
    this.#learner = learner?.id;
    if (isAnother) part(this, "told").textContent = "";
    if (isAnother || (document.activeElement !== name && !name.value)) name.value = learner?.name ?? "";
  }

  #showBanner() {
    this.#banner?.remove();
    this.#banner = null;
    const since = this.#outdated;
    if (!since || !this.#learning) return;
    const news = newsSince(this.#entry.revisions, since);
    const changed = changes(this.#records, this.#entry, this.#learning.parts, this.#learning);
    if (news.length === 0 && changed.length === 0) return;
    const banner = filled(this, "banner", { since: `Changed since you read version ${since}` });
    part(banner, "news").append(...news.map(({ version: newer, summary = "" }) => item(`${newer}: ${summary}`)));
    const named = changed.length > 0 ? changed : news.flatMap(({ steps }) => steps).map((step) => ({ id: step, before: null, after: "" }));
    part(banner, "parts").append(...[...new Map(named.map((each) => [each.id, each])).values()].flatMap((each) => this.#part(each) ?? []));
    // With a pass there is a short quiz on the changes; without one there is the whole quiz, as for anybody.
    const quiz = part(banner, "learn");
    quiz.setAttribute("href", partIn(this, "quiz")?.getAttribute("href") ?? "");
    quiz.hidden = changed.length === 0 || !knowledge(this.#records, this.#entry, this.#learning).pass || !this.#entry.quiz;
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
    const title = element?.querySelector("label")?.textContent ?? element?.textContent ?? anchor;
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
    await this.#keep("Signed, and kept in this browser.", async (store, learner) => {
      await this.#learn();
      const { pass, changed } = knowledge(this.#records, this.#entry, this.#learning);
      const about = pass && changed.length > 0 ? "changes" : "whole";
      if (!learner.name) await nameLearner(store, learner.id, { name });
      return { kind: "acknowledgement", sop, version, parts: this.#learning.parts, name, about };
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
