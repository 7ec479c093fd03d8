/** The way that a walk has taken: its steps, each a way back to where it was. */

import { filled, part } from "./part.js";

/** @typedef {import("../workflow/walk.js").Step} Step */
/** @typedef {import("./workflow-text.js").FlowText} FlowText */

/** So many of the last steps are shown unasked, and so many more each time: all that is shown moves with every answer. */
const SHOWN = 10;

export class Trail {
  /** @type {HTMLElement} */
  #root;
  /** @type {FlowText} */
  #text;
  /** The steps that are listed. @type {Step[]} */
  #steps = [];
  /** How many of the last steps are in sight. */
  #shown = SHOWN;

  /** @param {HTMLElement} root @param {FlowText} text */
  constructor(root, text) {
    this.#root = root;
    this.#text = text;
  }

  /** Shows a way; the part of it that stands there already stays as it is. @param {Step[]} steps */
  show(steps) {
    const changed = this.#steps.findIndex((step, index) => !sameStep(step, steps[index]));
    const same = changed < 0 ? this.#steps.length : changed;
    const list = part(this.#root, "trail-steps");
    while (list.children.length > same) list.lastElementChild?.remove();
    list.append(...steps.slice(same).map((step, index) => this.#line(step, same + index)));
    part(this.#root, "trail").hidden = steps.length === 0;
    this.#steps = steps;
    if (steps.length === 0) this.#shown = SHOWN;
    this.#hideEarlier();
  }

  /** Brings earlier steps into sight, and the focus to the first of them. */
  showMore() {
    this.#shown += SHOWN;
    this.#hideEarlier();
    part(this.#root, "trail-steps").querySelector("li:not([hidden])")?.querySelector("button")?.focus();
  }

  /** Leaves the first steps of a long way out of sight. */
  #hideEarlier() {
    const lines = [...part(this.#root, "trail-steps").children];
    const earlier = Math.max(lines.length - this.#shown, 0);
    lines.forEach((line, index) => line.toggleAttribute("hidden", index < earlier));
    part(this.#root, "earlier").hidden = earlier === 0;
    part(this.#root, "earlier-steps").textContent = earlier === 1 ? "the first step" : `${Math.min(earlier, SHOWN)} earlier steps`;
  }

  /** @param {Step} step @param {number} index */
  #line({ node, answer }, index) {
    const texts = { question: this.#text.words(node), answer: this.#text.answer(node, answer) ?? "" };
    const line = /** @type {HTMLLIElement} */ (filled(this.#root, "trail-step", texts));
    // Each line knows its own number: counted by the list, all would be laid out again with each that comes into sight.
    line.value = index + 1;
    part(line, "question").dataset.step = String(index);
    return line;
  }
}

/** @param {Step} one @param {Step | undefined} other */
function sameStep(one, other) {
  return one.node === other?.node && one.answer === other.answer;
}
