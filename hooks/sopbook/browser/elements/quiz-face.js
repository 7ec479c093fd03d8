/** What of the quiz is on the screen: its views, its parts with words in them, and its buttons. */

/** @typedef {"start" | "question" | "paused" | "summary" | "result"} View */

export class Face {
  #root;
  /** what was found once: the page of a long quiz is too long to be searched at every key @type {Map<string, HTMLElement[]>} */
  #found = new Map();

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#root = root;
  }

  get view() {
    return /** @type {View} */ (this.#root.dataset.view ?? "start");
  }

  /** @param {View} view */
  show(view) {
    if (this.#root.dataset.view === view) return;
    this.#root.dataset.view = view;
    document.body.dataset.quizView = view;
    for (const element of this.#all("[data-view]")) element.hidden = element.dataset.view !== view;
  }

  /**
   * Write into a part of the page; without words it is hidden, unless it has to be there for speaking.
   *
   * @param {string} part
   * @param {string} words
   */
  put(part, words) {
    for (const element of this.parts(part)) {
      if (element.textContent !== words) element.textContent = words;
      element.hidden = !words && element.role !== "status";
    }
  }

  /** Say something to those who hear the page; the same words twice would not be spoken twice. @param {string} words */
  speak(words) {
    for (const element of this.parts("live")) element.textContent = element.textContent === words && words ? `${words}\u00a0` : words;
  }

  /**
   * @param {string} action
   * @param {boolean} possible
   */
  offer(action, possible) {
    for (const button of this.buttons(action)) button.hidden = !possible;
  }

  /**
   * Focus, and bring into view below the header of the page: the whole quiz, or only what is focused.
   *
   * @param {HTMLElement | null} target
   * @param {HTMLElement} [view]
   */
  focus(target, view = this.#root) {
    target?.focus({ preventScroll: true });
    const { top, bottom } = view.getBoundingClientRect();
    if (top < 48 || Math.min(bottom, top + 200) > innerHeight) view.scrollIntoView({ block: "start" });
  }

  /** @param {string} name @returns {HTMLElement | null} */
  part(name) {
    return this.parts(name)[0] ?? null;
  }

  /** Every part of that name: some words stand in two places. @param {string} name */
  parts(name) {
    return this.#all(`[data-part="${name}"]`);
  }

  /** @param {string} action */
  buttons(action) {
    return this.#all(`[data-action="${action}"]`);
  }

  /** @param {string} selector of what the template has made */
  #all(selector) {
    const known = this.#found.get(selector);
    if (known) return known;
    const found = /** @type {HTMLElement[]} */ ([...this.#root.querySelectorAll(selector)]);
    this.#found.set(selector, found);
    return found;
  }
}
