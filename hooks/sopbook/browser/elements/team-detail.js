/**
 * What opens for a cell, a person or a procedure: where it stands, and how that was worked out.
 *
 * @import { CatalogueSop } from "../training/entry.js"
 * @import { Basis, Cell, Row } from "../team/sheet.js"
 * @import { Rederived } from "../team/rederiving.js"
 * @import { Person } from "../team/shapes.js"
 * @import { View } from "../team/selecting.js"
 * @import { Address } from "./team-lists.js"
 */
import { attemptsAt } from "../team/sheet.js";
import { counted, percent } from "../wording.js";
import { filled, part } from "./part.js";
import { MODE_NAMES, STATE_NAMES } from "./team-words.js";
import { dayOf, moment } from "./time.js";

/** Attempts in the table; more are counted. */
const MOST_ATTEMPTS = 50;

/**
 * @param {HTMLElement} root
 * @param {string} title
 * @param {(Node | string)[]} body
 */
function open(root, title, body) {
  part(root, "detail-title").textContent = title;
  part(root, "detail-body").replaceChildren(...body);
  const dialog = /** @type {HTMLDialogElement} */ (part(root, "detail"));
  if (!dialog.open) dialog.showModal();
  part(root, "detail-title").focus();
}

/**
 * One person with one procedure.
 * @param {HTMLElement} root
 * @param {Row} row
 * @param {number} column
 * @param {Basis} basis
 * @param {Address} address
 */
export function openCell(root, row, column, basis, address) {
  const sop = basis.columns[column];
  const cell = row.cells[column];
  const attempts = attemptsAt(row.person, sop, basis);
  const table = attempts.length ? [attemptTable(root, attempts)] : ["No attempt is in the files."];
  open(root, `${row.label}: ${sop.title}`, [facts(root, cellFacts(cell, sop)), links(sop, address), ...table]);
}

/** @param {Cell} cell @param {CatalogueSop} sop @returns {[string, string][]} */
function cellFacts(cell, sop) {
  const due = cell.due ? `${dayOf(cell.due)}${cell.overdue ? ", overdue" : ""}` : "";
  const again = cell.regraded ? "The key has changed since: graded again by today's." : "";
  const unchecked = cell.unchecked ? `${counted(cell.unchecked, "answer")} to a key that is no longer published.` : "";
  return [
    ["Status", STATE_NAMES[cell.state]],
    ["Procedure", `${sop.id}, version ${sop.version}`],
    ["Due", due],
    ["Best score, by the answers", cell.best === null ? "" : percent(cell.best)],
    ["Best score, as claimed", cell.claimed === null ? "" : percent(cell.claimed)],
    ["Passed", cell.passed ? moment(cell.passed) : ""],
    ["Holds until", cell.expires ? dayOf(cell.expires) : ""],
    ["To learn again", cell.changed ? counted(cell.changed, "part") : ""],
    ["Confirmed as read", cell.acknowledged ? `version ${cell.acknowledged}` : ""],
    ["Graded again", again],
    ["Not checked", unchecked],
  ];
}

/** @param {HTMLElement} root @param {Rederived[]} attempts newest first */
function attemptTable(root, attempts) {
  const table = filled(root, "detail-attempts", {});
  const lines = attempts.slice(0, MOST_ATTEMPTS).map((each) =>
    filled(root, "detail-attempt", {
      when: moment(each.attempt.at),
      what: `${MODE_NAMES[each.attempt.mode] ?? each.attempt.mode}, version ${each.attempt.version}`,
      claimed: outcome(each.claimed.score, each.claimed.passed),
      derived: outcome(each.attempt.score, each.attempt.passed),
      remarks: remarks(each) || "–",
    }),
  );
  table.querySelector("tbody")?.append(...lines);
  return table;
}

/** @param {number} score @param {boolean} passed */
const outcome = (score, passed) => `${percent(score)}${passed ? ", passed" : ""}`;

/** @param {Rederived} attempt */
function remarks({ disagreements, unchecked, answers }) {
  const different = answers.filter(({ verdict }) => verdict === "different").map(({ id }) => id);
  return [
    ...disagreements,
    ...(different.length ? [`Graded otherwise than recorded: ${different.slice(0, 8).join(", ")}${different.length > 8 ? " and others" : ""}.`] : []),
    ...(unchecked ? [`${counted(unchecked, "answer")} not checked: the key is no longer published.`] : []),
  ].join(" ");
}

/**
 * One person with all procedures shown.
 * @param {HTMLElement} root
 * @param {Row} row
 * @param {number[]} columns
 * @param {Basis} basis
 */
export function openPerson(root, row, columns, basis) {
  const { person, plans } = row;
  const paths = plans.map(({ path, start, own }) => `${path.title}${start ? ` from ${dayOf(start)}` : ""}${own ? "" : " (set here)"}`);
  const role = person.role && Object.hasOwn(basis.catalogue.roles, person.role) ? basis.catalogue.roles[person.role] : "";
  const head = facts(root, [
    ["Role", role],
    ["Learning path", paths.join(", ") || "none"],
    ["Newest export", person.exported ? moment(person.exported) : "not dated"],
    ["Files", person.files.join(", ")],
    ["Put together", origins(person)],
    ["Learner", person.id],
  ]);
  const asked = columns.filter((at) => row.cells[at].planned || row.cells[at].state !== "not started");
  const table = stateTable(root, "Procedure", asked.map((at) => ({ of: basis.columns[at].title, cell: row.cells[at] })));
  open(root, row.label, [head, asked.length ? table : "Nothing on a path, and nothing tried."]);
}

/**
 * Where the records of somebody come from who has begun in more than one browser, with every name that was used: a
 * file may say of anybody that they are somebody else.
 * @param {Person} person
 */
function origins({ learners, records }) {
  if (learners.length < 2) return "";
  const names = new Set(records.filter(({ kind }) => kind === "learner").map(({ name }) => name));
  return `${counted(learners.length, "browser")}, as ${[...names].filter(Boolean).join(", ") || "somebody without a name"}`;
}

/**
 * One procedure with all people shown.
 * @param {HTMLElement} root
 * @param {number} column
 * @param {View} view
 * @param {Basis} basis
 * @param {Address} address
 */
export function openSop(root, column, { rows }, basis, address) {
  const sop = basis.columns[column];
  const asked = rows.filter(({ cells }) => cells[column].planned || cells[column].state !== "not started");
  const passed = asked.filter(({ cells }) => cells[column].state === "passed").length;
  const head = facts(root, [["Procedure", `${sop.id}, version ${sop.version}`], ["Passed", `${passed} of ${asked.length}`]]);
  const table = stateTable(root, "Name", asked.map((row) => ({ of: row.label, cell: row.cells[column] })));
  open(root, sop.title, [head, links(sop, address), asked.length ? table : "Nobody is to learn it, and nobody has tried."]);
}

/** @param {HTMLElement} root @param {string} head @param {{of: string, cell: Cell}[]} lines */
function stateTable(root, head, lines) {
  const table = filled(root, "detail-states", { head });
  table.setAttribute("aria-label", head === "Name" ? "People" : "Procedures");
  table.querySelector("tbody")?.append(
    ...lines.map(({ of, cell }) => {
      const score = cell.best === null ? "–" : percent(cell.best);
      const due = cell.due ? `${dayOf(cell.due)}${cell.overdue ? ", overdue" : ""}` : "–";
      const line = filled(root, "detail-state", { of, state: STATE_NAMES[cell.state], due, score });
      part(line, "state").classList.add(`sop-badge--${cell.state.replace(" ", "-")}`);
      return line;
    }),
  );
  return table;
}

/** @param {HTMLElement} root @param {[string, string][]} list what and its value; what has none is left out */
function facts(root, list) {
  const found = document.createElement("dl");
  found.className = "sop-team__facts";
  found.append(...list.filter(([, value]) => value).map(([what, value]) => filled(root, "detail-fact", { what, value })));
  return found;
}

/** @param {CatalogueSop} sop @param {Address} address */
function links(sop, address) {
  const line = document.createElement("p");
  const ways = [["Read the procedure", address(sop.url)], ["Open the quiz", address(sop.quizUrl)]].filter(([, url]) => url);
  ways.forEach(([text, url], at) => {
    const link = Object.assign(document.createElement("a"), { href: url, textContent: text });
    line.append(at ? ", " : "", link);
  });
  return line;
}
