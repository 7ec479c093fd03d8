/** Reads a flow from its text on the page, so that the text and the walk can never disagree. */

/** @typedef {import("../workflow/walk.js").Flow} Flow */
/** @typedef {import("../workflow/walk.js").FlowNode} FlowNode */

/** The text of a flow: a section for each node, all of them found once, as the page of a long flow is long. */
export class FlowText {
  #start;
  /** @type {Map<string, HTMLElement>} */
  #sections;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#start = root.dataset.start ?? "";
    const sections = /** @type {NodeListOf<HTMLElement>} */ (root.querySelectorAll("section[data-node]"));
    this.#sections = new Map([...sections].map((section) => [section.dataset.node ?? "", section]));
  }

  /** @returns {Flow} */
  flow() {
    const nodes = [...this.#sections].map(([node, section]) => [node, readNode(section)]);
    return { start: this.#start, nodes: Object.fromEntries(nodes) };
  }

  /** What a node asks or tells, in plain words. @param {string} node */
  words(node) {
    return this.#sections.get(node)?.querySelector(".sop-node__title")?.textContent?.trim() ?? node;
  }

  /** The words of one answer of a node. @param {string} node @param {number | null} answer index @returns {string | null} */
  answer(node, answer) {
    const from = this.#sections.get(node);
    return (from && answer !== null && ways(from)[answer]?.querySelector(".sop-node__answer")?.textContent?.trim()) || null;
  }

  /** The text of the node that an address points at. @param {string} hash */
  target(hash) {
    return [...this.#sections.values()].find(({ id }) => `#${id}` === hash);
  }

  /** A card for one node: its section without anchors, with buttons where the text has links to other nodes. @param {string} node @returns {HTMLElement} */
  card(node) {
    const copy = /** @type {HTMLElement} */ (this.#sections.get(node)?.cloneNode(true));
    for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
    // The card must not be taken for the text of the node.
    copy.removeAttribute("data-node");
    for (const element of copy.querySelectorAll(".sop-node__number, .sop-node__bound, .headerlink")) element.remove();
    copy.removeAttribute("aria-labelledby");
    copy.querySelector(".sop-node__title")?.setAttribute("tabindex", "-1");
    ways(copy).forEach((way, index) => way.replaceWith(answerButton(way, index)));
    return copy;
  }
}

/** The links out of a node, in the order of its answers. @param {ParentNode} section */
const ways = (section) => /** @type {HTMLElement[]} */ ([...section.querySelectorAll("[data-goto]")]);

/**
 * @param {HTMLElement} section
 * @returns {FlowNode}
 */
function readNode(section) {
  const { visits, otherwise, end } = section.dataset;
  return {
    next: ways(section).map((way) => way.dataset.goto ?? ""),
    ...(visits ? { visits: Number(visits) } : {}),
    ...(otherwise ? { otherwise } : {}),
    ...(end ? { end } : {}),
  };
}

/**
 * @param {HTMLElement} way
 * @param {number} index
 */
function answerButton(way, index) {
  const button = document.createElement("button");
  button.type = "button";
  button.className = "sop-walk__answer";
  button.dataset.action = "answer";
  button.dataset.answer = String(index);
  button.append(...(way.querySelector(".sop-node__answer")?.childNodes ?? []));
  return button;
}
