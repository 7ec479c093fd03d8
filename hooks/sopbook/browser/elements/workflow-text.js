/** Reads a flow from its text on the page, so that the text and the walk can never disagree. */

/** @typedef {import("../workflow/walk.js").Flow} Flow */
/** @typedef {import("../workflow/walk.js").FlowNode} FlowNode */

/**
 * The sections of a flow, one per node.
 * @param {ParentNode} root
 * @returns {HTMLElement[]}
 */
export function sections(root) {
  return [...root.querySelectorAll("section[data-node]")].filter((found) => found instanceof HTMLElement);
}

/**
 * The links out of a node, in the order of its answers.
 * @param {ParentNode} section
 * @returns {HTMLElement[]}
 */
function ways(section) {
  return [...section.querySelectorAll("[data-goto]")].filter((found) => found instanceof HTMLElement);
}

/**
 * @param {HTMLElement} root
 * @returns {Flow}
 */
export function readFlow(root) {
  const nodes = sections(root).map((section) => [section.dataset.node, readNode(section)]);
  return { start: root.dataset.start ?? "", nodes: Object.fromEntries(nodes) };
}

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
 * What a node asks or tells, in plain words.
 * @param {ParentNode} root
 * @param {string} node
 * @returns {string}
 */
export function wordsOf(root, node) {
  return section(root, node)?.querySelector(".sop-node__title")?.textContent?.trim() ?? node;
}

/**
 * The words of one answer of a node.
 * @param {ParentNode} root
 * @param {string} node
 * @param {number | null} answer index
 * @returns {string | null}
 */
export function answerOf(root, node, answer) {
  const from = section(root, node);
  return (from && answer !== null && ways(from)[answer]?.querySelector(".sop-node__answer")?.textContent?.trim()) || null;
}

/**
 * A card for one node: its section without anchors, with buttons where the text has links to other nodes.
 * @param {ParentNode} root
 * @param {string} node
 * @returns {HTMLElement}
 */
export function card(root, node) {
  const copy = /** @type {HTMLElement} */ (section(root, node)?.cloneNode(true));
  for (const element of [copy, ...copy.querySelectorAll("[id]")]) element.removeAttribute("id");
  // The card must not be taken for the text of the node.
  copy.removeAttribute("data-node");
  for (const element of copy.querySelectorAll(".sop-node__number, .sop-node__bound, .headerlink")) element.remove();
  copy.removeAttribute("aria-labelledby");
  copy.querySelector(".sop-node__title")?.setAttribute("tabindex", "-1");
  ways(copy).forEach((way, index) => way.replaceWith(answerButton(way, index)));
  return copy;
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

/**
 * @param {ParentNode} root
 * @param {string} node
 */
function section(root, node) {
  return root.querySelector(`section[data-node="${CSS.escape(node)}"]`);
}
