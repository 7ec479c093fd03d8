/**
 * What a quiz is to the browser: the data that the page carries, and what a learner answers.
 *
 * @typedef {object} Base
 * @property {string} id
 * @property {number} points
 * @property {boolean} critical
 * @property {string} key fingerprint of the answer key
 * @property {string} wording fingerprint of the text
 *
 * @typedef {Base & {type: "single", options: string[], right: string}} Single
 * @typedef {Base & {type: "multiple", options: string[], right: string[], scoring?: "plus-minus" | "all-or-nothing"}} Multiple
 * @typedef {Base & {type: "true-false", right: boolean}} TrueFalse
 * @typedef {Base & {type: "order", items: string[], start: string[], anyOrder: string[][], scoring?: "longest-run" | "absolute" | "all-or-nothing"}} Order
 *   `items` stand in the right order, `start` as the page first shows them
 * @typedef {Base & {type: "match", pairs: {id: string, right: string}[]}} Match
 * @typedef {Base & {type: "numeric", answer?: number, tolerance?: {amount: number, relative: boolean}, range?: [number, number], unit?: string}} Numeric
 *   `tolerance.amount` is in the unit of the answer, or in percent of it when `relative`
 * @typedef {Base & {type: "text", accept: string[], forgive: ("case" | "accents" | "typos")[]}} ShortText
 * @typedef {Single | Multiple | TrueFalse | Order | Match | Numeric | ShortText} Question
 *
 * @typedef {string | boolean | string[] | Record<string, string | null> | null} Response
 *   by type: an option id; option ids; true or false; item ids; right ids by pair id; the text as typed. Null is blank.
 *
 * @typedef {object} Quiz
 * @property {number} mark percent needed
 * @property {"all" | "none"} critical which critical questions must be right
 * @property {Question[]} questions
 */
export {};
