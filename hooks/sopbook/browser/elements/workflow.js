/** `<sop-workflow>`: the flow that stands on the page as text, walked one node at a time. */

import { SCHEMA, currentLearner, newId, openRecords } from "../records/index.js";
import { back, choose, current, outcome, restart, start } from "../workflow/walk.js";
import { filled, onAction, part } from "./part.js";
import { answerOf, card, readFlow, sections, wordsOf } from "./workflow-text.js";

/** @typedef {import("../workflow/walk.js").Walk} Walk */
/** @typedef {import("../workflow/walk.js").Step} Step */

export class SopWorkflow extends HTMLElement {
  /** @type {Walk} */
  #walk = start({ start: "", nodes: {} });
  /** ISO time at which each step of the walk was entered. @type {string[]} */
  #entered = [];
  #followTarget = () => this.#showTarget();

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    window.addEventListener("hashchange", this.#followTarget);
    this.#showTarget();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.#followTarget);
  }

  #upgrade() {
    /** @type {HTMLDetailsElement} */ (part(this, "whole")).open = false;
    onAction(this, {
      answer: ({ dataset }) => this.#go(choose(this.#walk, Number(dataset.answer))),
      back: () => this.#go(back(this.#walk)),
      restart: () => this.#go(restart(this.#walk)),
      revisit: ({ dataset }) => this.#go(back(this.#walk, Number(dataset.step))),
    });
    this.#walk = start(readFlow(this));
    this.#entered = [new Date().toISOString()];
    this.#show();
    this.setAttribute("data-ready", "");
  }

  /** @param {Walk} walk */
  #go(walk) {
    const now = new Date().toISOString();
    this.#entered = walk.steps.map((_, index) => this.#entered[index] ?? now);
    this.#walk = walk;
    this.#show();
    const title = /** @type {HTMLElement | null} */ (part(this, "card").querySelector(".sop-node__title"));
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: "nearest" });
    if (outcome(walk)) this.#keep(walk);
  }

  #show() {
    const here = current(this.#walk);
    part(this, "card").replaceChildren(card(this, here.node));
    part(this, "saved").textContent = "";
    this.#tellBounds(here);
    this.#showTrail();
    for (const action of ["back", "restart"]) {
      /** @type {HTMLButtonElement} */ (this.querySelector(`[data-action="${action}"]`)).disabled = this.#walk.steps.length < 2;
    }
    // The node of the diagram where the walk stands; diagrams link each node to its text.
    for (const link of this.querySelectorAll('svg a[href^="#node-"]')) {
      if (link.getAttribute("href") === `#node-${here.node}`) link.setAttribute("aria-current", "step");
      else link.removeAttribute("aria-current");
    }
  }

  /** Says that the walk was turned away from a node, or how often it may still come to this one. @param {Step} here */
  #tellBounds(here) {
    const visits = this.#walk.flow.nodes[here.node]?.visits;
    const visit = this.#walk.steps.filter(({ node }) => node === here.node).length;
    const barred = here.barred && this.#walk.flow.nodes[here.barred]?.visits;
    const line = part(this, "bounds");
    line.textContent = barred
      ? `You have been at “${wordsOf(this, here.barred ?? "")}” ${times(barred)}. That is the limit, so the flow goes on here.`
      : visits ? `Visit ${visit} of ${visits} at most.` : "";
    line.hidden = !line.textContent;
  }

  #showTrail() {
    const steps = this.#walk.steps.slice(0, -1);
    part(this, "trail-steps").replaceChildren(
      ...steps.map(({ node, answer }, index) => {
        const line = filled(this, "trail-step", { question: wordsOf(this, node), answer: answerOf(this, node, answer) ?? "" });
        part(line, "question").dataset.step = String(index);
        return line;
      }),
    );
    part(this, "trail").hidden = steps.length === 0;
  }

  /** Keeps the finished walk. @param {Walk} walk */
  async #keep(walk) {
    const records = await openRecords(this.dataset.handbook ?? "");
    const trail = walk.steps.map(({ node, answer }, index) => ({ node, answer: answerOf(this, node, answer), at: this.#entered[index] }));
    const saved = await currentLearner(records)
      .then(({ id: learner }) =>
        records.append({
          ...{ schema: SCHEMA, id: newId(), kind: "walk", learner, handbook: records.handbook, at: new Date().toISOString() },
          ...{ started: this.#entered[0], sop: this.dataset.sop ?? "", version: this.dataset.version },
          ...{ trail, end: outcome(walk), name: "", note: "", texts: {} },
        }),
      )
      .then(() => "Saved in this browser.")
      .catch((error) => `This walk is not kept. ${error.message}`);
    if (this.#walk === walk) part(this, "saved").textContent = saved;
  }

  /** Opens the text where the address of the page points at a node, because a closed text cannot be scrolled to. */
  #showTarget() {
    const target = sections(this).find(({ id }) => `#${id}` === location.hash);
    if (!target) return;
    /** @type {HTMLDetailsElement} */ (part(this, "whole")).open = true;
    target.scrollIntoView();
  }
}

/** @param {number} count */
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
