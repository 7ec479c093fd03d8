/**
 * What there is to learn from an SOP (pages/learning.py): rules, keys, and the parts of the procedure.
 *
 * @import { Draw } from "../drawing/draw.js"
 * @import { Quiz } from "../grading/shapes.js"
 * @import { Face } from "./quiz-face.js"
 * @import { Keeping } from "./quiz-keeping.js"
 * @import { Paper } from "./quiz-paper.js"
 */

/**
 * @typedef {Quiz & {
 *   quiz: string,
 *   shuffle: {questions: boolean, options: boolean},
 *   attempts: {limit: number, cooldown: number},
 *   feedback: "after-submit" | "immediate",
 *   timeLimit: number,
 *   confidence: boolean,
 *   draw: Draw[],
 *   recertify: {on: "material" | "any" | "never", scope: "changed" | "all", every: number | null, grace: number},
 *   refresh: number[],
 *   parts: Record<string, {fingerprint: string, text: string}>,
 *   places: Record<string, string[]>,
 *   revisions: {version: string, date: string, material: boolean, steps: string[]}[],
 * }} QuizData `places`: ids of the parts that are no steps, by what their anchors begin with
 */

/**
 * What every part of a quiz page works with.
 *
 * @typedef {object} Room
 * @property {HTMLElement} root the element
 * @property {QuizData} quiz
 * @property {Paper} paper
 * @property {Face} face
 * @property {Keeping} keeping
 */

/** What the parts are called, by what their anchors begin with. @type {Record<string, string>} */
const CALLED = { step: "Step", node: "In the workflow", item: "Item", faq: "Answer" };

/**
 * Where a part stands in its procedure: its anchor, and what it is called there.
 *
 * @param {QuizData} quiz
 * @param {string} id
 */
export function placeOf({ places, parts }, id) {
  const kind = Object.keys(places).find((each) => places[each].includes(id)) ?? "step";
  return { anchor: `${kind}-${id}`, words: `${CALLED[kind]}: ${parts[id]?.text.split("\n")[0] ?? id}` };
}
