/** The chart of a flow, where the page has one: it marks the node at which the walk stands. */

import { afterPaint } from "./after-paint.js";

export class FlowChart {
  /** The boxes, each a link to the text of its node, by their address. @type {Map<string | null, Element>} */
  #boxes;
  /** @type {Element | undefined} */
  #marked;

  /** @param {ParentNode} root */
  constructor(root) {
    this.#boxes = new Map([...root.querySelectorAll("svg a")].map((box) => [box.getAttribute("xlink:href"), box]));
  }

  /** @param {string} node */
  mark(node) {
    this.#marked?.removeAttribute("aria-current");
    this.#marked = this.#boxes.get(`#node-${node}`);
    this.#marked?.setAttribute("aria-current", "step");
    if (this.#marked) afterPaint(() => this.#centre());
  }

  /** Brings the marked box to the middle of a chart that is wider than its place; the page itself stays where it is. */
  #centre() {
    const place = this.#marked?.closest(".sop-diagram__scroll");
    if (!this.#marked || !place || place.scrollWidth <= place.clientWidth) return;
    const [box, around] = [this.#marked, place].map((element) => element.getBoundingClientRect());
    place.scrollLeft += (box.left + box.right - around.left - around.right) / 2;
  }
}
