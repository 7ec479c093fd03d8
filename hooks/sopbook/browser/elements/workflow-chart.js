/** The chart of a flow, where the page has one: it marks the node at which the walk stands. */

export class FlowChart {
  /** The boxes, each a link to the text of its node, by their address. @type {Map<string | null, Element>} */
  #boxes;
  /** @type {Element | undefined} */
  #marked;

  /** @param {ParentNode} root */
  constructor(root) {
    this.#boxes = new Map([...root.querySelectorAll("svg a[href]")].map((box) => [box.getAttribute("href"), box]));
  }

  /** @param {string} node */
  mark(node) {
    this.#marked?.removeAttribute("aria-current");
    this.#marked = this.#boxes.get(`#node-${node}`);
    this.#marked?.setAttribute("aria-current", "step");
  }
}
