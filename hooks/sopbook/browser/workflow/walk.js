/**
 * Walking a workflow, one node at a time.
 *
 * A walk is the list of its steps; nothing else is remembered, so going back is taking steps off the end.
 */

/**
 * @typedef {object} FlowNode
 * @property {string[]} next where each answer leads; one entry for an action, none for an end
 * @property {number} [visits] how often the node may be entered
 * @property {string} [otherwise] where to go instead after that
 * @property {string} [end] the outcome, for an end
 */
/** @typedef {{start: string, nodes: Record<string, FlowNode>}} Flow */
/**
 * @typedef {object} Step
 * @property {string} node
 * @property {number | null} answer which way was taken; null for the node that the walk stands at
 * @property {string | null} barred the node whose visits were used up, so that the walk came here instead
 */
/** @typedef {{flow: Flow, steps: Step[]}} Walk */

/**
 * @param {Flow} flow
 * @returns {Walk}
 */
export function start(flow) {
  return { flow, steps: [{ node: flow.start, answer: null, barred: null }] };
}

/**
 * The step where the walk stands.
 * @param {Walk} walk
 * @returns {Step}
 */
export function current(walk) {
  return /** @type {Step} */ (walk.steps[walk.steps.length - 1]);
}

/**
 * Takes one way out of the current node; an answer that the node does not have changes nothing.
 * @param {Walk} walk
 * @param {number} answer index
 * @returns {Walk}
 */
export function choose(walk, answer) {
  const here = current(walk);
  const goal = walk.flow.nodes[here.node]?.next[answer];
  if (goal === undefined) return walk;
  const steps = [...walk.steps.slice(0, -1), { ...here, answer }];
  return { ...walk, steps: [...steps, entered(walk.flow, steps, goal)] };
}

/**
 * The step that entering `goal` leads to: the node itself while it has visits left, else the one it names.
 * @param {Flow} flow
 * @param {Step[]} steps
 * @param {string} goal
 * @returns {Step}
 */
function entered(flow, steps, goal) {
  let node = goal;
  const passed = new Set();
  while (isUsedUp(flow, steps, node) && !passed.has(node)) {
    passed.add(node);
    node = flow.nodes[node]?.otherwise ?? node;
  }
  return { node, answer: null, barred: node === goal ? null : goal };
}

/**
 * @param {Flow} flow
 * @param {Step[]} steps
 * @param {string} node
 */
function isUsedUp(flow, steps, node) {
  const visits = flow.nodes[node]?.visits;
  return visits !== undefined && steps.filter((step) => step.node === node).length >= visits;
}

/**
 * The walk as it was at an earlier step; by default at the one before.
 * @param {Walk} walk
 * @param {number} [index]
 * @returns {Walk}
 */
export function back(walk, index = walk.steps.length - 2) {
  const kept = walk.steps.slice(0, Math.max(index, 0) + 1);
  const last = /** @type {Step} */ (kept.pop());
  return { ...walk, steps: [...kept, { ...last, answer: null }] };
}

/**
 * @param {Walk} walk
 * @returns {Walk}
 */
export function restart(walk) {
  return start(walk.flow);
}

/**
 * The way of a walk: its nodes, each with the index of the answer that was given there.
 * @param {Walk} walk
 * @returns {{node: string, answer: number | null}[]}
 */
export function way(walk) {
  return walk.steps.map(({ node, answer }) => ({ node, answer }));
}

/**
 * A walk that takes a way again; null where the flow no longer leads along it.
 * @param {Flow} flow
 * @param {any} steps what `way` gave, or anything else that was kept
 * @returns {Walk | null}
 */
export function retraced(flow, steps) {
  if (!Array.isArray(steps) || steps.length === 0) return null;
  let walk = start(flow);
  for (const step of steps.slice(0, -1)) walk = choose(walk, step?.answer);
  const same = walk.steps.length === steps.length && walk.steps.every(({ node }, index) => node === steps[index]?.node);
  return same ? walk : null;
}

/**
 * The outcome when the walk is over, else null.
 * @param {Walk} walk
 * @returns {string | null}
 */
export function outcome(walk) {
  return walk.flow.nodes[current(walk).node]?.end ?? null;
}
