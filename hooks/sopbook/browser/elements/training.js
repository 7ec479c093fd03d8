/** `<sop-training>`: a list of SOPs, each with what this browser's records say about it. */

import { openRecords } from "../records/index.js";
import { status, totals } from "../training/status.js";
import { part, partIn } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../training/status.js").CatalogueEntry} CatalogueEntry */
/** @typedef {import("../training/status.js").Standing} Standing */
/** @typedef {import("../training/status.js").State} State */

/** @type {Record<State, string>} */
const NAMES = {
  "not started": "Not started",
  "in progress": "In progress",
  failed: "Not passed yet",
  passed: "Passed",
  changed: "Changed since you passed",
};

export class SopTraining extends HTMLElement {
  /** @type {CatalogueEntry[]} */
  #catalogue = [];
  /** @type {Map<string, Standing>} */
  #standings = new Map();
  /** @type {(() => void) | null} */
  #unwatch = null;

  connectedCallback() {
    this.#catalogue = JSON.parse(part(this, "catalogue").textContent ?? "[]");
    this.#filter()?.addEventListener("change", () => this.#showChosen());
    this.#connect();
  }

  disconnectedCallback() {
    this.#unwatch?.();
    this.#unwatch = null;
  }

  async #connect() {
    const records = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#unwatch?.();
    this.#unwatch = records.watch(() => this.#refresh(records));
    await this.#refresh(records);
    this.setAttribute("data-ready", "");
  }

  /** @param {Records} records */
  async #refresh(records) {
    const known = [...(await records.all()), ...(await records.all({ kind: "draft" }))];
    this.#standings = new Map(this.#catalogue.map((entry) => [entry.id, status(known, entry)]));
    for (const row of this.#rows()) showStanding(row, this.#standings.get(row.dataset.sop ?? ""));
    this.#showChosen();
    const started = known.some(({ kind }) => kind === "attempt");
    partIn(this, "empty")?.toggleAttribute("hidden", started);
    partIn(this, "totals")?.toggleAttribute("hidden", !started);
    const trouble = partIn(this, "trouble");
    if (trouble) {
      trouble.textContent = records.trouble;
      trouble.hidden = !records.trouble;
    }
  }

  /** Shows the rows of the chosen learning path, and counts what they hold. */
  #showChosen() {
    const path = this.#filter()?.value ?? "";
    for (const row of this.#rows()) row.hidden = path !== "" && !(row.dataset.paths ?? "").split(" ").includes(path);
    const chosen = this.#rows().filter(({ hidden }) => !hidden);
    const standings = chosen.flatMap(({ dataset }) => this.#standings.get(dataset.sop ?? "") ?? []);
    const count = totals(standings);
    for (const [state, number] of Object.entries(count)) {
      const place = partIn(this, `total-${state.replace(" ", "-")}`);
      if (place) place.textContent = String(number);
    }
    part(this, "passed").textContent = `${count.passed} of ${standings.length} passed`;
    const bar = /** @type {HTMLProgressElement} */ (part(this, "progress"));
    bar.max = standings.length;
    bar.value = count.passed;
  }

  #filter() {
    return /** @type {HTMLSelectElement | null} */ (partIn(this, "filter"));
  }

  #rows() {
    return /** @type {HTMLElement[]} */ ([...this.querySelectorAll("[data-sop]")]);
  }
}

/**
 * @param {HTMLElement} row
 * @param {Standing | undefined} standing
 */
function showStanding(row, standing) {
  if (!standing) return;
  const { state, best, last, changed } = standing;
  const badge = part(row, "state");
  badge.textContent = NAMES[state];
  badge.className = `sop-badge sop-badge--${state.replace(" ", "-")}`;
  const more = partIn(row, "changed");
  if (more) more.textContent = state === "changed" ? `${changed.length} ${changed.length === 1 ? "part" : "parts"} to learn again` : "";
  const score = partIn(row, "best");
  if (score) score.textContent = best === null ? "–" : `${Math.floor(best * 100)} %`;
  const time = partIn(row, "last");
  if (time) time.textContent = last === null ? "–" : moment(last);
}
