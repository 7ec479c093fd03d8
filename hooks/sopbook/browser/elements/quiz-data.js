/**
 * The data that a quiz page carries: rules, keys, and the parts of the procedure.
 *
 * @import { Draw } from "../drawing/draw.js"
 * @import { Quiz } from "../grading/shapes.js"
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
