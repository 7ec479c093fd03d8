/**
 * The sheet of a team: a row for each person, a cell for each procedure. Everything in it is worked out from the
 * records each time; what a record claims about itself only decides whether it is shown as a disagreement.
 *
 * @import { StoredRecord } from "../records/record.js"
 * @import { Catalogue, CatalogueSop } from "../training/entry.js"
 * @import { State } from "../training/standing.js"
 * @import { Person, PublishedQuiz } from "./shapes.js"
 * @import { Planned, Setting } from "./plans.js"
 * @import { Rederived } from "./rederiving.js"
 */
import { entryOf } from "../training/entry.js";
import { recordsBySop, standing } from "../training/standing.js";
import { dueDays, plansOf } from "./plans.js";
import { rederived } from "./rederiving.js";

/**
 * @typedef {object} Cell where a person stands with a procedure
 * @property {State} state
 * @property {boolean} planned whether it is on a learning path of this person
 * @property {string | null} due day, YYYY-MM-DD
 * @property {boolean} overdue
 * @property {number | null} best score by the answers, 0 to 1
 * @property {number | null} claimed best score as the records claim
 * @property {string | null} passed ISO time
 * @property {string | null} expires day
 * @property {number} changed how many parts are to be learned again
 * @property {number} attempts that count
 * @property {number} disagreements attempts that are not what they claim to be
 * @property {boolean} regraded whether the key has changed since and the answers were graded with the new one
 * @property {number} unchecked answers whose key is no longer published
 * @property {string | null} acknowledged version
 */

/**
 * @typedef {object} Row
 * @property {Person} person
 * @property {string} label the name as it is shown
 * @property {Planned[]} plans
 * @property {Cell[]} cells one for each column of the sheet
 */

/**
 * @typedef {object} Basis what every row is worked out from
 * @property {Catalogue} catalogue
 * @property {Record<string, PublishedQuiz>} quizzes by SOP
 * @property {CatalogueSop[]} columns
 * @property {Setting} setting
 * @property {string} now ISO time
 */

/**
 * The procedures that a sheet has columns for: those that can be learned.
 * @param {Catalogue} catalogue
 * @returns {CatalogueSop[]}
 */
export function columnsOf({ sops, paths }) {
  const onPaths = new Set(paths.flatMap(({ items }) => items.map(({ sop }) => sop)));
  return sops.filter(({ id, status, quiz }) => status !== "retired" && (quiz !== null || onPaths.has(id)));
}

/**
 * @param {Person} person
 * @param {Basis} basis
 * @returns {Row}
 */
export function rowOf(person, basis) {
  const plans = plansOf(person, basis.catalogue, basis.setting);
  const due = dueDays(plans);
  const bySop = recordsBySop(person.records);
  const cells = basis.columns.map((column) =>
    cellOf(bySop.get(column.id) ?? [], column, { basis, due: due.get(column.id) ?? null, planned: due.has(column.id) }),
  );
  return { person, label: person.name, plans, cells };
}

/**
 * Every attempt of a person at a procedure, newest first, with what its answers are worth.
 * @param {Person} person
 * @param {CatalogueSop} column
 * @param {Basis} basis
 * @returns {Rederived[]}
 */
export function attemptsAt(person, column, { quizzes, now }) {
  const attempts = person.records.filter(({ kind, sop }) => kind === "attempt" && sop === column.id);
  return attempts.map((attempt) => rederived(attempt, column, quizOf(quizzes, column.id), now)).reverse();
}

/**
 * @param {StoredRecord[]} records about this procedure
 * @param {CatalogueSop} column
 * @param {{basis: Basis, due: string | null, planned: boolean}} about
 * @returns {Cell}
 */
function cellOf(records, column, { basis, due, planned }) {
  const derived = records.map((record) =>
    record.kind === "attempt" ? rederived(record, column, quizOf(basis.quizzes, column.id), basis.now) : null,
  );
  const known = records.map((record, at) => derived[at]?.attempt ?? record);
  const { state, overdue, due: until, best, passed, expires, changed, regraded, acknowledged } = standing(
    known,
    entryOf(column),
    { now: basis.now, due, quizData: quizOf(basis.quizzes, column.id) },
  );
  const counted = derived.filter((each) => each !== null && each.attempt.mode !== "practice" && each.attempt.mode !== "refresh");
  const claims = counted.flatMap((each) => (each?.attempt.mode === "full" ? each.claimed.score : []));
  return {
    state,
    planned,
    due: until,
    overdue,
    best,
    claimed: claims.length ? Math.max(...claims) : null,
    passed,
    expires,
    changed: changed.length,
    attempts: counted.length,
    disagreements: derived.filter((each) => each?.disagreements.length).length,
    regraded: regraded !== null,
    unchecked: counted.reduce((sum, each) => sum + (each?.unchecked ?? 0), 0),
    acknowledged,
  };
}

/**
 * @param {Record<string, PublishedQuiz>} quizzes
 * @param {string} sop
 */
const quizOf = (quizzes, sop) => (Object.hasOwn(quizzes, sop) ? quizzes[sop] : undefined);

/**
 * Gives each row the name to show; people of the same name are told apart by the beginning of their id.
 * @param {Row[]} rows
 * @returns {Row[]}
 */
export function labelled(rows) {
  const names = rows.map(({ person }) => shown(person.name) || "No name");
  /** @type {Map<string, number>} */
  const count = new Map();
  for (const name of names) count.set(name, (count.get(name) ?? 0) + 1);
  return rows.map((row, at) => {
    const alone = count.get(names[at]) === 1 && row.person.name;
    return { ...row, label: alone ? names[at] : `${names[at]} (${row.person.id.slice(0, 4)})` };
  });
}

/** A name without characters that would rearrange the page around it. @param {string} name */
const shown = (name) => name.replace(/[\p{Cc}\u202a-\u202e\u2066-\u2069]/gu, " ").replace(/\s+/gu, " ").trim().slice(0, 200);
