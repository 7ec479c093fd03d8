/** Reads a flow from its text on the page, so that the text and the walk can never disagree. */

import { filled, partIn } from "./part.js";

/** @typedef {import("../workflow/walk.js").Flow} Flow */
/** @typedef {import("../workflow/walk.js").FlowNode} FlowNode */

/** What the addresses of nodes begin with. */
const ANCHOR = "#node-";

/** The text of a flow: a section for each node, all of them found once, as the page of a long flow is long. */
export class FlowText {
  #start;
  /** @type {Map<string, HTMLElement>} */
  #sections;
  /** The facts with links by their words: where a fact is told again it has none. @type {Map<string | null, Element>} */
  #facts;

  /** @param {HTMLElement} root */
  constructor(root) {
    this.#start = root.dataset.start ?? "";
    const sections = /** @type {HTMLElement[]} */ ([...root.querySelectorAll(".sop-workflow__text > section")]);
    this.#sections = new Map(sections.map((section) => [titleOf(section).id.slice(ANCHOR.length - 1), section]));
    this.#facts = new Map(sections.flatMap(factsOf).filter((fact) => fact.firstElementChild).map((fact) => [fact.textContent, fact]));
    if (partIn(root, "suggest")) sections.map(titleOf).forEach((title, at) => title.before(suggestion(root, title.id, at + 1)));
  }

  /** @returns {Flow} */
  flow() {
    const nodes = [...this.#sections].map(([node, section]) => [node, readNode(section)]);
    return { start: this.#start, nodes: Object.fromEntries(nodes) };
  }

  /** What a node asks or tells, in plain words. @param {string} node */
  words(node) {
    const section = this.#sections.get(node);
    return section ? told(titleOf(section)) : node;
  }

  /** The words of one answer of a node. @param {string} node @param {number | null} answer index @returns {string | null} */
  answer(node, answer) {
    const from = this.#sections.get(node);
    return (from && answer !== null && ways(from)[answer]?.textContent?.trim()) || null;
  }

  /** The text of the node that an address points at. @param {string} hash */
  target(hash) {
    return hash.startsWith(ANCHOR) ? this.#sections.get(hash.slice(ANCHOR.length)) : undefined;
  }

  /** A card for one node: its section without anchors, with buttons where the text has links to other nodes. @param {string} node @returns {HTMLElement} */
  card(node) {
    const copy = /** @type {HTMLElement} */ (this.#sections.get(node)?.cloneNode(true));
    titleOf(copy).tabIndex = -1;
    copy.removeAttribute("aria-labelledby");
    for (const element of copy.querySelectorAll("[id]")) element.removeAttribute("id");
    for (const element of copy.querySelectorAll(".sop-node__bound, .headerlink")) element.remove();
    for (const fact of factsOf(copy)) {
      const linked = this.#facts.get(fact.textContent);
      if (linked) fact.replaceWith(linked.cloneNode(true));
    }
    ways(copy).forEach((way, index) => way.parentElement?.replaceChildren(answerButton(way, index)));
    return copy;
  }
}

/** @param {HTMLElement} section */
const titleOf = (section) => /** @type {HTMLElement} */ (section.querySelector("h3"));

/** The words of a title without its number and kind. @param {HTMLElement} title */
const told = ({ childNodes }) => [...childNodes].slice(1).map(({ textContent }) => textContent).join("").trim();

/** Who does it, by when, with what. @param {HTMLElement} section @returns {Element[]} */
const factsOf = (section) => [...(section.querySelector("h3 + ul")?.children ?? [])];

/** The links out of a node, in the order of its answers. @param {ParentNode} section */
const ways = (section) => /** @type {HTMLElement[]} */ ([...section.querySelectorAll("menu > li > a")]);

/**
 * The link that suggests a change to a node.
 * @param {HTMLElement} root
 * @param {string} anchor
 * @param {number} number
 */
function suggestion(root, anchor, number) {
  const link = filled(root, "suggest", { number: String(number) });
  link.dataset.about = anchor;
  return link;
}

/**
 * @param {HTMLElement} section
 * @returns {FlowNode}
 */
function readNode(section) {
  const { visits, otherwise, end } = section.dataset;
  return {
    next: ways(section).map((way) => (way.getAttribute("href") ?? "").slice(ANCHOR.length)),
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
  button.append(...way.childNodes);
  return button;
}
