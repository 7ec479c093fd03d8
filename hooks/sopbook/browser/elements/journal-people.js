/** `<sop-people>`: everybody who learns in this browser, to be renamed, exported and deleted one by one. */

import { deleteLearner, learnersHere, nameLearner } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart, exported } from "./journal-part.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/learner.js").Learner} Learner */

const NAMELESS = "Somebody without a name";

export class SopPeople extends JournalPart {
  /** @type {Learner[]} */
  #people = [];
  /** whom an open dialog is about @type {Learner | undefined} */
  #chosen;

  /** @override */
  upgrade() {
    onAction(this, {
      rename: (button) => this.#rename(this.#of(button)),
      export: (button) => this.#export("told", this.#of(button)),
      ask: (button) => this.#ask(this.#of(button)),
      "export-first": () => this.#export("confirm-told", this.#chosen),
      close: () => this.#close(),
      delete: () => this.#delete(),
    });
    part(this, "naming-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  /** @override @param {Records} records */
  async refresh(records) {
    const { current, others } = await learnersHere(records);
    this.#people = current ? [current, ...others] : others;
    part(this, "people").replaceChildren(...this.#people.map((learner) => this.#line(learner, learner === current)));
    part(this, "nobody").hidden = this.#people.length > 0;
    const trouble = part(this, "trouble");
    trouble.textContent = records.trouble;
    trouble.hidden = !records.trouble;
  }

  /** @param {Learner} learner @param {boolean} now */
  #line(learner, now) {
    const { id, results, since } = learner;
    const name = learner.name || NAMELESS;
    const line = filled(this, "person", { name, now: now ? "learns now" : "", facts: `${counted(results, "record")} since ${moment(since)}` });
    line.dataset.learner = id;
    for (const button of line.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent?.replace(" …", "")} ${name}`);
    return line;
  }

  /** @param {HTMLElement} button */
  #of(button) {
    const id = /** @type {HTMLElement} */ (button.closest("[data-learner]")).dataset.learner;
    return this.#people.find((learner) => learner.id === id);
  }

  /** @param {Learner | undefined} learner */
  #rename(learner) {
    this.#chosen = learner;
    this.#name.value = learner?.name ?? "";
    part(this, "naming-problem").textContent = "";
    this.dialog("naming").showModal();
  }

  async #save() {
    const name = this.#name.value.trim();
    if (!name) {
      part(this, "naming-problem").textContent = "Enter a name.";
      this.#name.focus();
      return;
    }
    const { id = "" } = this.#chosen ?? {};
    this.#close();
    await this.tell("told", async (records) => {
      await nameLearner(records, id, { name });
      return `Saved: ${name}.`;
    });
  }

  /** @param {Learner | undefined} learner */
  #ask(learner) {
    this.#chosen = learner;
    part(this, "confirm-name").textContent = learner?.name || NAMELESS.toLowerCase();
    part(this, "confirm-count").textContent = counted(learner?.results ?? 0, "record");
    part(this, "confirm-told").textContent = "";
    this.dialog("confirm").showModal();
  }

  async #delete() {
    const { id = "", name = "" } = this.#chosen ?? {};
    this.#close();
    await this.tell("told", async (records) => {
      await deleteLearner(records, id);
      return `Everything of ${name || NAMELESS.toLowerCase()} was deleted.`;
    });
  }

  /** @param {string} place @param {Learner | undefined} learner */
  async #export(place, learner) {
    await this.tell(place, (records) => exported(records, { learner: learner?.id, name: learner?.name }));
  }

  #close() {
    for (const name of ["naming", "confirm"]) this.dialog(name).close();
  }

  get #name() {
    return /** @type {HTMLInputElement} */ (this.querySelector('[name="name"]'));
  }
}
