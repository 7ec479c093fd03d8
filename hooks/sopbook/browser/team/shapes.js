/**
 * What the team page works with.
 *
 * @import { StoredRecord } from "../records/record.js"
 *
 * @typedef {object} ReadFile an export that somebody handed in, as far as it was read
 * @property {string} name of the file
 * @property {string | null} exported ISO time at which it was written, by its own account
 * @property {StoredRecord[]} records
 * @property {string[]} refused sentences on what in it was left out
 *
 * @typedef {object} Conflict two files that tell different things of one record, so that neither counts
 * @property {string} kind of the record
 * @property {string} sop empty where the record is about none
 * @property {string} at ISO time
 * @property {string[]} learners ids of those it is said to be about
 * @property {string[]} files names
 *
 * @typedef {object} Person a learner as the files tell of them
 * @property {string} id
 * @property {string} name empty where no file gives one
 * @property {string | null} role key
 * @property {string[]} files names of the files that speak of this person
 * @property {string | null} exported ISO time of the newest of these files
 * @property {string[]} learners ids as which this person has learned, the person's own first
 * @property {StoredRecord[]} records oldest first
 *
 * @typedef {object} PublishedQuiz the quiz of today, with its key
 * @property {string} quiz fingerprint
 * @property {number} mark percent
 * @property {"all" | "none"} critical
 * @property {PublishedQuestion[]} questions
 *
 * @typedef {Record<string, Record<string, string>>} ChoiceTexts what can be chosen in a question, in words by id: its
 *   `options`, the `left` and the `right` of pairs, or the options of each gap by the id of the gap
 *
 * @typedef {{titles: Record<string, string>, choices: Record<string, ChoiceTexts>}} QuizTexts by the id of a question
 *
 * @typedef {import("../grading/shapes.js").Question & {hintCost?: number}} PublishedQuestion
 */
export {};
