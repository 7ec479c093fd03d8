/**
 * The answer to a question in words, put together once somebody is to see it: what is right, from what the page offers
 * and what it is graded by; why, as it was typeset (pages/quiz_answers.py); and where the procedure says so.
 *
 * @import { Match, Order, Question, Scenario } from "../grading/shapes.js"
 * @import { QuizData } from "./quiz-data.js"
 */
import { filled, part, partIn } from "./part.js";
import { placeOf } from "./quiz-data.js";
import { optionOf, rows } from "./quiz-form.js";
import * as say from "./quiz-words.js";

/**
 * Null for a question that has no right answer and says nothing more.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @param {QuizData} quiz
 * @param {HTMLElement} root with the template, and the address of the procedure
 * @returns {HTMLElement | null}
 */
export function answerTo(fieldset, question, quiz, root) {
  const { why = {}, explain = "" } = quiz.answers?.[question.id] ?? {};
  const tested = (question.tests ?? []).filter((id) => quiz.parts[id]);
  if (question.type === "scale" && !explain && !tested.length) return null;
  const answer = filled(root, "answer", {});
  const procedure = part(root, "procedure").getAttribute("href") ?? "";
  const right = rightWords(fieldset, question);
  keep(answer, "right", right.length, (line) => part(line, "words").append(...right));
  keep(answer, "order", question.type === "order", (place) => order(place, fieldset, /** @type {Order} */ (question)));
  keep(answer, "pairs", question.type === "match", (list) => pairs(list, fieldset, /** @type {Match} */ (question)));
  keep(answer, "ends", question.type === "scenario", (place) => ends(place, /** @type {Scenario} */ (question), procedure));
  keep(answer, "reasons", Object.keys(why).length, (list) => reasons(list, fieldset, why));
  keep(answer, "explanation", explain, (place) => (place.innerHTML = explain));
  keep(answer, "see", tested.length, (line) => {
    repeat(part(line, "places"), tested, (link, id) => lead(link, procedure, placeOf(quiz, id)));
  });
  const summary = partIn(answer, "summary");
  if (summary && question.type === "scale") summary.textContent = summary.dataset.rating ?? "";
  // The names are for this alone: other parts of the quiz have some of them, too.
  for (const named of answer.querySelectorAll("[data-part]")) named.removeAttribute("data-part");
  return answer;
}

/**
 * Fill a part of the answer in where it says something; else take it out.
 *
 * @param {HTMLElement} answer
 * @param {string} name
 * @param {unknown} says
 * @param {(part: HTMLElement) => void} fill
 */
function keep(answer, name, says, fill) {
  const found = partIn(answer, name);
  if (found && says) fill(found);
  else found?.remove();
}

/**
 * Repeat the first item of a list for each of some things.
 *
 * @template T
 * @param {HTMLElement} list
 * @param {T[]} things
 * @param {(item: HTMLElement, thing: T) => void} fill
 */
function repeat(list, things, fill) {
  const [first] = list.children;
  const items = things.flatMap((thing) => {
    const item = /** @type {HTMLElement} */ (first.cloneNode(true));
    fill(item, thing);
    return [item, " "];
  });
  list.replaceChildren(...items);
}

/**
 * What is right on one line; nothing for a question whose answer is a list.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @returns {(Node | string)[]}
 */
function rightWords(fieldset, question) {
  switch (question.type) {
    case "single":
    case "multiple":
    case "true-false":
      return joined([question.right].flat().map((id) => words(fieldset, String(id))), "; ");
    case "numeric":
      return [say.rightNumber(question)];
    case "text":
      return [question.accept.join(" or ")];
    case "cloze":
      return sentence(fieldset, question);
    default:
      return [];
  }
}

/**
 * The sentence with the right words in its gaps.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {import("../grading/shapes.js").Cloze} question
 */
function sentence(fieldset, { blanks }) {
  const whole = /** @type {HTMLElement} */ (fieldset.querySelector(".sop-cloze")?.cloneNode(true));
  for (const blank of blanks) {
    const gap = rows(whole).find((row) => optionOf(row) === blank.id);
    const right = document.createElement("strong");
    right.className = "sop-gap__right";
    if (blank.type === "single") right.textContent = gap?.querySelector(`option[value="${CSS.escape(blank.right)}"]`)?.textContent ?? "";
    else right.textContent = blank.type === "text" ? blank.accept[0] : say.rightNumber({ ...blank, unit: "" });
    gap?.replaceWith(right);
  }
  return [...whole.childNodes];
}

/** @param {HTMLElement} place @param {HTMLFieldSetElement} fieldset @param {Order} question */
function order(place, fieldset, { items, anyOrder }) {
  repeat(part(place, "items"), items, (item, id) => item.append(...words(fieldset, id)));
  keep(place, "free", anyOrder.length, (lines) => {
    repeat(lines, anyOrder, (line, group) => {
      const inOrder = items.filter((id) => group.includes(id));
      part(line, "group").append(...joined(inOrder.map((id) => words(fieldset, id)), "; "));
    });
  });
}

/** @param {HTMLElement} list @param {HTMLFieldSetElement} fieldset @param {Match} question */
function pairs(list, fieldset, question) {
  repeat(list, question.pairs, (pair, { id, right }) => {
    part(pair, "left").append(...words(fieldset, id));
    part(pair, "fits").append(...content(fieldset.querySelector(`.sop-match__choices > [value="${CSS.escape(right)}"]`)));
  });
}

/** The ends that are worth something, the best first. @param {HTMLElement} place @param {Scenario} question @param {string} procedure */
function ends(place, { ends: worth, flow }, procedure) {
  const best = Object.keys(worth).filter((id) => worth[id] && flow.nodes[id]?.kind === "end");
  best.sort((one, other) => worth[other] - worth[one]);
  repeat(part(place, "reached"), best, (item, id) => {
    lead(part(item, "end"), procedure, { anchor: `node-${id}`, title: flow.nodes[id].text });
    keep(item, "worth", worth[id] < 1, (line) => (line.textContent = `(${Math.round(worth[id] * 100)} % of the points)`));
  });
}

/** @param {HTMLElement} list @param {HTMLFieldSetElement} fieldset @param {Record<string, string>} why */
function reasons(list, fieldset, why) {
  const order = rows(fieldset).map(optionOf).filter((id) => why[id]);
  repeat(list, order, (item, id) => {
    part(item, "chosen").append(...words(fieldset, id));
    part(item, "reason").innerHTML = why[id];
  });
}

/** @param {HTMLElement} link @param {string} page @param {{anchor: string, title: string}} place */
function lead(link, page, { anchor, title }) {
  link.setAttribute("href", `${page}#${anchor}`);
  link.textContent = title;
}

/** What an option, an item or the left side of a pair says. @param {HTMLFieldSetElement} fieldset @param {string} id */
const words = (fieldset, id) => content(rows(fieldset).find((row) => optionOf(row) === id) ?? null);

/** The words of something that is filled in, without what it is filled in with. @param {Element | null} element */
function content(element) {
  const copy = (element?.querySelector(".sop-order__text, label") ?? element)?.cloneNode(true);
  if (!(copy instanceof Element)) return [];
  for (const control of copy.querySelectorAll("input, select, button, .sop-tag")) control.remove();
  return [...copy.childNodes];
}

/** @param {Node[][]} all @param {string} between @returns {(Node | string)[]} */
const joined = (all, between) => all.flatMap((nodes, at) => (at ? [between, ...nodes] : nodes));
