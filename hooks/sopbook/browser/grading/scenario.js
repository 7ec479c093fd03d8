/**
 * A walk through the SOP's own workflow, graded by the end that it reaches.
 *
 * @import { Flow, Walk } from "../workflow/walk.js"
 * @import { FlowNode, Response, Scenario, Trail } from "./shapes.js"
 */
import { choose, current, outcome, start } from "../workflow/walk.js";

/** A walk that takes more steps than this is none that a person took. */
const LONGEST = 500;

/**
 * What the reached end is worth; nothing for a trail that the workflow does not allow or that has not come to an end.
 *
 * @param {Scenario} question
 * @param {Response} response
 */
export function gradeScenario(question, response) {
  const walk = replayed(question, response);
  const end = walk && outcome(walk) !== null ? current(walk).node : null;
  if (end === null || /** @type {any} */ (response).end !== end) return 0;
  return Object.hasOwn(question.ends, end) ? question.ends[end] : 0;
}

/**
 * The walk that a trail tells of, as far as it went; null when the workflow has no such walk.
 *
 * @param {Scenario} question
 * @param {unknown} response
 * @returns {Walk | null}
 */
export function replayed(question, response) {
  const trail = /** @type {any} */ (response)?.trail;
  if (!Array.isArray(trail) || trail.length > LONGEST) return null;
  let walk = begun(question);
  for (const step of trail) {
    const way = step?.node === current(walk).node ? wayOf(question, step) : -1;
    if (way < 0) return null;
    const further = choose(walk, way);
    if (further === walk) return null;
    walk = further;
  }
  return walk;
}

/** A walk that has not left the start. @param {Scenario} question @returns {Walk} */
export const begun = (question) => start(walkable(question));

/**
 * What is kept of a walk: each node that was left with the answer that was taken, and the end if it has come to one.
 *
 * @param {Scenario} question
 * @param {Walk} walk
 * @returns {Trail}
 */
export function trailOf({ flow }, walk) {
  const left = walk.steps.slice(0, -1);
  const trail = left.map(({ node, answer }) => ({ node, answer: flow.nodes[node]?.answers?.[answer ?? 0]?.text ?? null }));
  return { trail, end: outcome(walk) === null ? null : current(walk).node };
}

/**
 * Which way out of its node a step takes; -1 for one that the node does not have.
 *
 * @param {Scenario} question
 * @param {any} step
 */
function wayOf({ flow }, { node, answer }) {
  const answers = flow.nodes[node]?.answers ?? [];
  if (!answers.length) return answer === null ? 0 : -1;
  return answers.findIndex(({ text }) => text === answer);
}

/**
 * The workflow as `walk.js` walks it.
 *
 * @param {Scenario} question
 * @returns {Flow}
 */
function walkable({ start: from, flow }) {
  const nodes = Object.entries(flow.nodes).map(([id, node]) => [id, passable(node)]);
  return { start: from || flow.start, nodes: Object.fromEntries(nodes) };
}

/** @param {FlowNode} node @returns {Flow["nodes"][string]} */
function passable({ answers, goto, visits, else: otherwise }) {
  const next = answers?.length ? answers.map((answer) => answer.goto) : goto ? [goto] : [];
  return {
    next,
    ...(visits ? { visits } : {}),
    ...(otherwise ? { otherwise } : {}),
    ...(next.length ? {} : { end: "end" }),
  };
}
