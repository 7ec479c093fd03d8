/**
 * `<sop-my-paths>`: begin a learning path, see how far each one is, move its first day, give it up; all with undo.
 *
 * @import { Learning } from "./learning.js"
 * @import { LearningPath } from "../training/entry.js"
 */
import { progress } from "../training/paths.js";
import { plusDays } from "../training/days.js";
import { counted } from "../wording.js";
import { LearningElement } from "./learning.js";
import { Notice } from "./notice.js";
import { filled, onAction, part, partIn } from "./part.js";
import { dayName } from "./time.js";

export class SopMyPaths extends LearningElement {
  /** @type {Notice | null} */
  #notice = null;
  /** The path that was begun with the form and is not shown yet. @type {string | null} */
  #beginning = null;

  /** @override */
  build() {
    this.#notice = new Notice(part(this, "notice"));
    onAction(this, { stop: ({ dataset }) => this.#plan(dataset.path ?? "", null) });
    part(this, "begin").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#plan(this.#choice().value, this.#day().value);
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.part === "start" && target.value) this.#plan(target.dataset.path ?? "", target.value);
    });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const { catalogue, starts, learner, today } = learning;
    const begun = catalogue.paths.filter(({ key }) => starts.has(key));
    const others = catalogue.paths.filter(({ key }) => !starts.has(key));
    this.#showBegun(learning, begun);
    part(this, "begin").hidden = others.length === 0;
    const choice = this.#choice();
    const chosen = choice.value || (others.find(({ role }) => role === learner?.role)?.key ?? "");
    choice.replaceChildren(...others.map(({ key, title }) => new Option(title, key, false, key === chosen)));
    if (!this.#day().value) this.#day().value = today;
    this.#goOn();
  }

  /** The form has moved down, or is gone: the focus goes on to what was begun with it. */
  #goOn() {
    const card = this.#beginning && part(this, "paths").querySelector(`li[data-path="${this.#beginning}"]`);
    if (!card) return;
    this.#beginning = null;
    part(/** @type {HTMLElement} */ (card), "path-more").focus();
  }

  /**
   * Cards are changed in place, so that a field keeps the focus while another tab writes.
   * @param {Learning} learning
   * @param {LearningPath[]} begun
   */
  #showBegun(learning, begun) {
    const list = part(this, "paths");
    const known = new Map([...list.children].map((card) => [/** @type {HTMLElement} */ (card).dataset.path, /** @type {HTMLElement} */ (card)]));
    const cards = begun.map((path) => known.get(path.key) ?? this.#card(path));
    for (const card of list.children) if (!cards.includes(/** @type {HTMLElement} */ (card))) card.remove();
    cards.forEach((card, place) => {
      if (list.children[place] !== card) list.insertBefore(card, list.children[place] ?? null);
      fillCard(card, /** @type {LearningPath} */ (begun[place]), learning);
    });
    list.hidden = begun.length === 0;
  }

  /** @param {LearningPath} path */
  #card({ key, title, url }) {
    const card = filled(this, "path", { "path-title": title });
    card.dataset.path = key;
    const more = /** @type {HTMLAnchorElement} */ (part(card, "path-more"));
    const certificate = /** @type {HTMLAnchorElement} */ (part(card, "path-certificate"));
    more.href = this.address(url);
    certificate.href += `#path=${key}`;
    for (const link of [more, certificate]) link.append(unseen(` (${title})`));
    for (const control of card.querySelectorAll("button, input")) /** @type {HTMLElement} */ (control).dataset.path = key;
    const field = /** @type {HTMLInputElement} */ (part(card, "start"));
    field.id = `start-${key}`;
    part(card, "start-label").setAttribute("for", field.id);
    const bar = part(card, "bar");
    bar.setAttribute("aria-label", `Progress: ${title}`);
    part(card, "stop").append(unseen(` (${title})`));
    return card;
  }

  /**
   * Begins a path, moves its first day or gives it up, and offers to undo it.
   * @param {string} key
   * @param {string | null} start
   * @param {boolean} [undoing]
   */
  async #plan(key, start, undoing = false) {
    const { catalogue, starts } = this.learning ?? {};
    const path = catalogue?.paths.find((each) => each.key === key);
    if (!path || start === "") return;
    const before = starts?.get(key) ?? null;
    const day = this.querySelector(`input[data-part="start"][data-path="${key}"]`);
    if (undoing && start && day instanceof HTMLInputElement) day.value = start; // it may have the focus again
    if (document.activeElement && part(this, "begin").contains(document.activeElement)) this.#beginning = key;
    try {
      await this.keep([{ kind: "plan", path: key, start }]);
    } catch (error) {
      this.#beginning = null;
      this.#notice?.say(`That could not be kept. ${/** @type {Error} */ (error).message}`);
      return;
    }
    const said = start === null ? `“${path.title}” is no longer yours. What you learned stays.` : `“${path.title}” begins on ${dayName(start)}.`;
    this.#notice?.say(undoing ? `Undone. ${said}` : said, undoing ? undefined : () => this.#plan(key, before, true));
  }

  #choice() {
    return /** @type {HTMLSelectElement} */ (part(this, "choice"));
  }

  #day() {
    return /** @type {HTMLInputElement} */ (part(this, "day"));
  }
}

/**
 * @param {HTMLElement} card
 * @param {LearningPath} path
 * @param {Learning} learning
 */
export function fillCard(card, path, { standings, starts, today }) {
  const { total, passed, overdue } = progress(path, standings);
  const start = starts.get(path.key);
  const bar = /** @type {HTMLProgressElement} */ (part(card, "bar"));
  bar.max = total;
  bar.value = passed;
  const done = total > 0 && passed === total;
  const end = start && plusDays(start, Math.max(0, ...path.items.map(({ due }) => due)));
  const late = start && overdue > 0 ? `, ${overdue} overdue` : "";
  const until = done ? ". All done." : end ? `, ${end < today ? "the last was due" : "all due by"} ${dayName(end)}` : "";
  part(card, "passed").textContent = `${passed} of ${counted(total, "procedure")} passed${late}${until}`;
  card.classList.toggle("sop-my-path--done", done);
  const field = /** @type {HTMLInputElement | null} */ (partIn(card, "start"));
  if (field && start && document.activeElement !== field) field.value = start;
}

/** `<sop-paths>`: how far the learner is with each of the learning paths that the page lists. */
export class SopPaths extends LearningElement {
  /** @override @param {Learning} learning */
  show(learning) {
    for (const path of learning.catalogue.paths) {
      const card = document.querySelector(`p[data-path="${path.key}"]`);
      if (card instanceof HTMLElement) fillCard(card, path, learning);
    }
  }
}

/** @param {string} words for those who listen */
function unseen(words) {
  const span = document.createElement("span");
  span.className = "sop-unseen";
  span.textContent = words;
  return span;
}
