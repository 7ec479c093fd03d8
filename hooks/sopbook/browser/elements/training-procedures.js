/**
 * `<sop-procedures>`: every procedure with what the learner's records say about it, a page of rows at a time.
 *
 * @import { Learning } from "./learning.js"
 * @import { CatalogueSop } from "../training/entry.js"
 * @import { Standing } from "../training/standing.js"
 */
import { daysBetween, localDay } from "../training/days.js";
import { counted, percent } from "../wording.js";
import { LearningElement } from "./learning.js";
import { filled, onAction, part } from "./part.js";
import { dayName } from "./time.js";
import { badgeClass, standingWords, stateName } from "./training-words.js";

/** Rows that are built at once; a handbook may have thousands. */
const CHUNK = 50;

/** @type {Record<string, (standing: Standing) => boolean>} */
const CHOICES = {
  "": () => true,
  overdue: ({ overdue }) => overdue,
  changed: ({ state }) => state === "changed" || state === "expired",
  begun: ({ state }) => state === "in progress" || state === "failed",
  passed: ({ state }) => state === "passed",
  "not-started": ({ state }) => state === "not started",
};

export class SopProcedures extends LearningElement {
  #limit = CHUNK;
  /** lower-case text to search in, by SOP @type {Map<string, string>} */
  #words = new Map();

  /** @override */
  build() {
    onAction(this, { more: () => this.#more() });
    for (const control of this.querySelectorAll("select, input")) {
      control.addEventListener("input", () => {
        this.#limit = CHUNK;
        if (this.learning) this.#showRows(this.learning);
      });
    }
    // A form of one field is submitted by Enter, which would load the page anew.
    this.querySelector("form")?.addEventListener("submit", (event) => event.preventDefault());
  }

  /** @override @param {Learning} learning */
  show(learning) {
    this.#words = new Map(learning.catalogue.sops.map(({ id, title, area }) => [id, `${title} ${id} ${area}`.toLowerCase()]));
    this.#fillWhich(learning);
    this.#showRows(learning);
  }

  /** Learning paths and roles to choose from; those of the learner are named as theirs. @param {Learning} learning */
  #fillWhich({ catalogue, learner }) {
    const which = this.#field("which");
    if (which.options.length > 1) return;
    const used = new Set(catalogue.sops.flatMap(({ roles }) => roles));
    const roles = Object.entries(catalogue.roles).filter(([key]) => used.has(key));
    which.append(
      group("Learning paths", catalogue.paths.map(({ key, title }) => new Option(title, `path:${key}`))),
      group("Roles", roles.map(([key, name]) => new Option(key === learner?.role ? `${name} (yours)` : name, `role:${key}`))),
    );
  }

  /** @param {Learning} learning */
  #chosen({ catalogue, standings }) {
    const [kind, key] = this.#field("which").value.split(":");
    const path = kind === "path" ? new Map(catalogue.paths.find((each) => each.key === key)?.items.map(({ sop }, place) => [sop, place])) : null;
    const fits = CHOICES[this.#field("state").value] ?? (() => true);
    const wanted = this.#field("search").value.trim().toLowerCase().split(/\s+/);
    const found = catalogue.sops.filter(({ id, roles, status }) => {
      const standing = /** @type {Standing} */ (standings.get(id));
      if (status === "retired" && standing.state === "not started") return false;
      if (path ? !path.has(id) : kind === "role" && !roles.includes(key ?? "")) return false;
      return fits(standing) && wanted.every((word) => this.#words.get(id)?.includes(word));
    });
    return path ? found.sort((one, other) => (path.get(one.id) ?? 0) - (path.get(other.id) ?? 0)) : found;
  }

  /** @param {Learning} learning */
  #showRows(learning) {
    const chosen = this.#chosen(learning);
    const shown = chosen.slice(0, this.#limit);
    const rows = document.createDocumentFragment();
    for (const sop of shown) rows.append(this.#row(sop, learning));
    part(this, "rows").replaceChildren(rows);
    const passed = chosen.filter(({ id }) => learning.standings.get(id)?.state === "passed").length;
    const said = chosen.length === 0 ? "No procedure fits." : `${counted(chosen.length, "procedure")}, ${passed} passed`;
    const count = part(this, "count"); // it is read aloud whenever it is written
    if (count.textContent !== said) count.textContent = said;
    part(this, "table").hidden = chosen.length === 0;
    const more = part(this, "more");
    more.hidden = shown.length === chosen.length;
    more.textContent = `Show ${Math.min(CHUNK, chosen.length - shown.length)} more of ${chosen.length - shown.length}`;
  }

  /** @param {CatalogueSop} sop @param {Learning} learning */
  #row(sop, { standings, today }) {
    const standing = /** @type {Standing} */ (standings.get(sop.id));
    const { state, best, last, due, overdue } = standing;
    const soon = due !== null && (state !== "passed" || daysBetween(today, due) <= 30);
    const row = filled(this, "row", {
      title: sop.title,
      about: `${sop.id}, version ${sop.version}`,
      state: stateName(state, sop),
      detail: standingWords(standing),
      due: soon && due ? dayName(due) : "–",
      late: overdue ? "overdue" : "",
      best: best === null ? "–" : percent(best),
      last: last === null ? "–" : dayName(localDay(last)),
      quiz: sop.quizUrl ? "Quiz" : sop.quiz ? "" : "Sign",
    });
    row.dataset.sop = sop.id;
    part(row, "state").className = badgeClass(state);
    part(row, "due").classList.toggle("sop-due--overdue", overdue);
    for (const name of ["due", "best", "last"]) {
      const place = part(row, name);
      place.parentElement?.toggleAttribute("data-empty", place.textContent === "–");
    }
    /** @type {HTMLAnchorElement} */ (part(row, "title")).href = this.address(sop.url);
    const quiz = /** @type {HTMLAnchorElement} */ (part(row, "quiz"));
    quiz.href = sop.quizUrl ? this.address(sop.quizUrl) : `${this.address(sop.url)}#reading`;
    quiz.setAttribute("aria-label", sop.quizUrl ? `Quiz on ${sop.title}` : `Sign ${sop.title}`);
    return row;
  }

  #more() {
    const before = this.#limit;
    this.#limit += CHUNK;
    if (this.learning) this.#showRows(this.learning);
    /** @type {HTMLElement | null} */ (part(this, "rows").children[before]?.querySelector("a"))?.focus();
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLSelectElement} */ (part(this, name));
  }
}

/**
 * @param {string} label
 * @param {HTMLOptionElement[]} options
 */
function group(label, options) {
  const element = document.createElement("optgroup");
  element.label = label;
  element.append(...options);
  return element;
}
