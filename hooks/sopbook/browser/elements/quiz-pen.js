/** When a sitting in progress is written down: at once after an answer, and where somebody is once they stay there. */
import { afterPaint } from "./after-paint.js";

/** How long somebody stays at a question before that is worth writing, in milliseconds. */
const STAY = 500;

export class Pen {
  #write;
  #due = false;
  #staying = 0;

  /** @param {() => void} write */
  constructor(write) {
    this.#write = write;
  }

  /** As soon as the hand has its answer. */
  soon() {
    clearTimeout(this.#staying);
    if (this.#due) return;
    this.#due = true;
    afterPaint(() => {
      this.#due = false;
      this.#write();
    });
  }

  /** Nothing is lost with the place where somebody is; turning pages costs no writing. */
  later() {
    clearTimeout(this.#staying);
    this.#staying = window.setTimeout(() => this.soon(), STAY);
  }
}
