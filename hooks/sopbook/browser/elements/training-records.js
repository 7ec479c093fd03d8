/** `<sop-training-records>`: records as a file that comes and goes, and as a table. */

import { imported, results } from "../journal/tables.js";
import { LARGEST, chooseLearner, csv, exportReminder, importRecords, joinedHere, learnersHere, learnersOf, mayBeOne, saveFile } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart, exported, putTogether } from "./journal-part.js";
import { onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/learner.js").Learner} Learner */

const REASONS_SHOWN = 20;
const JOINED_BY_FILE = " The file says that records of another browser are yours as well. They are shown at the top of this page, where you can part them.";

export class SopTrainingRecords extends JournalPart {
  /** Who came with the last file and may be whoever learns now. @type {Learner | undefined} */
  #alike;

  /** @override */
  upgrade() {
    onAction(this, {
      export: () => this.#export(),
      "export-all": () => this.#say((records) => exported(records)),
      table: () => this.#table(),
      join: () => this.#join(),
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
    // On the list of people the question may have been answered meanwhile.
    if (this.#alike && !others.some(({ id }) => id === this.#alike?.id)) {
      this.#offer(undefined);
      part(this, "told").textContent = "";
    }
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
      const before = await standingWith(records, current);
      const outcome = await importRecords(records, await file.text());
      const more = (await standingWith(records, current)) > before ? JOINED_BY_FILE : "";
      const isNobody = !current || (!current.name && current.results === 0);
      const recognised = isNobody ? await this.#recognised(records, outcome.people) : "";
      this.#list(outcome.refused);
      const elsewhere = await this.#elsewhere(records, outcome.people);
      return `${recognised}${imported(outcome)}${more}${elsewhere}`;
    });
  }

  /** @param {Learner | undefined} learner who may be whoever learns here */
  #offer(learner) {
    this.#alike = learner;
    part(this, "alike").hidden = !learner;
  }

  /** Whoever learns here says that the records that came are theirs as well. */
  async #join() {
    const learner = this.#alike;
    await this.#say(async (records) => {
      const { current } = await learnersHere(records);
      if (!learner || !current) return "";
      return `${await putTogether(records, learner, current)} At the top of this page they can be parted again.`;
    });
  }

  /**
   * Whose records came, where nothing of it shows: they are about nobody who learns here now.
   * @param {Records} records
   * @param {string[]} people ids of those that the file is about
   */
  async #elsewhere(records, people) {
    const { current, others } = await learnersHere(records);
    if (!current || people.includes(current.id)) return "";
    const [one, ...more] = others.filter(({ id }) => people.includes(id));
    if (!one) return "";
    if (more.length === 0 && mayBeOne(one, current)) {
      this.#offer(one);
      return ` They were kept ${one.name ? `as ${one.name}` : "without a name"}, in another browser than yours. Is this you as well?`;
    }
    const whose = more.length > 0 ? `${more.length + 1} other people` : one.name || "somebody without a name";
    return ` They are records of ${whose}: to go on as ${more.length > 0 ? "one of them" : "that person"}, choose the name at the top of this page, behind “${current.name ? "Not you?" : "Say who you are"}”.`;
  }

  /**
   * Whoever brings their records to a browser that has none of theirs goes on as the person that the file is about.
   * @param {Records} records
   * @param {string[]} people ids of those that the file is about
   */
  async #recognised(records, [person, ...more]) {
    if (!person || more.length > 0) return "";
    const name = learnersOf(await records.all({ learner: person }))[0]?.name;
    await chooseLearner(records, person);
    return name ? `You learn here as ${name} now. ` : "";
  }

  /** @param {(records: Records) => Promise<string>} work */
  async #say(work) {
    this.#list([]);
    this.#offer(undefined);
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

/**
 * How many learners of other browsers are the same person as somebody.
 * @param {Records} records
 * @param {Learner | null} learner
 */
async function standingWith(records, learner) {
  if (!learner) return 0;
  const joined = await joinedHere(records);
  return joined.get(await records.person(learner.id))?.length ?? 0;
}
