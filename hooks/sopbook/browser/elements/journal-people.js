/** `<sop-people>`: everybody who learns in this browser, to be renamed, exported, put together and deleted one by one. */

import { deleteLearner, joinedHere, learnersHere, mayBeOne, nameLearner, partLearner } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart, exported, putTogether } from "./journal-part.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/learner.js").Learner} Learner */

const NAMELESS = "Somebody without a name";

export class SopPeople extends JournalPart {
  /** @type {Learner[]} */
  #people = [];
  /** whose turn it is @type {Learner | null} */
  #current = null;
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
      "ask-same": (button) => this.#askSame(this.#of(button)),
      join: () => this.#join(),
      part: (button) => this.#part(button),
    });
    part(this, "naming-form").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#save();
    });
  }

  /** @override @param {Records} records */
  async refresh(records) {
    const { current, others } = await learnersHere(records);
    const joined = await joinedHere(records);
    this.#current = current;
    this.#people = current ? [current, ...others] : others;
    part(this, "people").replaceChildren(...this.#people.map((learner) => this.#line(learner, joined.get(learner.id) ?? [])));
    part(this, "nobody").hidden = this.#people.length > 0;
    const trouble = part(this, "trouble");
    trouble.textContent = records.trouble;
    trouble.hidden = !records.trouble;
  }

  /** @param {Learner} learner @param {Learner[]} joined others who are this person as well */
  #line(learner, joined) {
    const name = learner.name || NAMELESS;
    const line = filled(this, "person", { name, now: learner === this.#current ? "learns now" : "", facts: facts(learner) });
    line.dataset.learner = learner.id;
    part(line, "ask-same").hidden = !this.#current || !mayBeOne(learner, this.#current);
    for (const button of line.querySelectorAll("button")) button.setAttribute("aria-label", `${button.textContent?.replace(" …", "")} ${name}`);
    part(line, "joined").append(...joined.map((other) => this.#joined(other)));
    return line;
  }

  /** @param {Learner} other */
  #joined(other) {
    const line = filled(this, "joined-one", { facts: `With ${facts(other)}`, kept: other.name ? `kept as ${other.name}` : "kept without a name" });
    line.dataset.joined = other.id;
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

  /** @param {Learner | undefined} learner */
  #askSame(learner) {
    this.#chosen = learner;
    if (!learner) return;
    part(this, "same-name").textContent = learner.name || NAMELESS;
    part(this, "same-facts").textContent = facts(learner);
    this.dialog("same").showModal();
  }

  async #join() {
    const [learner, person] = [this.#chosen, this.#current];
    this.#close();
    if (!learner || !person) return;
    await this.tell("told", (records) => putTogether(records, learner, person));
  }

  /** @param {HTMLElement} button */
  async #part(button) {
    const id = /** @type {HTMLElement} */ (button.closest("[data-joined]")).dataset.joined ?? "";
    await this.tell("told", async (records) => {
      await partLearner(records, id);
      return "Parted: those records stand by themselves again.";
    });
  }

  /** @param {string} place @param {Learner | undefined} learner */
  async #export(place, learner) {
    await this.tell(place, (records) => exported(records, { learner: learner?.id, name: learner?.name }));
  }

  #close() {
    for (const name of ["naming", "confirm", "same"]) this.dialog(name).close();
  }

  get #name() {
    return /** @type {HTMLInputElement} */ (this.querySelector('[name="name"]'));
  }
}

/** @param {Learner} learner */
function facts({ results, since }) {
  return `${counted(results, "record")} since ${moment(since)}`;
}
