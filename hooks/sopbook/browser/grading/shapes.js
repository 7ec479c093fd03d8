/**
 * What a quiz is to the browser: the data that the page carries, and what a learner answers.
 *
 * @typedef {object} Base
 * @property {string} id
 * @property {number} points
 * @property {boolean} critical
 * @property {string} key fingerprint of the answer key
 * @property {string} wording fingerprint of the text
 * @property {string} [pool] core unless said otherwise; "generated" for questions made from the SOP's structure
 * @property {string[]} [tests] ids of the parts of the SOP that it asks about
 * @property {number} [hintCost] share of the points that opening the hint costs, 0 to 1
 *
 * @typedef {{options: string[], right: string}} SingleKey
 * @typedef {{answer?: number, tolerance?: {amount: number, relative: boolean}, range?: [number, number], unit?: string}} NumericKey
 *   `tolerance.amount` is in the unit of the answer, or in percent of it when `relative`
 * @typedef {{accept: string[], forgive: ("case" | "accents" | "typos")[]}} TextKey
 *
 * @typedef {Base & {type: "single"} & SingleKey} Single
 * @typedef {Base & {type: "multiple", options: string[], right: string[], scoring?: "plus-minus" | "all-or-nothing"}} Multiple
 * @typedef {Base & {type: "true-false", right: boolean}} TrueFalse
 * @typedef {Base & {type: "order", items: string[], start: string[], anyOrder: string[][], scoring?: "longest-run" | "absolute" | "all-or-nothing"}} Order
 *   `items` stand in the right order, `start` as the page first shows them
 * @typedef {Base & {type: "match", pairs: {id: string, right: string}[]}} Match
 * @typedef {Base & {type: "numeric"} & NumericKey} Numeric
 * @typedef {Base & {type: "text"} & TextKey} ShortText
 * @typedef {{id: string} & (({type: "single"} & SingleKey) | ({type: "numeric"} & NumericKey) | ({type: "text"} & TextKey))} Blank
 * @typedef {Base & {type: "cloze", blanks: Blank[]}} Cloze
 * @typedef {{text: string, kind?: string, answers?: {text: string, goto: string}[], goto?: string | null, visits?: number | null, else?: string | null}} FlowNode
 * @typedef {Base & {type: "scenario", start: string, ends: Record<string, number>, flow: {start: string, nodes: Record<string, FlowNode>}}} Scenario
 *   `ends` says what share of the points each end is worth; one that is not listed is worth nothing
 * @typedef {Base & {type: "scale", from: number, to: number}} Scale a rating, which is never graded
 * @typedef {Single | Multiple | TrueFalse | Order | Match | Numeric | ShortText | Cloze | Scenario | Scale} Question
 *
 * @typedef {{trail: {node: string, answer: string | null}[], end: string | null}} Trail
 *   the nodes that were left, each with the answer taken (null where there is nothing to decide), and the end reached
 * @typedef {string | boolean | string[] | Record<string, string | null> | Trail | null} Response
 *   by type: an option id; option ids; true or false; item ids; right ids by pair id; the text as typed; what stands in
 *   each blank by its id; a trail; the number of a rating. Null is blank.
 *
 * @typedef {object} Quiz
 * @property {number} mark percent needed
 * @property {"all" | "none"} critical which critical questions must be right
 * @property {Question[]} questions
 * @property {Record<string, FlowNode>} [nodes] the workflow that its scenarios walk
 */
export {};
