/**
 * `<sop-steps>`: gives each step a link to itself and one to suggest a change. Both are for whoever writes about a step,
 * not for whoever reads it, and in the page they would be as long as the steps.
 */

import { filled, partIn } from "./part.js";

export class SopSteps extends HTMLElement {
  connectedCallback() {
    if (this.hasAttribute("data-ready")) return;
    const suggests = partIn(this, "suggest") !== null;
    [...this.querySelectorAll(".sop-step")].forEach((step, at) => {
      const place = step.querySelector(".sop-step__do");
      place?.append(" ", linkTo(step.id, at + 1));
      if (suggests) place?.append(" ", filled(this, "suggest", { number: String(at + 1) }));
    });
    this.setAttribute("data-ready", "");
  }
}

/** @param {string} anchor @param {number} number */
function linkTo(anchor, number) {
  const link = document.createElement("a");
  link.className = "headerlink";
  link.href = `#${anchor}`;
  link.setAttribute("aria-label", `Link to step ${number}`);
  return link;
}
