/**
 * The marks on a question: whether its answer was right, what became of each option, and the answer itself.
 *
 * @import { Question } from "../grading/shapes.js"
 * @import { Attempt } from "./quiz-attempt.js"
 */
import { grade, isGraded } from "../grading/grade.js";
import { partIn } from "./part.js";
import { annotate, clearNotes } from "./quiz-form.js";
import { isBlank } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/** @typedef {Pick<Attempt["questions"][number], "id" | "response" | "fraction" | "hint" | "confidence">} Answer */

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {Question} question
 * @param {Answer} answer
 * @param {string} note what else is to be known about it
 * @param {HTMLElement | null} right the answer in words
 */
export function markOn(fieldset, question, { fraction, response, hint, confidence }, note, right) {
  const blank = isBlank(response);
  const isRight = grade(question, response) === 1;
  if (isGraded(question)) {
    tell(fieldset, say.mark({ fraction, points: question.points, blank, right: isRight, hint, confidence, note }));
    fieldset.dataset.mark = fraction === 1 || (hint && isRight) ? "right" : fraction ? "partly" : "wrong";
  }
  if (!blank || (question.type !== "match" && question.type !== "cloze")) annotate(fieldset, question, response);
  fieldset.disabled = true;
  closeHint(fieldset);
  fieldset.querySelector(".sop-answer")?.remove();
  if (right) fieldset.append(right);
}

/** Leave no mark on a question. @param {HTMLFieldSetElement} fieldset */
export function clean(fieldset) {
  fieldset.disabled = false;
  delete fieldset.dataset.mark;
  clearNotes(fieldset);
  tell(fieldset, "");
  fieldset.querySelector(".sop-answer")?.remove();
  closeHint(fieldset);
}

/** @param {HTMLFieldSetElement} fieldset */
function closeHint(fieldset) {
  for (const hint of fieldset.querySelectorAll("details")) hint.open = false;
}

/**
 * @param {HTMLFieldSetElement} fieldset
 * @param {string} words
 */
function tell(fieldset, words) {
  const line = partIn(fieldset, "mark") ?? (words ? verdictLine(fieldset) : null);
  if (!line) return;
  line.textContent = words;
  line.hidden = !words;
}

/** The line for the verdict, between what is asked and what may be answered. @param {HTMLFieldSetElement} fieldset */
function verdictLine(fieldset) {
  const line = document.createElement("p");
  line.className = "sop-question__verdict";
  line.dataset.part = "mark";
  line.tabIndex = -1;
  fieldset.querySelector(":scope > :not(legend, blockquote, .sop-question__more, figure)")?.before(line);
  return line;
}
