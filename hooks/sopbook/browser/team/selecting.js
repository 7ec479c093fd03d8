/**
 * Which rows and columns of a sheet are shown, and what they add up to.
 *
 * @import { Catalogue, CatalogueSop } from "../training/entry.js"
 * @import { State } from "../training/standing.js"
 * @import { Cell, Row } from "./sheet.js"
 */
import { localDay, plusDays } from "../training/days.js";

/** @type {State[]} */
export const STATES = ["passed", "changed", "expired", "in progress", "failed", "not started"];

const SOON = 7;

/**
 * @typedef {object} Filter
 * @property {string} path key of a learning path; empty: all people and all procedures
 * @property {string} area empty: all
 * @property {string} state a state, `overdue`, `soon` or `differs`; empty: all
 * @property {string} name part of a name; empty: all
 * @property {"name" | "overdue" | "ready"} sort
 */

/**
 * @typedef {object} View
 * @property {Row[]} rows
 * @property {number[]} columns places in the sheet
 */

/**
 * @param {Row[]} rows
 * @param {CatalogueSop[]} columns
 * @param {Filter} filter
 * @param {{catalogue: Catalogue, now: string}} basis
 * @returns {View}
 */
export function selected(rows, columns, filter, { catalogue, now }) {
  const path = catalogue.paths.find(({ key }) => key === filter.path);
  const wanted = new Map(path?.items.map(({ sop }, at) => [sop, at]) ?? []);
  const shown = columns
    .map((_, at) => at)
    .filter((at) => (!path || wanted.has(columns[at].id)) && (!filter.area || columns[at].area === filter.area));
  if (path) shown.sort((one, other) => (wanted.get(columns[one].id) ?? 0) - (wanted.get(columns[other].id) ?? 0));
  const sought = folded(filter.name);
  const people = rows.filter(
    (row) =>
      (!path || row.plans.some((plan) => plan.path.key === path.key)) &&
      folded(row.label).includes(sought) &&
      (!filter.state || shown.some((at) => matches(row.cells[at], filter.state, now))),
  );
  return { rows: sorted(people, shown, filter.sort), columns: shown };
}

/**
 * Whether a cell is one of those that are looked for.
 * @param {Cell} cell
 * @param {string} state
 * @param {string} now ISO time
 */
export function matches(cell, state, now) {
  if (state === "overdue") return cell.overdue;
  if (state === "differs") return cell.disagreements > 0;
  if (state === "soon") return !cell.overdue && cell.due !== null && cell.due <= plusDays(localDay(now), SOON);
  // what nobody asked somebody to learn is no gap
  if (state === "not started") return cell.state === state && cell.planned;
  return cell.state === state;
}

/**
 * @param {Row[]} rows
 * @param {number[]} columns
 * @param {Filter["sort"]} by
 */
function sorted(rows, columns, by) {
  const collator = new Intl.Collator(undefined, { sensitivity: "base", numeric: true });
  /** @type {(row: Row) => number} */
  const weight = by === "overdue" ? (row) => -overdue(row, columns) : by === "ready" ? (row) => ready(row, columns) : () => 0;
  const weights = new Map(rows.map((row) => [row, weight(row)]));
  return [...rows].sort(
    (one, other) =>
      (weights.get(one) ?? 0) - (weights.get(other) ?? 0) ||
      collator.compare(one.label, other.label) ||
      (one.person.id < other.person.id ? -1 : 1),
  );
}

/** How many of the columns are overdue. @param {Row} row @param {number[]} columns */
export const overdue = (row, columns) => columns.filter((at) => row.cells[at].overdue).length;

/** The share of what is planned that is passed; of everything shown where nothing is planned. @param {Row} row @param {number[]} columns */
function ready(row, columns) {
  const asked = askedOf(row, columns);
  return asked.length ? asked.filter((at) => row.cells[at].state === "passed").length / asked.length : 1;
}

/**
 * The columns that a person is to learn; all of them for somebody without a plan.
 * @param {Row} row
 * @param {number[]} columns
 */
export function askedOf(row, columns) {
  return row.plans.length ? columns.filter((at) => row.cells[at].planned) : columns;
}

/**
 * How many of these columns a person has in each state.
 * @param {Row} row
 * @param {number[]} columns
 * @returns {Record<State, number>}
 */
export function countsOf(row, columns) {
  const counts = /** @type {Record<State, number>} */ (Object.fromEntries(STATES.map((state) => [state, 0])));
  for (const at of columns) counts[row.cells[at].state] += 1;
  return counts;
}

/**
 * What a view adds up to: what people are asked to learn, and where it stands.
 * @param {View} view
 */
export function totalsOf({ rows, columns }) {
  const totals = { people: rows.length, ready: 0, asked: 0, passed: 0, overdue: 0, changed: 0, differs: 0 };
  for (const row of rows) {
    const asked = askedOf(row, columns);
    const passed = asked.filter((at) => row.cells[at].state === "passed").length;
    totals.asked += asked.length;
    totals.passed += passed;
    totals.ready += Number(asked.length > 0 && passed === asked.length);
    totals.overdue += overdue(row, columns);
    totals.changed += asked.filter((at) => row.cells[at].state === "changed" || row.cells[at].state === "expired").length;
    totals.differs += columns.filter((at) => row.cells[at].disagreements > 0).length;
  }
  return totals;
}

/** For comparing names: without case and accents. @param {string} text */
const folded = (text) => text.normalize("NFD").replace(/\p{M}/gu, "").toLowerCase().trim();
