/** `<sop-journal>`: the signed checklists and finished walks of the learner, newest first. */

import { loadDataset } from "../dataset.js";
import { account, journal } from "../journal/tables.js";
import { csv, learnersHere, saveFile } from "../records/index.js";
import { counted } from "../wording.js";
import { JournalPart } from "./journal-part.js";
import { lasting } from "./lasting.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../records/index.js").Records} Records */
/** @typedef {import("../records/record.js").StoredRecord} StoredRecord */

const PAGE = 50;

export class SopJournal extends JournalPart {
  /** @type {StoredRecord[]} newest first */
  #records = [];
  #shown = PAGE;
  #name = "";
  /** titles by SOP @type {Promise<Map<string, string>>} */
  #titles = Promise.resolve(new Map());

  /** @override */
  upgrade() {
    this.#titles = loadDataset(this, "catalogue")
      .then(({ sops }) => new Map(sops.map((/** @type {any} */ { id, title }) => [id, title])))
      .catch(() => new Map());
    part(this, "kind").addEventListener("change", () => {
      this.#shown = PAGE;
      this.#show();
    });
    onAction(this, {
      more: () => {
        this.#shown += PAGE;
        this.#show();
      },
      table: () => this.#table(),
      print: (button) => this.#print(button),
    });
  }

  /** @override @param {Records} records */
  async refresh(records) {
    const { current } = await learnersHere(records);
    const all = current ? await records.all({ learner: current.id }) : [];
    const found = all.filter(({ kind }) => kind === "run" || kind === "walk").reverse();
    // What is open stays open while nothing changes.
    if (found.length === this.#records.length && found.every(({ id }, index) => id === this.#records[index]?.id)) return;
    this.#records = found;
    this.#name = current?.name ?? "";
    await this.#show();
  }

  async #show() {
    const titles = await this.#titles;
    const chosen = this.#chosen();
    part(this, "empty").hidden = this.#records.length > 0;
    part(this, "list").hidden = this.#records.length === 0;
    part(this, "count").textContent = `${counted(chosen.length, "record")}${chosen.length > this.#shown ? `, the newest ${this.#shown} shown` : ""}`;
    part(this, "entries").replaceChildren(...chosen.slice(0, this.#shown).map((record) => this.#entry(record, titles)));
    part(this, "more").hidden = chosen.length <= this.#shown;
  }

  #chosen() {
    const { value } = /** @type {HTMLSelectElement} */ (part(this, "kind"));
    return this.#records.filter(({ kind }) => !value || kind === value);
  }

  /** @param {StoredRecord} record @param {Map<string, string>} titles */
  #entry(record, titles) {
    const { sop = "", at, started, note, version } = record;
    const { word, outcome, signed, lines } = account(record);
    const lasted = lasting(started, at);
    const entry = filled(this, "entry", {
      title: titles.get(sop) ?? sop,
      facts: [moment(at), lasted, signed, outcome].filter(Boolean).join(", "),
      procedure: `${sop}, version ${version}`,
      began: moment(started),
      ended: moment(at),
      lasted,
      "signed-word": word === "checklist" ? "Signed off by" : "Name",
      signed: signed || "–",
      outcome,
      note: note || "–",
    });
    part(entry, "lines").append(
      ...lines.map(({ words, answer, at: when }) => filled(this, "line", { words, answer, when: when && moment(when) })),
    );
    return entry;
  }

  #table() {
    const file = `checklists-and-workflows-${new Date().toISOString().slice(0, 10)}.csv`;
    saveFile(file, "text/csv", csv(journal(this.#chosen(), () => this.#name)));
    part(this, "count").textContent = `${counted(this.#chosen().length, "record")} went into the file ${file}.`;
  }

  /** Prints one entry and nothing else of the page. @param {HTMLElement} button */
  #print(button) {
    const entry = /** @type {HTMLElement} */ (button.closest(".sop-entry"));
    entry.dataset.print = "";
    addEventListener("afterprint", () => delete entry.dataset.print, { once: true });
    print();
  }
}
