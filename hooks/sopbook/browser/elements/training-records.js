/** `<sop-training-records>`: records as a file that comes and goes, and as a table. */

import { imported, results } from "../journal/tables.js";
import { LARGEST, chooseLearner, csv, exportReminder, importRecords, learnersHere, learnersOf, saveFile } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart, exported } from "./journal-part.js";
import { onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */

const REASONS_SHOWN = 20;

export class SopTrainingRecords extends JournalPart {
  /** @override */
  upgrade() {
    onAction(this, {
      export: () => this.#export(),
      "export-all": () => this.#say((records) => exported(records)),
      table: () => this.#table(),
    });
    const file = /** @type {HTMLInputElement} */ (part(this, "file"));
    file.addEventListener("change", async () => {
      await this.#import(file.files?.[0]);
      file.value = "";
    });
    this.#acceptDrops(part(this, "drop"));
  }

  /** @override @param {Records} records */
  async refresh(records) {
    const { current, others } = await learnersHere(records);
    part(this, "export-all").hidden = others.length === 0;
    part(this, "reminder").textContent = current ? reminded(await exportReminder(records, current.id)) : "";
  }

  async #export() {
    await this.#say(async (records) => {
      const { current } = await learnersHere(records);
      return current ? exported(records, { learner: current.id, name: current.name }) : "There is nothing to export yet.";
    });
  }

  async #table() {
    await this.#say(async (records) => {
      const { current } = await learnersHere(records);
      const name = current?.name ?? "";
      const rows = results(current ? await records.all({ learner: current.id }) : [], () => name);
      if (rows.length === 1) return "There are no results yet.";
      const file = `results-${records.handbook}-${new Date().toISOString().slice(0, 10)}.csv`;
      saveFile(file, "text/csv", csv(rows));
      return `${counted(rows.length - 1, "result")} went into the file ${file}.`;
    });
  }

  /** @param {File | undefined} file */
  async #import(file) {
    if (!file) return;
    await this.#say(async (records) => {
      if (file.size > LARGEST) return "Nothing was imported. The file is larger than 20 MB.";
      const { current } = await learnersHere(records);
      const outcome = await importRecords(records, await file.text());
      const isNobody = !current || (!current.name && current.results === 0);
      const recognised = isNobody ? await this.#recognised(records, outcome.learners) : "";
      this.#list(outcome.refused);
      return `${recognised}${imported(outcome)}${await this.#elsewhere(records, outcome.learners)}`;
    });
  }

  /**
   * Whose records came, where nothing of it shows: they are about nobody who learns here now.
   * @param {Records} records
   * @param {string[]} learners ids in the file
   */
  async #elsewhere(records, learners) {
    const { current, others } = await learnersHere(records);
    if (!current || learners.includes(current.id)) return "";
    const [one, ...more] = others.filter(({ id }) => learners.includes(id));
    if (!one) return "";
    const whose = more.length > 0 ? `${more.length + 1} other people` : one.name || "somebody without a name";
    return ` They are records of ${whose}: to go on as ${more.length > 0 ? "one of them" : "that person"}, choose the name at the top of this page, behind “${current.name ? "Not you?" : "Say who you are"}”.`;
  }

  /**
   * Whoever brings their records to a browser that has none of theirs goes on as the person that the file is about.
   * @param {Records} records
   * @param {string[]} learners ids in the file
   */
  async #recognised(records, [learner, ...more]) {
    if (!learner || more.length > 0) return "";
    const name = learnersOf(await records.all({ learner }))[0]?.name;
    await chooseLearner(records, learner);
    return name ? `You learn here as ${name} now. ` : "";
  }

  /** @param {(records: Records) => Promise<string>} work */
  async #say(work) {
    this.#list([]);
    await this.tell("told", work);
  }

  /** @param {string[]} refused */
  #list(refused) {
    const more = refused.length > REASONS_SHOWN ? [`And ${refused.length - REASONS_SHOWN} more.`] : [];
    const lines = [...refused.slice(0, REASONS_SHOWN), ...more];
    part(this, "reasons").replaceChildren(...lines.map((textContent) => Object.assign(document.createElement("li"), { textContent })));
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
}

/**
 * The state of a backup in words.
 * @param {{due: boolean, count: number, exported: string | null}} state
 * @returns {string}
 */
function reminded({ due, count, exported: last }) {
  if (count === 0) return last ? `Everything is in the file of ${moment(last)}.` : "";
  const since = last ? ` since your last export, ${moment(last)}` : ", never exported";
  return `${counted(count, "result")}${since}.${due ? " It is time to export again." : ""}`;
}
