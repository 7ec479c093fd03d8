/**
 * Between the form on the page and responses by id: reading them, putting them back, and marking them.
 *
 * @import { Question, Response } from "../grading/shapes.js"
 */
import { arrange, orderIn } from "./quiz-order.js";

/**
 * What is chosen or typed in the fieldset of a question.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @returns {Response}
 */
export function read(fieldset, question) {
  const chosen = inputs(fieldset, ".sop-choice input:checked").map(({ value }) => value);
  switch (question.type) {
    case "single":
      return chosen[0] ?? null;
    case "true-false":
      return chosen.length ? chosen[0] === "true" : null;
    case "multiple":
      return chosen;
    case "order":
      return orderIn(orderList(fieldset));
    case "match":
      return Object.fromEntries(rows(fieldset).map((row) => [row.dataset.option, choice(row).value || null]));
    default:
      return inputs(fieldset, ".sop-question__field input")[0].value;
  }
}

/**
 * Show a question as it was shown and answered; a blank response clears it.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @param {Response} response
 * @param {string[]} shown
 */
export function fill(fieldset, question, response, shown) {
  switch (question.type) {
    case "order":
      arrange(orderList(fieldset), [...shown, ...(Array.isArray(response) ? response : [])]);
      break;
    case "match": {
      const given = /** @type {Record<string, string | null>} */ (Object(response));
      reorder(fieldset, shown);
      for (const row of rows(fieldset)) choice(row).value = given[row.dataset.option ?? ""] ?? "";
      break;
    }
    case "numeric":
    case "text":
      inputs(fieldset, ".sop-question__field input")[0].value = typeof response === "string" ? response : "";
      break;
    default: {
      const chosen = Array.isArray(response) ? response : [String(response)];
      reorder(fieldset, shown);
      for (const input of inputs(fieldset, ".sop-choice input")) input.checked = chosen.includes(input.value);
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
  const option = row.dataset.option ?? "";
  switch (question.type) {
    case "match": {
      const right = question.pairs.find(({ id }) => id === option)?.right;
      if (Object(response)[option] === right) return { kind: "right", words: "Right" };
      const label = [...choice(row).options].find(({ value }) => value === right)?.text ?? "";
      return { kind: "wrong", words: `Wrong. Right is: ${label}` };
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
 * Put rows in the order in which they are shown.
 *
 * @param {HTMLFieldSetElement} fieldset
 * @param {string[]} shown
 */
function reorder(fieldset, shown) {
  const all = rows(fieldset);
  for (const id of shown) {
    const row = all.find(({ dataset }) => dataset.option === id);
    if (row) row.parentElement?.append(row);
  }
}

/** @param {HTMLElement} fieldset */
const rows = (fieldset) => /** @type {HTMLElement[]} */ ([...fieldset.querySelectorAll("[data-option]")]);

/** @param {HTMLElement} row */
const choice = (row) => /** @type {HTMLSelectElement} */ (row.querySelector("select"));

/**
 * @param {HTMLElement} fieldset
 * @param {string} selector
 */
const inputs = (fieldset, selector) => /** @type {HTMLInputElement[]} */ ([...fieldset.querySelectorAll(selector)]);
