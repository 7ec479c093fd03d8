/** `<sop-training-records>`: the learner's name, and the records as a file that comes and goes. */

import { currentLearner, exportRecords, importRecords, learnersOf, nameLearner, openRecords } from "../records/index.js";
import { onAction, part } from "./part.js";

/** @typedef {import("../records/index.js").Records} Records */

const LARGEST_FILE = 20_000_000;
const REASONS_SHOWN = 5;

export class SopTrainingRecords extends HTMLElement {
  /** @type {Records | null} */
  #records = null;
  /** @type {(() => void) | null} */
  #unwatch = null;

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    this.#connect();
  }

  disconnectedCallback() {
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #upgrade() {
    const dialog = /** @type {HTMLDialogElement} */ (part(this, "confirm"));
    onAction(this, {
      export: () => this.#export(),
      ask: () => dialog.showModal(),
      cancel: () => dialog.close(),
      delete: () => this.#delete(dialog),
    });
    part(this, "profile").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#rename();
    });
    const file = /** @type {HTMLInputElement} */ (part(this, "file"));
    file.addEventListener("change", async () => {
      await this.#import(file.files?.[0]);
      file.value = "";
    });
    this.#acceptDrops(part(this, "drop"));
    this.setAttribute("data-ready", "");
  }

  async #connect() {
    const records = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#records = records;
    this.#unwatch = records.watch(() => this.#refresh(records));
    await this.#refresh(records);
  }

  /** @param {Records} records */
  async #refresh(records) {
    const known = await records.all();
    const learners = learnersOf(known);
    const field = this.#nameField();
    if (document.activeElement !== field) field.value = learners[0]?.name ?? "";
    const count = known.filter(({ kind }) => kind !== "learner").length;
    part(this, "kept").textContent = count === 0 ? "Nothing is kept yet." : `${count} ${count === 1 ? "record is" : "records are"} kept.`;
    const names = learners.map(({ name }) => name || "somebody without a name");
    part(this, "learners").textContent =
      learners.length > 1 ? `They come from ${learners.length} learners, and all of them count here: ${names.join(", ")}.` : "";
  }

  async #rename() {
    const name = this.#nameField().value.trim();
    await this.#tell("profile-told", async (records) => {
      const learner = await currentLearner(records);
      await nameLearner(records, learner.id, { name });
      return "Saved.";
    });
  }

  async #export() {
    await this.#tell("told", async (records) => {
      const content = await exportRecords(records);
      const link = document.createElement("a");
      link.href = URL.createObjectURL(new Blob([JSON.stringify(content, null, 1)], { type: "application/json" }));
      link.download = `training-${records.handbook}-${content.exported.slice(0, 10)}.json`;
      link.click();
      // The download has to begin before its address may go.
      setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
      return `${counted(content.count)} went into the file ${link.download}.`;
    });
  }

  /** @param {File | undefined} file */
  async #import(file) {
    if (!file) return;
    await this.#tell("told", async (records) => {
      if (file.size > LARGEST_FILE) return "Nothing was imported. The file is larger than 20 MB.";
      return account(await importRecords(records, await file.text()));
    });
  }

  /** @param {HTMLDialogElement} dialog */
  async #delete(dialog) {
    dialog.close();
    await this.#tell("told", async (records) => {
      await records.clear();
      return "All records of this handbook in this browser were deleted.";
    });
  }

  /**
   * Does something with the records and says in `place` how it went.
   * @param {string} place
   * @param {(records: Records) => Promise<string>} work
   */
  async #tell(place, work) {
    const line = part(this, place);
    line.textContent = "";
    try {
      line.textContent = await work(this.#records ?? (await openRecords(this.dataset.handbook ?? "")));
    } catch (error) {
      line.textContent = `That did not work. ${/** @type {Error} */ (error).message}`;
    }
  }

  /** @param {HTMLElement} zone */
  #acceptDrops(zone) {
    zone.addEventListener("dragover", (event) => {
      event.preventDefault();
      zone.classList.add("sop-drop--over");
    });
    zone.addEventListener("dragleave", () => zone.classList.remove("sop-drop--over"));
    zone.addEventListener("drop", (event) => {
      event.preventDefault();
      zone.classList.remove("sop-drop--over");
      this.#import(event.dataTransfer?.files[0]);
    });
  }

  #nameField() {
    return /** @type {HTMLInputElement} */ (this.querySelector('[name="name"]'));
  }
}

/** @param {number} count */
function counted(count) {
  return count === 1 ? "1 record" : `${count} records`;
}

/**
 * An import in words.
 * @param {{added: number, known: number, refused: string[]}} outcome
 * @returns {string}
 */
function account({ added, known, refused }) {
  if (added + known === 0 && refused.length > 0) return `Nothing was imported. ${refused.slice(0, REASONS_SHOWN).join(" ")}`;
  const here = known > 0 ? ` ${counted(known)} ${known === 1 ? "was" : "were"} here already.` : "";
  const not = refused.length > 0 ? ` ${counted(refused.length)} refused: ${refused.slice(0, REASONS_SHOWN).join(" ")}` : "";
  const more = refused.length > REASONS_SHOWN ? ` And ${refused.length - REASONS_SHOWN} more.` : "";
  return `${counted(added)} added.${here}${not}${more}`;
}
