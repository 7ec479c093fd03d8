/** A line that tells what has just happened, spoken by screen readers, with a way to undo it. */

import { onAction, part } from "./part.js";

export class Notice {
  /** @type {HTMLElement} */
  #root;
  /** @type {(() => void) | null} */
  #undo = null;
  /** What had the focus before one of the buttons. @type {EventTarget | null} */
  #before = null;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
    root.addEventListener("focusin", ({ relatedTarget }) => {
      if (!(relatedTarget instanceof Node && root.contains(relatedTarget))) this.#before = relatedTarget;
    });
    onAction(root, { undo: () => this.#undone(), dismiss: () => this.#dismissed() });
  }

  /**
   * Shows a text until it is dismissed or the next one comes.
   * @param {string} text
   * @param {() => void} [undo]
   */
  say(text, undo) {
    const line = part(this.#root, "notice-text");
    // The same words twice would not be spoken twice.
    line.textContent = line.textContent === text ? `${text}\u00a0` : text;
    this.#undo = undo ?? null;
    part(this.#root, "undo").hidden = !undo;
    this.#root.classList.toggle("sop-notice--shown", text !== "");
  }

  clear() {
    this.say("");
  }

  #undone() {
    const undo = this.#undo;
    this.#dismissed();
    undo?.();
  }

  /** The button is about to be gone: the focus goes back to where it came from. */
  #dismissed() {
    if (this.#before instanceof HTMLElement) this.#before.focus({ preventScroll: true });
    this.clear();
  }
}
