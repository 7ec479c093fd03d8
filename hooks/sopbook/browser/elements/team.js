/** `<sop-team>`: the exports of many learners, put together in the page and forgotten with it. */

import { loadDataset } from "../dataset.js";
import { readExport } from "../records/index.js";
import { Team } from "../team/team.js";
import { counted } from "../wording.js";
import { onAction, part, partIn } from "./part.js";
import { Breath, MOST_FILES, droppedFiles, textOf } from "./team-reading.js";
import { showReport } from "./team-report.js";
import { TeamView } from "./team-view.js";

/** While files are being read the tables follow every so many milliseconds. */
const FOLLOWING = 500;
const LOST = "The list of procedures and quizzes did not load. Reload the page; if that does not help, ask whoever publishes the handbook.";

export class SopTeam extends HTMLElement {
  /** @type {Team | null} */
  #team = null;
  /** @type {TeamView | null} */
  #view = null;
  /** @type {import("./team-report.js").Refusal[]} */
  #refusals = [];
  /** @type {File[]} */
  #queue = [];
  #done = 0;
  #all = 0;
  #busy = false;
  /** counts up when everything is cleared, so that what is still being read comes to nothing */
  #round = 0;

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
  }

  async #upgrade() {
    this.setAttribute("data-ready", "");
    this.#acceptDrops(part(this, "drop"));
    for (const name of ["files", "folder"]) {
      const input = /** @type {HTMLInputElement} */ (part(this, name));
      input.addEventListener("change", () => {
        this.#read([...(input.files ?? [])]);
        input.value = "";
      });
    }
    onAction(this, {
      stop: () => (this.#queue = []),
      clear: () => this.#clear(),
      remove: (button) => this.#remove(button),
    });
    this.#copyPaths();
    part(this, "setting").addEventListener("change", () => this.#set());
    // a team that is asked for while it loads is asked for once
    await this.#load().catch(() => this.#lost());
  }

  /** @returns {Promise<Team>} */
  async #load() {
    const [catalogue, quizzes] = await Promise.all([loadDataset(this, "catalogue"), loadDataset(this, "quizzes")]);
    this.#team ??= new Team(catalogue, quizzes, new Date().toISOString());
    this.#view ??= new TeamView(this, this.#team, this.#address);
    return this.#team;
  }

  #lost() {
    const trouble = part(this, "trouble");
    trouble.textContent = LOST;
    trouble.hidden = false;
  }

  /** Where a page of the handbook is: the catalogue lies two folders below the root of the site. */
  #address = (/** @type {string | null} */ url) =>
    url === null ? null : new URL(url, new URL("../../", new URL(this.dataset.catalogue ?? "", document.baseURI))).href;

  /** @param {HTMLElement} zone */
  #acceptDrops(zone) {
    const over = (/** @type {boolean} */ is) => zone.classList.toggle("sop-drop--over", is);
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      over(true);
    });
    zone.addEventListener("dragleave", () => over(false));
    zone.addEventListener("drop", async (event) => {
      event.preventDefault();
      over(false);
      if (event.dataTransfer) this.#read(await droppedFiles(event.dataTransfer).catch(() => []));
    });
  }

  /** Puts files in line; one after the other is read, whoever asks. @param {File[]} files */
  async #read(files) {
    const taken = files.slice(0, MOST_FILES);
    if (files.length > taken.length) this.#refusals.push({ name: "", reason: `Only the first ${MOST_FILES} files are read at once.` });
    this.#queue.push(...taken);
    this.#all += taken.length;
    await this.#work();
  }

  /** Reads what is in line and works out what it changes, and lets the page breathe. */
  async #work() {
    if (this.#busy) return;
    this.#busy = true;
    part(this, "told").textContent = "";
    try {
      const team = await this.#load().catch(() => this.#lost());
      if (team) await this.#workThrough(team);
    } finally {
      this.#queue = [];
      this.#busy = false;
      this.#done = this.#all = 0;
      part(this, "reading").hidden = true;
    }
  }

  /** @param {Team} team */
  async #workThrough(team) {
    const breath = new Breath();
    const round = this.#round;
    let shown = performance.now();
    while (this.#queue.length || team.waiting) {
      this.#showProgress();
      const file = this.#queue.shift();
      if (file) await this.#take(team, file);
      while (team.work()) await breath.taken();
      await breath.taken();
      if (performance.now() - shown > FOLLOWING || (this.#done === 1 && file)) {
        this.#show(team);
        shown = performance.now();
      }
    }
    this.#show(team);
    if (round === this.#round) this.#tell(team);
  }

  /** @param {Team} team @param {File} file */
  async #take(team, file) {
    const round = this.#round;
    const name = file.webkitRelativePath || file.name;
    const { text, refusal } = await textOf(file);
    if (round !== this.#round) return;
    this.#done += 1;
    const reason = refusal || team.add({ name, ...readExport(text, this.dataset.handbook ?? "") });
    if (reason) this.#refusals.push({ name, reason });
  }

  #showProgress() {
    part(this, "reading").hidden = false;
    const bar = /** @type {HTMLProgressElement} */ (part(this, "progress"));
    bar.max = Math.max(1, this.#all);
    bar.value = this.#done;
    part(this, "progress-text").textContent = `${this.#done} of ${counted(this.#all, "file")}`;
  }

  /** @param {Team} team */
  #show(team) {
    showReport(this, team.pile, this.#refusals);
    const some = team.pile.files.size > 0;
    part(this, "empty").hidden = some;
    part(this, "result").hidden = !some;
    this.#view?.refresh();
  }

  /** @param {Team} team */
  #tell({ pile }) {
    const refused = this.#refusals.length ? `, ${counted(this.#refusals.length, "file")} refused` : "";
    part(this, "told").textContent = `${counted(pile.files.size, "file")} read${refused}: ${counted(pile.people.length, "person", "people")}.`;
  }

  /** @param {HTMLElement} button */
  async #remove(button) {
    this.#team?.remove(Number(button.dataset.number));
    await this.#work();
    // the button is gone with its file
    partIn(this, "taken-count")?.focus();
  }

  #clear() {
    this.#round += 1;
    this.#queue = [];
    this.#refusals = [];
    this.#team?.clear();
    if (this.#team) this.#show(this.#team);
    part(this, "told").textContent = "Everything is cleared.";
    part(this, "files").focus();
  }

  /** The paths to choose from, which the page names once. */
  #copyPaths() {
    const [known, choice] = ["filters", "setting"].map((name) => part(this, name).querySelector("[name=path]"));
    for (const path of known?.querySelectorAll("option:not([value=''])") ?? []) choice?.append(path.cloneNode(true));
  }

  async #set() {
    const form = new FormData(/** @type {HTMLFormElement} */ (part(this, "setting")));
    this.#team?.set({ path: String(form.get("path") ?? ""), start: String(form.get("start") ?? "") });
    await this.#work();
  }
}
