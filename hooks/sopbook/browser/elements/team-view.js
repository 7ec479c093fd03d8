/**
 * What the team page shows of a team: by the filters, and again whenever the team or a filter changes.
 *
 * @import { Team } from "../team/team.js"
 * @import { Filter, View } from "../team/selecting.js"
 * @import { Row } from "../team/sheet.js"
 * @import { Address, Disagreement } from "./team-lists.js"
 */
import { loadDataset } from "../dataset.js";
import { csv, saveFile } from "../records/index.js";
import { gapsOf } from "../team/gaps.js";
import { Tally } from "../team/questions.js";
import { selected, totalsOf } from "../team/selecting.js";
import { attemptsAt } from "../team/sheet.js";
import { matrixTable, questionsTable, resultsTable } from "../team/tables.js";
import { counted } from "../wording.js";
import { onAction, part } from "./part.js";
import { openCell, openPerson, openSop } from "./team-detail.js";
import { showDisagreements, showGaps, showPeople, showQuestions } from "./team-lists.js";
import { Matrix } from "./team-matrix.js";
import { Breath } from "./team-reading.js";
import { classOf, sign, spoken } from "./team-words.js";
import { dayOf } from "./time.js";

const QUESTIONS_SHOWN = 30;
const DISAGREEMENTS_SHOWN = 50;

export class TeamView {
  #root;
  #team;
  #address;
  #matrix;
  /** @type {View} */
  #view = { rows: [], columns: [] };
  /** @type {import("../team/questions.js").QuestionFigures[]} */
  #figures = [];
  #questionsShown = QUESTIONS_SHOWN;
  /** counts up with each view, so that figures of an earlier one are given up */
  #turn = 0;

  /**
   * @param {HTMLElement} root
   * @param {Team} team
   * @param {Address} address
   */
  constructor(root, team, address) {
    this.#root = root;
    this.#team = team;
    this.#address = address;
    this.#matrix = new Matrix(root, (place) => this.#open(place));
    part(root, "filters").addEventListener("input", () => this.refresh());
    part(root, "filters").addEventListener("submit", (event) => event.preventDefault());
    part(root, "questions").addEventListener("toggle", () => this.#count());
    onAction(root, {
      person: (button) => this.#openPerson(button.dataset.learner ?? ""),
      cell: (button) => this.#openCell(button.dataset.learner ?? "", button.dataset.sop ?? ""),
      print: () => print(),
      "more-questions": () => this.#more(),
      "csv-matrix": () => this.#save("matrix", matrixTable(this.#view, this.#team.basis.columns, this.#team.basis.catalogue)),
      "csv-results": () => this.#save("results", resultsTable(this.#view, this.#team.basis.columns, this.#team.basis.catalogue)),
      "csv-questions": () => this.#save("questions", questionsTable(this.#figures)),
    });
  }

  refresh() {
    const { basis, rows } = this.#team;
    this.#view = selected(rows, basis.columns, this.#filter(), basis);
    this.#showTotals();
    this.#showMatrix();
    showPeople(this.#root, this.#view);
    showGaps(this.#root, gapsOf(this.#view.rows, basis.columns, basis.catalogue), this.#address);
    this.#showDisagreements();
    this.#count();
  }

  /** @returns {Filter} */
  #filter() {
    const form = new FormData(/** @type {HTMLFormElement} */ (part(this.#root, "filters")));
    return /** @type {any} */ (Object.fromEntries(form));
  }

  #showTotals() {
    const totals = totalsOf(this.#view);
    const { rows, columns } = this.#view;
    const texts = { ...totals, passed: `${totals.passed} of ${totals.asked}` };
    for (const name of /** @type {const} */ (["people", "ready", "passed", "overdue", "changed", "differs"])) {
      part(this.#root, `total-${name}`).textContent = String(texts[name]);
    }
    const all = this.#team.rows.length;
    const people = rows.length === all ? counted(all, "person", "people") : `${rows.length} of ${counted(all, "person", "people")}`;
    part(this.#root, "shown").textContent = `${people}, ${counted(columns.length, "procedure")}.`;
    const dates = rows.flatMap(({ person }) => person.exported ?? []).sort();
    part(this.#root, "oldest").textContent = dates.length ? `The oldest of these files was exported on ${dayOf(dates[0])}.` : "";
  }

  #showMatrix() {
    const { rows, columns } = this.#view;
    const all = this.#team.basis.columns;
    this.#matrix.show({
      rows: rows.length,
      columns: columns.length,
      rowName: (row) => rows[row].label,
      columnName: (column) => {
        const { id, title } = all[columns[column]];
        return { text: `${id}\n${title}`, label: `${id}: ${title}` };
      },
      face: (row, column) => {
        const cell = rows[row].cells[columns[column]];
        return { text: sign(cell), label: spoken(cell), className: classOf(cell) };
      },
    });
  }

  /** @param {{row: number, column: number}} place */
  #open({ row, column }) {
    const person = this.#view.rows[row];
    const at = this.#view.columns[column];
    if (row >= 0 && column >= 0) openCell(this.#root, person, at, this.#team.basis, this.#address);
    else if (row >= 0) openPerson(this.#root, person, this.#view.columns, this.#team.basis);
    else if (column >= 0) openSop(this.#root, at, this.#view, this.#team.basis, this.#address);
  }

  /** @param {string} learner */
  #openPerson(learner) {
    const row = this.#row(learner);
    if (row) openPerson(this.#root, row, this.#view.columns, this.#team.basis);
  }

  /** @param {string} learner @param {string} sop */
  #openCell(learner, sop) {
    const row = this.#row(learner);
    const column = this.#team.basis.columns.findIndex(({ id }) => id === sop);
    if (row && column >= 0) openCell(this.#root, row, column, this.#team.basis, this.#address);
  }

  /** @param {string} learner */
  #row(learner) {
    return this.#view.rows.find(({ person }) => person.id === learner);
  }

  #showDisagreements() {
    const { rows, columns } = this.#view;
    const places = rows.flatMap((row) => columns.filter((at) => row.cells[at].disagreements).map((at) => ({ row, at })));
    const found = places.slice(0, DISAGREEMENTS_SHOWN).map(({ row, at }) => this.#disagreement(row, at));
    showDisagreements(this.#root, found, places.length);
  }

  /** @param {Row} row @param {number} at @returns {Disagreement} */
  #disagreement(row, at) {
    const sop = this.#team.basis.columns[at];
    const told = attemptsAt(row.person, sop, this.#team.basis).filter(({ disagreements }) => disagreements.length);
    const first = `${dayOf(told[0].attempt.at)}: ${told[0].disagreements.join(" ")}`;
    const more = told.length > 1 ? ` And ${counted(told.length - 1, "more attempt")}.` : "";
    return { learner: row.person.id, sop: sop.id, who: `${row.label}, ${sop.title}`, what: `${first}${more}` };
  }

  /** Counts the questions of the people shown, once somebody looks at them. */
  async #count() {
    const turn = ++this.#turn;
    const details = /** @type {HTMLDetailsElement} */ (part(this.#root, "questions"));
    if (!details.open || !this.#root.isConnected) return;
    // Without the words of the options their ids have to do.
    const tally = new Tally(this.#team.basis.quizzes, await loadDataset(this.#root, "texts").catch(() => ({})));
    const breath = new Breath();
    for (const { person } of this.#view.rows) {
      tally.add(person.records);
      await breath.taken();
      if (turn !== this.#turn) return;
    }
    this.#figures = tally.figures(this.#view.columns.map((at) => this.#team.basis.columns[at]));
    this.#questionsShown = QUESTIONS_SHOWN;
    this.#showQuestions();
  }

  #more() {
    this.#questionsShown += QUESTIONS_SHOWN * 4;
    this.#showQuestions();
  }

  #showQuestions() {
    const columns = new Map(this.#team.basis.columns.map((sop) => [sop.id, sop]));
    showQuestions(this.#root, this.#figures, { shown: this.#questionsShown, columns, address: this.#address });
  }

  /** @param {string} what @param {import("../team/tables.js").Table} table */
  #save(what, table) {
    const day = this.#team.basis.now.slice(0, 10);
    // spreadsheets take a file for their own alphabet unless this sign begins it
    saveFile(`team-${what}-${this.#team.basis.catalogue.handbook}-${day}.csv`, "text/csv", `\ufeff${csv(table)}`);
  }
}
