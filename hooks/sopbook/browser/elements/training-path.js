/**
 * `<sop-path>`: one learning path as the page lists it, with how far the learner is and the day on which each is due.
 *
 * @import { Learning } from "./learning.js"
 * @import { LearningPath } from "../training/entry.js"
 */
import { daysBetween } from "../training/days.js";
import { fillCard } from "./training-paths.js";
import { LearningElement } from "./learning.js";
import { Notice } from "./notice.js";
import { filled, part, partIn } from "./part.js";
import { dayName } from "./time.js";
import { badgeClass, dueWords, standingWords, stateName } from "./training-words.js";

export class SopPath extends LearningElement {
  /** @type {Notice | null} */
  #notice = null;

  /** @override */
  build() {
    this.#notice = new Notice(part(this, "notice"));
    partIn(this, "begin")?.addEventListener("submit", (event) => {
      event.preventDefault();
      this.#begin(this.#day().value);
    });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const path = this.#path(learning);
    if (!path) return;
    fillCard(this, path, learning);
    const start = learning.starts.get(path.key);
    if (partIn(this, "begin")) this.#showBegin(learning.today, start);
    for (const row of this.querySelectorAll("li[data-sop]")) this.#showItem(/** @type {HTMLElement} */ (row), learning, start !== undefined);
  }

  /** @param {string} today @param {string | undefined} start */
  #showBegin(today, start) {
    if (!this.#day().value) this.#day().value = start ?? today;
    part(this, "begin-button").textContent = start ? "Move the first day" : "Begin this path";
    this.tell("begun", start ? `You began on ${dayName(start)}.` : "");
  }

  /** @param {HTMLElement} row @param {Learning} learning @param {boolean} begun */
  #showItem(row, { standings, sops, due, today }, begun) {
    const id = row.dataset.sop ?? "";
    const standing = standings.get(id);
    if (!standing) return;
    if (!partIn(row, "state")) row.append(filled(this, "standing", {}));
    const badge = part(row, "state");
    badge.textContent = stateName(standing.state, sops.get(id));
    badge.className = badgeClass(standing.state);
    const day = standing.state === "passed" ? null : (standing.due ?? due.get(id) ?? null);
    const when = begun && day ? dueWords(day, daysBetween(today, day)) : "";
    const more = partIn(row, "more");
    if (more) more.textContent = [standingWords(standing), when].filter(Boolean).join(", ");
    more?.classList.toggle("sop-due--overdue", begun && standing.overdue);
  }

  /** @param {string | null} start @param {boolean} [undoing] */
  async #begin(start, undoing = false) {
    if (!this.learning || start === "") return;
    const path = this.#path(this.learning);
    if (!path) return;
    const before = this.learning.starts.get(path.key) ?? null;
    try {
      await this.keep([{ kind: "plan", path: path.key, start }]);
      const said = start ? `“${path.title}” begins on ${dayName(start)}.` : `“${path.title}” is not begun.`;
      this.#notice?.say(undoing ? `Undone. ${said}` : said, undoing ? undefined : () => this.#begin(before, true));
    } catch (error) {
      this.#notice?.say(`That could not be kept. ${/** @type {Error} */ (error).message}`);
    }
  }

  /** @param {Learning} learning @returns {LearningPath | undefined} */
  #path({ catalogue }) {
    return catalogue.paths.find(({ key }) => key === this.dataset.path);
  }

  #day() {
    return /** @type {HTMLInputElement} */ (part(this, "start"));
  }
}
