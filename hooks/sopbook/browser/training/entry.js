/**
 * What deciding about one SOP needs to know of it as it is today.
 *
 * @typedef {{version: string, date: string, summary?: string, material: boolean, steps: string[]}} Revision
 * @typedef {{on: "material" | "any" | "never", scope: "changed" | "all", every: number | null, grace: number}} Recertify
 *
 * @typedef {object} Entry
 * @property {string} id of the SOP
 * @property {string} version
 * @property {Record<string, string>} prints fingerprint of each part
 * @property {Revision[]} revisions newest first
 * @property {Recertify} recertify
 * @property {number[]} refresh the ladder of refreshers, in days
 * @property {string | null} quiz fingerprint of the quiz; null when the SOP has none
 * @property {number} mark percent that passes
 * @property {string[]} tested parts that some question tests
 *
 * @typedef {object} CatalogueSop an SOP as the catalogue dataset lists it
 * @property {string} id
 * @property {string} title
 * @property {string} area
 * @property {string} format
 * @property {string} status
 * @property {string} version
 * @property {string | null} effective
 * @property {string} url relative to the root of the site
 * @property {string | null} quizUrl
 * @property {string[]} roles
 * @property {Record<string, string>} prints
 * @property {Revision[]} revisions
 * @property {null | {quiz: string, mark: number, questions: number, recertify: Recertify, refresh: number[], tested: string[]}} quiz
 *
 * @typedef {object} Catalogue
 * @property {string} handbook
 * @property {CatalogueSop[]} sops
 * @property {LearningPath[]} paths
 * @property {Record<string, string>} roles name of each role by its key
 *
 * @typedef {{key: string, title: string, role: string, about: string, url: string, items: {sop: string, due: number}[]}} LearningPath
 *   `due` is in days after the start
 */

/** @type {Recertify} */
const WITHOUT_QUIZ = { on: "material", scope: "changed", every: null, grace: 0 };

/**
 * @param {CatalogueSop} sop
 * @returns {Entry}
 */
export function entryOf({ id, version, prints, revisions, quiz }) {
  return {
    ...{ id, version, prints, revisions },
    recertify: quiz?.recertify ?? WITHOUT_QUIZ,
    refresh: quiz?.refresh ?? [],
    quiz: quiz?.quiz ?? null,
    mark: quiz?.mark ?? 0,
    tested: quiz?.tested ?? [],
  };
}

/**
 * The same from what there is to learn from one SOP.
 * @param {{id: string, version: string}} sop
 * @param {any} quiz QuizData
 * @returns {Entry}
 */
export function entryOfQuiz({ id, version }, quiz) {
  /** @type {[string, {fingerprint: string}][]} */
  const parts = Object.entries(quiz.parts);
  const graded = quiz.questions.filter((/** @type {{type: string}} */ { type }) => type !== "scale");
  const tested = new Set(graded.flatMap((/** @type {{tests: string[]}} */ { tests }) => tests));
  return {
    ...{ id, version, revisions: quiz.revisions, recertify: quiz.recertify, refresh: quiz.refresh },
    prints: Object.fromEntries(parts.map(([part, { fingerprint }]) => [part, fingerprint])),
    quiz: quiz.quiz,
    mark: quiz.mark,
    tested: parts.map(([part]) => part).filter((part) => tested.has(part)),
  };
}
