/** The signature under a checklist: what it asks for, and what it refuses. */

import { part, partIn } from "./part.js";

/**
 * @typedef {object} Signing
 * @property {() => {critical: string[], others: string[]}} open item ids that are not ticked
 * @property {(id: string) => HTMLInputElement | undefined} box the checkbox of an item
 * @property {(id: string) => string} words what an item says
 * @property {(name: string, note: string) => Promise<void>} signed
 * @property {(problem: string, item: string | null) => void} refused the signature was not taken; `item` stands in its way
 * @property {() => void} changed a name or a note was entered
 */

export class SignOff {
  /** @type {HTMLElement} */
  #root;
  /** @type {Signing} */
  #signing;

  /**
   * @param {HTMLElement} root the form
   * @param {Signing} signing
   */
  constructor(root, signing) {
    this.#root = root;
    this.#signing = signing;
    root.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#submit();
    });
    root.addEventListener("change", ({ target }) => {
      if (target !== this.#field("confirm")) signing.changed();
    });
  }

  /** What was entered. */
  entries() {
    return { name: this.#field("name").value.trim(), note: this.#field("note").value.trim() };
  }

  /**
   * Shows what is kept; a field that somebody is writing in is left to them.
   * @param {string} name
   * @param {string} note
   */
  fill(name, note) {
    for (const [field, text] of Object.entries({ name, note })) {
      if (document.activeElement !== this.#field(field)) this.#field(field).value = text;
    }
  }

  /** Brings the list of open items up to date, and withdraws a consent that was about another list. */
  listOpen() {
    const { others } = this.#signing.open();
    const list = part(this.#root, "open-items");
    const lines = others.map((id) => Object.assign(document.createElement("li"), { textContent: this.#signing.words(id) }));
    list.replaceChildren(...lines);
    this.#field("confirm").checked = false;
    part(this.#root, "open").hidden = true;
    this.#complain("");
  }

  #submit() {
    const { critical, others } = this.#signing.open();
    const { name, note } = this.entries();
    const [first] = critical;
    if (first !== undefined) {
      const still = critical.length === 1 ? "A critical item is" : `${critical.length} critical items are`;
      return this.#refuse(`${still} still open. First: ${this.#signing.words(first)}`, this.#signing.box(first), first);
    }
    if (!name) return this.#refuse("Enter your name.", this.#field("name"));
    if (!note && this.#field("note").required) return this.#refuse("Leave a note.", this.#field("note"));
    if (others.length > 0 && !this.#field("confirm").checked) {
      part(this.#root, "open").hidden = false;
      return this.#refuse("Some items are open. Tick them, or confirm that they stay open.", this.#field("confirm"));
    }
    this.#complain("");
    this.#signing.signed(name, note);
  }

  /**
   * @param {string} problem
   * @param {HTMLElement | undefined} where the focus goes
   * @param {string | null} [item]
   */
  #refuse(problem, where, item = null) {
    this.#complain(problem);
    this.#signing.refused(problem, item);
    where?.focus();
  }

  /** @param {string} problem */
  #complain(problem) {
    const line = partIn(this.#root, "problem");
    if (line) line.textContent = problem;
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.#root.querySelector(`[name="${name}"]`));
  }
}
