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
 *   answers?: Record<string, {why?: Record<string, string>, explain?: string}>,
 * }} QuizData `places`: ids of the parts that are no steps, by what their anchors begin with; `answers`: HTML that says
 *   by question why it is so, and by option why it is right or wrong
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

/** Characters of a part in a list of links. */
const LONGEST = 60;

/**
 * Where a part stands in its procedure: its anchor, what it says on one line, and that with what it is called there.
 *
 * @param {QuizData} quiz
 * @param {string} id
 */
export function placeOf({ places, parts }, id) {
  const kind = Object.keys(places).find((each) => places[each].includes(id)) ?? "step";
  const [said, ways, done] = (parts[id]?.text ?? id).split("\n");
  const isEnd = kind === "node" && done && !ways; // of a workflow: what is done there says more than how it ends
  return { anchor: `${kind}-${id}`, title: cut(isEnd ? done : said), words: `${CALLED[kind]}: ${said}` };
}

/** The text, or what of it fits, cut at a word. @param {string} text */
const cut = (text) => (text.length <= LONGEST ? text : `${text.slice(0, LONGEST - 1).replace(/ [^ ]*$/, "")}…`);
