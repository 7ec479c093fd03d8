/**
 * The sheet, its cells and its questions as rows of a table file. What they say is self-reported, and the heads say so.
 *
 * @import { Catalogue, CatalogueSop } from "../training/entry.js"
 * @import { QuestionFigures } from "./questions.js"
 * @import { Row } from "./sheet.js"
 * @import { View } from "./selecting.js"
 */
import { percentage } from "../wording.js";

/** @typedef {(string | number)[][]} Table */

/**
 * People by procedures: the state in each cell.
 * @param {View} view
 * @param {CatalogueSop[]} columns
 * @param {Catalogue} catalogue
 * @returns {Table}
 */
export function matrixTable(view, columns, catalogue) {
  const head = ["Name (self-reported)", "Learner", "Role", ...view.columns.map((at) => columns[at].id)];
  const body = view.rows.map((row) => [
    ...whoIs(row, catalogue),
    ...view.columns.map((at) => (row.cells[at].overdue ? `${row.cells[at].state}, overdue` : row.cells[at].state)),
  ]);
  return [head, ...body];
}

/**
 * One line for each person and procedure.
 * @param {View} view
 * @param {CatalogueSop[]} columns
 * @param {Catalogue} catalogue
 * @returns {Table}
 */
export function resultsTable(view, columns, catalogue) {
  const head = [
    "Name (self-reported)", "Learner", "Role", "SOP", "Title", "Status", "On a path", "Due", "Overdue",
    "Score by the answers, %", "Score claimed, %", "Passed (UTC)", "Valid until", "Parts changed", "Attempts",
    "Attempts that disagree", "Re-graded", "Answers not checked",
  ];
  const body = view.rows.flatMap((row) => view.columns.map((at) => resultLine(row, at, columns, catalogue)));
  return [head, ...body];
}

/**
 * @param {Row} row
 * @param {number} at
 * @param {CatalogueSop[]} columns
 * @param {Catalogue} catalogue
 */
function resultLine(row, at, columns, catalogue) {
  const cell = row.cells[at];
  return [
    ...whoIs(row, catalogue), columns[at].id, columns[at].title, cell.state, yes(cell.planned), cell.due ?? "", yes(cell.overdue),
    share(cell.best), share(cell.claimed), cell.passed ?? "", cell.expires ?? "", cell.changed, cell.attempts,
    cell.disagreements, yes(cell.regraded), cell.unchecked,
  ];
}

/**
 * One line for each question.
 * @param {QuestionFigures[]} figures
 * @returns {Table}
 */
export function questionsTable(figures) {
  const head = [
    "SOP", "Question", "Text", "Type", "Critical", "Asked", "Right, %", "Mean, %", "Blank", "Most chosen wrong answer",
    "Chosen", "Sure but wrong", "With a confidence", "Answers to an older key",
  ];
  const body = figures.map((each) => [
    each.sop, each.id, each.title, each.type, yes(each.critical), each.asked, each.asked ? share(each.right) : "", each.asked ? share(each.mean) : "",
    each.blank, each.wrong?.choice ?? "", each.wrong?.count ?? "", each.sureWrong, each.rated, each.older,
  ]);
  return [head, ...body];
}

/** @param {Row} row @param {Catalogue} catalogue */
const whoIs = ({ label, person }, { roles }) => [label, person.id, person.role && Object.hasOwn(roles, person.role) ? roles[person.role] : ""];
/** @param {boolean} value */
const yes = (value) => (value ? "yes" : "no");
/** @param {number | null} value of 0 to 1 */
const share = (value) => (value === null ? "" : percentage(value));
