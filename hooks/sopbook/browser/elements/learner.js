/**
 * `<sop-learner>`: who learns in this browser, and the way to say that it is somebody else.
 *
 * Where several people learn, it asks again after a working session, before anything is shown or recorded. When the
 * learner changes, here or in another tab, the document gets the event `sop-learner-changed`.
 */

import { addLearner, chooseLearner, isSameName, learnersHere, nameLearner, openRecords } from "../records/index.js";
import { counted } from "../wording.js";
import { define } from "./define.js";
import { holdingFocus } from "./focus.js";
import { onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/learner.js").CurrentLearner} CurrentLearner */
/** @typedef {import("../records/learner.js").Learner} Learner */

/** How long a choice counts, in milliseconds: a working session of four hours. */
const SESSION = 4 * 3_600_000;

/** What signs or marks, on a page that is only read. */
const RECORDING = ".sop-reading, .sop-changed button";

export class SopLearner extends HTMLElement {
  /** @type {Records | null} */
  #records = null;
  /** @type {CurrentLearner | null} */
  #current = null;
  /** @type {Learner[]} */
  #others = [];
  /** The name that the line says; it is not written again after every draft that is kept. @type {string | null} */
  #said = null;
  /** @type {(() => void) | null} */
  #unwatch = null;
  #look = () => !this.#reading && this.#askWhenStale();
  #hold = (/** @type {Event} */ event) => {
    const target = /** @type {Element} */ (event.target);
    if (this.#reading && !target.closest?.(RECORDING)) return;
    if (this.#askWhenStale() && !this.contains(target)) event.preventDefault();
  };

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    document.addEventListener("visibilitychange", this.#look);
    for (const input of ["pointerdown", "keydown"]) document.addEventListener(input, this.#hold, true);
    this.#connect();
  }

  disconnectedCallback() {
    document.removeEventListener("visibilitychange", this.#look);
    for (const input of ["pointerdown", "keydown"]) document.removeEventListener(input, this.#hold, true);
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #upgrade() {
    onAction(this, {
      switch: () => this.#open(false),
      cancel: () => this.#dialog.close(),
      choose: ({ dataset }) => this.#settle((records) => chooseLearner(records, dataset.learner ?? "")),
    });
    this.#dialog.addEventListener("cancel", (event) => this.#isStale() && event.preventDefault());
    part(this, "new").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#introduce();
    });
  }

  async #connect() {
    const records = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#records = records;
    this.#unwatch?.();
    this.#unwatch = records.watch(() => this.#refresh(records));
    await this.#refresh(records);
    this.setAttribute("data-ready", "");
  }

  /** @param {Records} records */
  async #refresh(records) {
    const before = this.#current?.id;
    const { current, others } = await learnersHere(records);
    this.#current = current;
    this.#others = others;
    this.#show();
    if (!this.#isStale() && this.#asked) this.#dialog.close();
    this.#look();
    // Somebody may have been added in another tab since the question was asked.
    if (this.#dialog.open) holdingFocus(this, () => this.#list());
    // Where nobody learned before there is nothing of another learner to put away.
    if (before && before !== current?.id) this.#announce();
  }

  #announce() {
    document.dispatchEvent(new CustomEvent("sop-learner-changed", { detail: { learner: this.#current?.id ?? null } }));
  }

  #show() {
    const name = this.#current?.name ?? "";
    if (name === this.#said) return;
    this.#said = name;
    part(this, "name").textContent = name;
    part(this, "named").hidden = !name;
    part(this, "unnamed").hidden = !!name;
    const button = part(this, "switch");
    button.textContent = name ? "Not you?" : "Say who you are";
    button.hidden = false;
  }

  /** Where this is about a signature alone: what stands around is read by whoever comes, and nobody is asked before. */
  get #reading() {
    return this.closest(".sop-reading") !== null;
  }

  /** Whether the dialog stands there unasked for. */
  get #asked() {
    return this.#dialog.open && part(this, "cancel").hidden;
  }

  #isStale() {
    if (!this.#current || this.#others.length === 0) return false;
    const { chosen } = this.#current;
    return !chosen || Date.now() - Date.parse(chosen) > SESSION;
  }

  /** Asks who it is when the last answer is too old; tells whether it has to. */
  #askWhenStale() {
    const stale = this.#isStale();
    if (stale && !this.#dialog.open) this.#open(true);
    return stale;
  }

  /** @param {boolean} forced it has to be answered */
  #open(forced) {
    part(this, "why").hidden = !forced;
    part(this, "cancel").hidden = forced;
    this.#list();
    this.#complain("");
    this.#field("name").value = "";
    for (const choice of this.#claims()) choice.checked = false;
    this.#dialog.showModal();
  }

  /** Shows who can be chosen. Whoever learns now and has no name is listed only where an answer is needed. */
  #list() {
    const forced = part(this, "cancel").hidden;
    const people = [...(this.#current && (forced || this.#current.name) ? [this.#current] : []), ...this.#others];
    const names = people.map(({ name }) => name);
    part(this, "known").replaceChildren(
      ...people.map((learner) => this.#person(learner, names.indexOf(learner.name) !== names.lastIndexOf(learner.name))),
    );
    part(this, "claim").hidden = !this.#isUnclaimed();
    part(this, "new-label").textContent = people.length > 0 ? "Name of somebody new" : "Name";
  }

  /** Whether there is something here of a person who has not given a name. */
  #isUnclaimed() {
    return !!this.#current && !this.#current.name && this.#current.results > 0;
  }

  /**
   * @param {Learner} learner
   * @param {boolean} isShared somebody else has the same name
   */
  #person(learner, isShared) {
    const template = /** @type {HTMLTemplateElement} */ (part(this, "person"));
    const line = /** @type {HTMLElement} */ (template.content.firstElementChild?.cloneNode(true));
    const button = part(line, "person-name");
    const name = learner.name || "Somebody without a name";
    button.textContent = isShared ? `${name} (${counted(learner.results, "record")} since ${moment(learner.since)})` : name;
    button.dataset.learner = learner.id;
    if (learner.id === this.#current?.id) button.setAttribute("aria-current", "true");
    return line;
  }

  /** Takes the name that was entered: for what is kept without one where that is said, else for a new person. */
  #introduce() {
    const name = this.#field("name").value.trim();
    const problem = this.#problemWith(name);
    if (problem) {
      this.#complain(problem.words);
      problem.field.focus();
      return;
    }
    const current = this.#current;
    const mine = current && !current.name && (current.results === 0 || this.#claims()[0]?.checked);
    this.#settle(async (records) => {
      if (mine) await nameLearner(records, current.id, { name });
      await (mine ? chooseLearner(records, current.id) : addLearner(records, name));
    });
  }

  /** What stands in the way of a name, and where it is mended. @param {string} name */
  #problemWith(name) {
    const field = this.#field("name");
    if (!name) return { words: "Enter your name.", field };
    const [claim] = this.#claims();
    if (claim && this.#isUnclaimed() && !this.#claims().some(({ checked }) => checked)) {
      return { words: "Say whose it is that is kept here without a name.", field: claim };
    }
    // A second person of that name would begin with nothing, and nobody could tell the two apart.
    if (!this.#others.concat(this.#current ?? []).some((learner) => isSameName(learner.name, name))) return null;
    return { words: `${name} learns here already. Choose that name above, or enter one that tells you apart.`, field };
  }

  /** @param {(records: Records) => Promise<unknown>} work */
  async #settle(work) {
    try {
      const records = this.#records ?? (await openRecords(this.dataset.handbook ?? ""));
      const before = this.#current;
      await work(records);
      await this.#refresh(records);
      if (!before) this.#announce();
      this.#dialog.close();
    } catch (error) {
      this.#complain(`That did not work. ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {string} problem */
  #complain(problem) {
    part(this, "problem").textContent = problem;
  }

  get #dialog() {
    return /** @type {HTMLDialogElement} */ (part(this, "dialog"));
  }

  /** The answers to whose it is that is kept without a name; the first says that it is one's own. */
  #claims() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll('[name="claim"]')]);
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name="${name}"]`));
  }
}

define("sop-learner", SopLearner);
