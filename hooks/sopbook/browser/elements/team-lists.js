/**
 * The lists of the team page: people, what each path misses, questions, disagreements.
 *
 * @import { PathGap } from "../team/gaps.js"
 * @import { QuestionFigures } from "../team/questions.js"
 * @import { View } from "../team/selecting.js"
 * @import { CatalogueSop } from "../training/entry.js"
 */
import { askedOf, countsOf, overdue } from "../team/selecting.js";
import { counted, percent } from "../wording.js";
import { filled, part } from "./part.js";
import { STATE_NAMES } from "./team-words.js";
import { dayOf } from "./time.js";

/** Names in one cell; more are counted. */
const MOST_NAMES = 12;

/** A link of the handbook seen from this page; null where there is none. @typedef {(url: string | null) => string | null} Address */

/**
 * People as a list, for narrow screens and for paper.
 * @param {HTMLElement} root
 * @param {View} view
 */
export function showPeople(root, { rows, columns }) {
  const items = rows.map((row) => {
    const asked = askedOf(row, columns);
    const counts = countsOf(row, asked);
    const late = overdue(row, columns);
    const again = counts.changed + counts.expired;
    const item = filled(root, "person-item", {
      name: row.label,
      passed: `${counts.passed} of ${asked.length} passed`,
      overdue: late ? `${late} overdue` : "",
      changed: again ? `${again} to learn again` : "",
      exported: row.person.exported ? `as of ${dayOf(row.person.exported)}` : "",
    });
    part(item, "name").dataset.learner = row.person.id;
    return item;
  });
  part(root, "people").replaceChildren(...items);
}

/**
 * @param {HTMLElement} root
 * @param {PathGap[]} gaps
 * @param {Address} address
 */
export function showGaps(root, gaps, address) {
  const place = part(root, "gaps");
  const open = new Set([...place.querySelectorAll("details[open]")].map((each) => /** @type {HTMLElement} */ (each).dataset.path));
  part(root, "no-gaps").hidden = gaps.length > 0;
  place.replaceChildren(
    ...gaps.map(({ path, people, ready, items }) => {
      const details = /** @type {HTMLDetailsElement} */ (filled(root, "gap-path", { title: path.title, ready: `${ready} of ${people} ready` }));
      details.dataset.path = path.key;
      part(details, "frame").setAttribute("aria-label", `What is missing: ${path.title}`);
      details.open = open.size ? open.has(path.key) : gaps.length === 1;
      details.querySelector("tbody")?.append(...items.map((item) => gapItem(root, item, people, address)));
      return details;
    }),
  );
}

/**
 * @param {HTMLElement} root
 * @param {PathGap["items"][number]} item
 * @param {number} people
 * @param {Address} address
 */
function gapItem(root, { sop, passed, overdue: late, missing }, people, address) {
  const names = missing.slice(0, MOST_NAMES).map(({ label, state, overdue: isLate }) => {
    const words = [...(state === "not started" ? [] : [STATE_NAMES[state].toLowerCase()]), ...(isLate ? ["overdue"] : [])];
    return words.length ? `${label} (${words.join(", ")})` : label;
  });
  const more = missing.length > MOST_NAMES ? ` and ${missing.length - MOST_NAMES} more` : "";
  const line = filled(root, "gap-item", {
    title: sop.title,
    passed: `${passed} of ${people}`,
    overdue: String(late),
    missing: names.length ? `${names.join(", ")}${more}` : "nobody",
  });
  linked(line, address(sop.url));
  return line;
}

/**
 * @param {HTMLElement} root
 * @param {QuestionFigures[]} figures
 * @param {{shown: number, columns: Map<string, CatalogueSop>, address: Address}} about
 */
export function showQuestions(root, figures, { shown, columns, address }) {
  part(root, "questions-frame").hidden = figures.length === 0;
  part(root, "more-questions").hidden = figures.length <= shown;
  part(root, "questions-told").textContent =
    figures.length === 0 ? "None of these people has answered a question yet." : `${Math.min(shown, figures.length)} of ${counted(figures.length, "question")}`;
  const items = figures.slice(0, shown).map((each) => {
    const quiz = columns.get(each.sop)?.quizUrl ?? null;
    const older = each.older ? `; ${counted(each.older, "answer")} to an earlier key not counted` : "";
    const line = filled(root, "question-item", {
      title: each.title,
      about: `${each.sop}${each.critical ? ", critical" : ""}${older}`,
      asked: String(each.asked),
      right: each.asked ? percent(each.right) : "–",
      mean: each.asked ? percent(each.mean) : "–",
      wrong: each.wrong ? `${each.wrong.choice} (${each.wrong.count})` : "–",
      sure: each.rated ? `${each.sureWrong} of ${each.rated}` : "–",
    });
    linked(line, quiz && `${address(quiz)}#question-${encodeURIComponent(each.id)}`);
    return line;
  });
  part(root, "questions-list").replaceChildren(...items);
}

/** @typedef {{learner: string, sop: string, who: string, what: string}} Disagreement */

/**
 * @param {HTMLElement} root
 * @param {Disagreement[]} found those that are listed
 * @param {number} all how many there are
 */
export function showDisagreements(root, found, all) {
  part(root, "agreed").hidden = all > 0;
  part(root, "disagreements").hidden = all === 0;
  part(root, "disagreements-more").textContent = all > found.length ? `And more: ${all} cells in all. The filter “Status” shows where.` : "";
  const items = found.map(({ learner, sop, who, what }) => {
    const item = filled(root, "disagreement-item", { who, what });
    Object.assign(part(item, "who").dataset, { learner, sop });
    return item;
  });
  part(root, "disagreements-list").replaceChildren(...items);
}

/** @param {HTMLElement} line @param {string | null} address */
function linked(line, address) {
  if (address) /** @type {HTMLAnchorElement} */ (part(line, "title")).href = address;
}
