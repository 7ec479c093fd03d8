/**
 * Refreshers: questions on what was passed come back on a ladder of days, a right answer leads to the next rung, a
 * wrong one to the first, and after the last rung the question rests until the SOP is passed anew.
 *
 * @import { CatalogueSop, Entry } from "./entry.js"
 * @import { StoredRecord } from "../records/record.js"
 */

import { localDay, plusDays } from "./days.js";
import { oldestFirst, recordsBySop } from "./standing.js";

/** Questions of a round: about two minutes. */
export const ROUND = 6;
/** SOPs that a round mixes. */
const MIXED = 3;

/**
 * @typedef {{sop: string, question: string, due: string, rung: number}} DueQuestion
 * @typedef {{sop: string, title: string, url: string, questions: string[]}} Stop `url` is relative to the root of the site
 * @typedef {{started: string, stops: Stop[]}} Round the value of the draft `refresher:<learner>`
 */

/**
 * Today's round, of the SOPs that have waited longest, taken in turns; and the day on which the next question is due,
 * null when none waits.
 * @param {StoredRecord[]} records of one learner
 * @param {Entry[]} entries of SOPs that are passed now: what changed or expired is learned anew instead
 * @param {string} now ISO time
 * @param {Record<string, {questions: {id: string}[]}>} [quizzes] by SOP, where an attempt was at an earlier form of one
 * @returns {{questions: DueQuestion[], next: string | null}} at most `ROUND` questions
 */
export function refreshers(records, entries, now, quizzes) {
  const today = localDay(now);
  const bySop = recordsBySop(records);
  const later = remembered();
  const waiting = (/** @type {Entry} */ entry) => ladder(bySop.get(entry.id) ?? [], entry, later);
  const ladders = entries.map((entry) => waiting(entry).filter(remaining(quizzes?.[entry.id]))).filter((queue) => queue.length > 0);
  const first = (/** @type {DueQuestion[]} */ queue) => queue[0]?.due ?? "";
  ladders.sort((one, other) => (first(one) < first(other) ? -1 : first(one) > first(other) ? 1 : 0));
  const queues = ladders.slice(0, MIXED).map((queue) => queue.filter(({ due }) => due <= today));
  /** @type {DueQuestion[]} */
  const round = [];
  for (let turn = 0; round.length < ROUND && queues.some((queue) => turn < queue.length); turn += 1) {
    round.push(...queues.flatMap((queue) => queue[turn] ?? []));
  }
  return { questions: round.slice(0, ROUND), next: ladders[0] ? first(ladders[0]) : null };
}

/**
 * Whether a question is still asked: nobody has to answer what is gone.
 * @param {{questions: {id: string}[]} | undefined} quiz
 * @returns {(waiting: DueQuestion) => boolean}
 */
function remaining(quiz) {
  const ids = quiz && new Set(quiz.questions.map(({ id }) => id));
  return ({ question }) => !ids || ids.has(question);
}

/** Counting days, for many questions on the same few days. @returns {(day: string, days: number) => string} */
function remembered() {
  /** @type {Map<string, string>} */
  const known = new Map();
  return (day, days) => {
    const key = `${day} ${days}`;
    const later = known.get(key) ?? plusDays(day, days);
    known.set(key, later);
    return later;
  };
}

/**
 * Where each question of one SOP stands on the ladder, the one that waits longest first.
 * @param {StoredRecord[]} records of one SOP
 * @param {Entry} entry
 * @param {(day: string, days: number) => string} later the day so many days after another
 * @returns {DueQuestion[]}
 */
function ladder(records, entry, later) {
  if (entry.refresh.length === 0 || !entry.quiz) return [];
  /** @type {Map<string, {rung: number, since: string}>} */
  const rungs = new Map();
  const attempts = records.filter(({ kind, mode }) => kind === "attempt" && mode !== "practice");
  for (const { mode, passed, questions, at } of attempts.sort(oldestFirst)) {
    const since = localDay(at);
    for (const { id, type, fraction } of questions) {
      const known = rungs.get(id);
      if (mode !== "refresh" ? passed && type !== "scale" : known) {
        rungs.set(id, { rung: mode === "refresh" && fraction > 1 - 1e-9 && known ? known.rung + 1 : 0, since });
      }
    }
  }
  return [...rungs]
    .flatMap(([question, { rung, since }]) => {
      const wait = entry.refresh[rung];
      return wait === undefined ? [] : [{ sop: entry.id, question, due: later(since, wait), rung }];
    })
    .sort((one, other) => (one.due < other.due ? -1 : one.due > other.due ? 1 : one.question < other.question ? -1 : 1));
}

/**
 * The stops of a round, one quiz page for each SOP.
 * @param {DueQuestion[]} questions
 * @param {CatalogueSop[]} sops
 * @param {string} started ISO time
 * @returns {Round}
 */
export function roundOf(questions, sops, started) {
  const bySop = new Map(sops.map((sop) => [sop.id, sop]));
  const stops = [...new Set(questions.map(({ sop }) => sop))].flatMap((sop) => {
    const { title, quizUrl } = bySop.get(sop) ?? {};
    const ids = questions.filter((each) => each.sop === sop).map(({ question }) => question);
    return title && quizUrl ? [{ sop, title, url: `${quizUrl}#refresh=${ids.join()}`, questions: ids }] : [];
  });
  return { started, stops };
}

/**
 * The stop after an SOP's; null at the end of the round, or when the SOP is not part of it.
 * @param {Round | undefined} round
 * @param {string} sop
 * @returns {Stop | null}
 */
export function stopAfter(round, sop) {
  const place = round?.stops.findIndex((stop) => stop.sop === sop) ?? -1;
  return place < 0 ? null : (round?.stops[place + 1] ?? null);
}
