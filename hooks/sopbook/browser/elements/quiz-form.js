/**
 * Between the form on the page and responses by id: reading them, putting them back, and marking them.
 *
 * @import { Cloze, Match, Question, Response } from "../grading/shapes.js"
 */
import { gradeBlank } from "../grading/cloze.js";
import { arrange, orderIn } from "./quiz-order.js";
import { drawWalk, trailIn } from "./quiz-walk.js";

/**
 * What is chosen or typed in the fieldset of a question.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @returns {Response}
 */
export function read(fieldset, question) {
  const chosen = inputs(fieldset, CHOICES).filter(({ checked }) => checked).map(({ value }) => value);
  switch (question.type) {
    case "single":
    case "scale":
      return chosen[0] ?? null;
    case "true-false":
      return chosen.length ? chosen[0] === "true" : null;
    case "multiple":
      return chosen;
    case "order":
      return orderIn(orderList(fieldset));
    case "match":
    case "cloze":
      return Object.fromEntries(rows(fieldset).map((row) => [optionOf(row), entry(row).value || null]));
    case "scenario":
      return trailIn(walkIn(fieldset));
    default:
      return inputs(fieldset, FIELD)[0].value;
  }
}

/**
 * Show a question as it was shown and answered; a blank response clears it. `moved` is told of steps of a walk.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @param {Response} response
 * @param {string[]} shown
 * @param {() => void} moved
 */
export function fill(fieldset, question, response, shown, moved) {
  switch (question.type) {
    case "order":
      arrange(orderList(fieldset), [...shown, ...(Array.isArray(response) ? response : [])]);
      break;
    case "match":
    case "cloze": {
      const given = /** @type {Record<string, string | null>} */ (Object(response));
      reorder(fieldset, shown);
      for (const row of rows(fieldset)) entry(row).value = given[optionOf(row)] ?? "";
      break;
    }
    case "scenario":
      drawWalk(walkIn(fieldset), question, response, moved);
      break;
    case "numeric":
    case "text":
      inputs(fieldset, FIELD)[0].value = typeof response === "string" ? response : "";
      break;
    default: {
      const chosen = Array.isArray(response) ? response : [String(response)];
      reorder(fieldset, shown);
      for (const input of inputs(fieldset, CHOICES)) input.checked = chosen.includes(input.value);
    }
  }
}

/**
 * Say in words what became of each option: chosen or not, right or not.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @param {Response} response
 */
export function annotate(fieldset, question, response) {
  for (const row of rows(fieldset)) {
    const note = noteOn(row, question, response);
    if (!note) continue;
    const tag = document.createElement("span");
    tag.className = `sop-tag sop-tag--${note.kind}`;
    tag.textContent = note.words;
    row.append(tag);
  }
}

/**
 * Give every pair the list of what may be chosen, which the page has once.
 *
 * @param {HTMLFieldSetElement} fieldset
 */
export function offerChoices(fieldset) {
  const offered = /** @type {NodeListOf<HTMLDataElement>} */ (fieldset.querySelectorAll(".sop-match__choices > data"));
  const choices = document.createElement("select");
  choices.append(new Option("Choose …", ""), ...[...offered].map(({ textContent, value }) => new Option(textContent ?? "", value)));
  for (const row of rows(fieldset)) {
    const label = document.createElement("label");
    const select = /** @type {HTMLSelectElement} */ (choices.cloneNode(true));
    select.id = `match-${questionOf(fieldset)}-${optionOf(row)}`;
    label.htmlFor = select.id;
    label.append(...row.childNodes);
    row.append(label, select);
  }
}

/** The id of the question that a fieldset asks. @param {Element} fieldset */
export const questionOf = (fieldset) => fieldset.id.replace("question-", "");

/** @param {HTMLFieldSetElement} fieldset */
export function clearNotes(fieldset) {
  for (const tag of fieldset.querySelectorAll(".sop-tag")) tag.remove();
}

/** @param {HTMLFieldSetElement} fieldset */
export const orderList = (fieldset) => /** @type {HTMLElement} */ (fieldset.querySelector(".sop-order"));

/**
 * @param {HTMLElement} row
 * @param {Question} question
 * @param {Response} response
 * @returns {{kind: string, words: string} | null}
 */
function noteOn(row, question, response) {
  const option = optionOf(row);
  switch (question.type) {
    case "match":
    case "cloze": {
      const right = rightIn(question, option, Object(response)[option] ?? null);
      if (right === true) return { kind: "right", words: "Right" };
      const label = [...(row.querySelector("select")?.options ?? [])].find(({ value }) => value === right)?.text;
      return { kind: "wrong", words: label ? `Wrong. Right is: ${label}` : "Wrong" };
    }
    case "single":
    case "multiple":
    case "true-false": {
      const chosen = [response].flat().map(String).includes(option);
      const right = [question.right].flat().map(String).includes(option);
      if (chosen) return right ? { kind: "right", words: "Your answer, right" } : { kind: "wrong", words: "Your answer, wrong" };
      return right ? { kind: "missed", words: "Right answer" } : null;
    }
    default:
      return null;
  }
}

/**
 * True when what stands in a pair or a gap is right; else the id that would be, if it has one.
 *
 * @param {Match | Cloze} question
 * @param {string} id
 * @param {string | null} given
 * @returns {true | string | null}
 */
function rightIn(question, id, given) {
  if (question.type === "match") {
    const right = question.pairs.find((pair) => pair.id === id)?.right ?? null;
    return given === right || right;
  }
  const blank = question.blanks.find((one) => one.id === id);
  if (!blank || gradeBlank(blank, given) === 1) return true;
  return blank.type === "single" ? blank.right : null;
}

/**
 * Put rows in the order in which they are shown.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {string[]} shown
 */
function reorder(fieldset, shown) {
  const all = rows(fieldset);
  for (const id of shown) {
    const row = all.find((each) => optionOf(each) === id);
    if (row) row.parentElement?.append(row);
  }
}

const CHOICES = ":is(.sop-choices, .sop-scale__step) input";
const FIELD = ".sop-question__field input";

/** What is filled in, chosen or put in order, each in its row. @param {HTMLElement} fieldset */
export const rows = (fieldset) => /** @type {HTMLElement[]} */ ([...fieldset.querySelectorAll("[data-option], .sop-choices > label")]);

/** The id of what a row is about: of a choice, the value of its button. @param {HTMLElement} row */
export const optionOf = (row) => row.dataset.option ?? entry(row).value;

/** @param {HTMLElement} row */
const entry = (row) => /** @type {HTMLSelectElement | HTMLInputElement} */ (row.querySelector("select, input"));

/** @param {HTMLElement} fieldset */
const walkIn = (fieldset) => /** @type {HTMLElement} */ (fieldset.querySelector(".sop-scenario"));

/**
 * @param {HTMLElement} fieldset
 * @param {string} selector
 */
const inputs = (fieldset, selector) => /** @type {HTMLInputElement[]} */ ([...fieldset.querySelectorAll(selector)]);
