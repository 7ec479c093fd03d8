/**
 * How far a sitting is: the row of numbers above the question, and what is left to do before submitting.
 *
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { part, partIn } from "./part.js";
import { isBlank } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/**
 * @param {HTMLElement} root
 * @param {Sitting} sitting
 * @param {string[]} notes
 */
export function drawProgress(root, { order, at, responses }, notes) {
  const answered = order.filter((id) => !isBlank(responses[id])).length;
  part(root, "place").textContent = `${answered} of ${order.length} answered`;
  part(root, "mode").textContent = notes.filter(Boolean).join(" · ");
  const list = part(root, "jumps");
  const known = /** @type {HTMLButtonElement[]} */ ([...list.querySelectorAll("button")]);
  const same = known.length === order.length && known.every(({ dataset }, place) => dataset.to === order[place]);
  const jumps = same ? known : order.map((id, place) => jumpTo(id, String(place + 1)));
  for (const jump of jumps) jump.classList.add("sop-quiz__jump");
  if (!same) list.replaceChildren(...jumps.map(listed));
  jumps.forEach((jump, place) => drawJump(jump, place, !isBlank(responses[order[place]]), order[place] === at));
  for (const button of buttons(root, ".sop-quiz__steering [data-action='back']")) button.disabled = at === order[0];
}

/**
 * @param {HTMLButtonElement} jump
 * @param {number} place
 * @param {boolean} done
 * @param {boolean} here
 */
function drawJump(jump, place, done, here) {
  const name = `Question ${place + 1}, ${done ? "answered" : "not answered"}`;
  if (jump.getAttribute("aria-label") !== name) jump.setAttribute("aria-label", name);
  jump.classList.toggle("sop-quiz__jump--answered", done);
  if (here) jump.setAttribute("aria-current", "step");
  else jump.removeAttribute("aria-current");
}

/**
 * Name the buttons below the question: checking an answer comes before going on where answers are shown at once.
 *
 * @param {HTMLElement} root
 * @param {{last: boolean, check: "" | "Check" | "Show the answer", leave: "" | "Start again" | "Leave"}} what
 */
export function drawSteering(root, { last, check, leave }) {
  for (const button of buttons(root, "[data-action='next']")) {
    button.textContent = check ? "Skip" : last ? "Finish" : "Next";
    button.classList.toggle("md-button--primary", !check);
  }
  for (const button of buttons(root, "[data-action='check']")) {
    button.textContent = check;
    button.hidden = !check;
  }
  for (const button of buttons(root, "[data-action='again']")) {
    button.textContent = leave;
    button.hidden = !leave;
  }
}

/**
 * Say what has no answer; submitting is offered once every question was on the screen.
 *
 * @param {HTMLElement} root
 * @param {Sitting} sitting
 */
export function drawSummary(root, { order, seen, responses }) {
  const blank = order.filter((id) => isBlank(responses[id]));
  const allSeen = order.every((id) => seen.includes(id));
  part(root, "unseen").hidden = allSeen;
  part(root, "ready").textContent = blank.length
    ? `${say.count(blank.length, "question")} without an answer`
    : "Every question has an answer";
  partIn(root, "blanks")?.replaceChildren(
    ...blank.map((id) => {
      const state = seen.includes(id) ? "not answered" : "not seen yet";
      return listed(jumpTo(id, `Question ${order.indexOf(id) + 1}: ${state}`));
    }),
  );
  for (const button of buttons(root, "[data-action='submit']")) {
    button.textContent = blank.length ? `Submit with ${blank.length} unanswered` : "Submit your answers";
    button.hidden = !allSeen;
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} selector
 */
const buttons = (root, selector) => /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(selector));

/**
 * @param {string} id
 * @param {string} text
 */
function jumpTo(id, text) {
  const jump = document.createElement("button");
  jump.type = "button";
  jump.dataset.action = "jump";
  jump.dataset.to = id;
  jump.textContent = text;
  return jump;
}

/** @param {Element} content */
function listed(content) {
  const item = document.createElement("li");
  item.append(content);
  return item;
}
