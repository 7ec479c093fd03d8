/**
 * How far a sitting is: the row of numbers above the question, and what is left to do before submitting.
 *
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { part, partIn } from "./part.js";
import { isBlank } from "./quiz-sitting.js";
import * as say from "./quiz-words.js";

/**
 * The row of numbers. They are made before anybody waits for them, and each knows what it shows, so that of a hundred
 * only those are touched that change.
 */
export class Progress {
  #root;
  /** by place @type {{item: HTMLElement, jump: HTMLButtonElement, shows: string}[]} */
  #numbers;
  /** ids of the questions that the numbers lead to @type {string[]} */
  #order = [];

  /** @param {HTMLElement} root @param {number} most questions that a sitting may have */
  constructor(root, most) {
    this.#root = root;
    this.#numbers = Array.from({ length: most }, (_, place) => {
      const jump = jumpTo("", String(place + 1));
      jump.className = "sop-quiz__jump";
      jump.setAttribute("aria-label", `Question ${place + 1}, not answered`);
      return { item: listed(jump), jump, shows: "false false" };
    });
    part(root, "jumps").replaceChildren(...this.#numbers.map(({ item }) => item));
  }

  /**
   * @param {Sitting} sitting
   * @param {string[]} notes
   */
  draw({ order, at, responses }, notes) {
    if (this.#order.length !== order.length || this.#order.some((id, place) => id !== order[place])) this.#list(order);
    const done = order.map((id) => !isBlank(responses[id]));
    part(this.#root, "place").textContent = `${done.filter(Boolean).length} of ${order.length} answered`;
    part(this.#root, "mode").textContent = notes.filter(Boolean).join(" · ");
    order.forEach((id, place) => this.#show(place, done[place] ?? false, id === at));
  }

  /** @param {string[]} order */
  #list(order) {
    const list = part(this.#root, "jumps");
    if (list.children.length !== order.length) list.replaceChildren(...this.#numbers.slice(0, order.length).map(({ item }) => item));
    this.#numbers.forEach(({ jump }, place) => (jump.dataset.to = order[place] ?? ""));
    this.#order = order;
  }

  /**
   * @param {number} place
   * @param {boolean} done
   * @param {boolean} here
   */
  #show(place, done, here) {
    const number = this.#numbers[place];
    const shows = `${done} ${here}`;
    if (!number || number.shows === shows) return;
    number.shows = shows;
    number.jump.setAttribute("aria-label", `Question ${place + 1}, ${done ? "answered" : "not answered"}`);
    number.jump.classList.toggle("sop-quiz__jump--answered", done);
    if (here) number.jump.setAttribute("aria-current", "step");
    else number.jump.removeAttribute("aria-current");
  }
}

/**
 * Name the buttons below the question: checking an answer comes before going on where answers are shown at once.
 *
 * @param {HTMLElement} root
 * @param {{first: boolean, last: boolean, check: "" | "Check" | "Show the answer", leave: "" | "Start again" | "Leave"}} what
 */
export function drawSteering(root, { first, last, check, leave }) {
  const steering = /** @type {HTMLElement} */ (root.querySelector(".sop-quiz__steering"));
  for (const button of buttons(steering, "back")) button.disabled = first;
  for (const button of buttons(steering, "next")) {
    button.textContent = check ? "Skip" : last ? "Finish" : "Next";
    button.classList.toggle("md-button--primary", !check);
  }
  for (const button of buttons(steering, "check")) {
    button.textContent = check;
    button.hidden = !check;
  }
  for (const button of buttons(steering, "again")) {
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
    ? `${say.counted(blank.length, "question")} without an answer`
    : "Every question has an answer";
  partIn(root, "blanks")?.replaceChildren(
    ...blank.map((id) => {
      const state = seen.includes(id) ? "not answered" : "not seen yet";
      return listed(jumpTo(id, `Question ${order.indexOf(id) + 1}: ${state}`));
    }),
  );
  for (const button of buttons(root, "submit")) {
    button.textContent = blank.length ? `Submit with ${blank.length} unanswered` : "Submit your answers";
    button.hidden = !allSeen;
  }
}

/**
 * @param {HTMLElement} root
 * @param {string} action
 */
const buttons = (root, action) => /** @type {NodeListOf<HTMLButtonElement>} */ (root.querySelectorAll(`[data-action="${action}"]`));

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
