/**
 * A walk through a workflow inside a question: what was done so far, the node it stands at, and the ways on.
 *
 * @import { Response, Scenario } from "../grading/shapes.js"
 */
import { begun, replayed, trailOf } from "../grading/scenario.js";
import { back, choose, current, outcome } from "../workflow/walk.js";

/**
 * Draw the walk of a response, from its start when it tells of none that can be walked. A click changes the walk,
 * draws it again, and tells the listener, who reads the response with `trailIn`.
 *
 * @param {HTMLElement} root
 * @param {Scenario} question
 * @param {Response} response
 * @param {() => void} moved
 */
export function drawWalk(root, question, response, moved) {
  const walk = replayed(question, response) ?? begun(question);
  const trail = trailOf(question, walk);
  const here = question.flow.nodes[current(walk).node];
  const stands = element("p", "sop-scenario__here", here?.text ?? "");
  stands.tabIndex = -1;
  const go = (/** @type {typeof walk} */ next) => {
    drawWalk(root, question, trailOf(question, next), moved);
    moved();
    /** @type {HTMLElement | null} */ (root.querySelector(".sop-scenario__here"))?.focus();
  };
  const ended = outcome(walk) !== null;
  const ways = (here?.answers?.length ? here.answers.map(({ text }) => text) : ended ? [] : ["Done, go on"]).map((text, at) =>
    button("sop-scenario__way", text, () => go(choose(walk, at))),
  );
  const undo = trail.trail.length
    ? [button("sop-scenario__undo", "One step back", () => go(back(walk))), button("sop-scenario__undo", "From the start", () => go(begun(question)))]
    : [];
  if (ended) stands.prepend(element("span", "sop-scenario__label", "You have come to: "));
  root.hidden = false;
  root.dataset.trail = JSON.stringify(trail);
  root.replaceChildren(...taken(question, trail.trail), stands, group("sop-scenario__ways", ways), group("sop-scenario__undos", undo));
}

/** The response that a drawn walk stands for. @param {HTMLElement} root @returns {Response} */
export const trailIn = (root) => JSON.parse(root.dataset.trail ?? "null");

/**
 * @param {Scenario} question
 * @param {{node: string, answer: string | null}[]} steps
 */
function taken({ flow }, steps) {
  if (!steps.length) return [];
  const list = element("ol", "sop-scenario__trail", "");
  list.setAttribute("aria-label", "What you have done so far");
  for (const { node, answer } of steps) {
    const item = element("li", "", flow.nodes[node].text);
    if (answer) item.append(" ", element("strong", "", answer));
    list.append(item);
  }
  return [list];
}

/**
 * @param {string} name
 * @param {string} style
 * @param {string} text
 */
function element(name, style, text) {
  const made = document.createElement(name);
  if (style) made.className = style;
  made.textContent = text;
  return made;
}

/**
 * @param {string} style
 * @param {HTMLElement[]} content
 */
function group(style, content) {
  const made = element("div", style, "");
  made.append(...content);
  return made;
}

/**
 * @param {string} style
 * @param {string} text
 * @param {() => void} pressed
 */
function button(style, text, pressed) {
  const made = /** @type {HTMLButtonElement} */ (element("button", style, text));
  made.type = "button";
  made.addEventListener("click", pressed);
  return made;
}
