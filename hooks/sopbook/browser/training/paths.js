/**
 * Learning paths: which are begun, when each SOP of them is due, and what to do next.
 *
 * @import { LearningPath } from "./entry.js"
 * @import { Standing } from "./standing.js"
 * @import { StoredRecord } from "../records/record.js"
 */

import { daysBetween, plusDays } from "./days.js";

/**
 * The day on which each learning path was begun; the newest plan of a path counts, and one without a day gives it up.
 * @param {StoredRecord[]} records of one learner
 * @returns {Map<string, string>} by path
 */
export function startDays(records) {
  /** @type {Map<string, StoredRecord>} */
  const newest = new Map();
  for (const record of records.filter(({ kind }) => kind === "plan")) {
    const known = newest.get(record.path);
    if (!known || record.at > known.at || (record.at === known.at && record.id > known.id)) newest.set(record.path, record);
  }
  return new Map([...newest].flatMap(([path, { start }]) => (start === null ? [] : [[path, start]])));
}

/**
 * When each SOP is due: the earliest day that any path which was begun asks for.
 * @param {LearningPath[]} paths
 * @param {Map<string, string>} starts
 * @returns {Map<string, string>} day by SOP
 */
export function dueDays(paths, starts) {
  /** @type {Map<string, string>} */
  const due = new Map();
  for (const { key, items } of paths) {
    const start = starts.get(key);
    if (start === undefined) continue;
    for (const { sop, due: days } of items) {
      const day = plusDays(start, days);
      if (day < (due.get(sop) ?? "9999")) due.set(sop, day);
    }
  }
  return due;
}

/**
 * How far a path is.
 * @param {LearningPath} path
 * @param {Map<string, Standing>} standings
 */
export function progress({ items }, standings) {
  const found = items.flatMap(({ sop }) => standings.get(sop) ?? []);
  return {
    total: found.length,
    passed: found.filter(({ state }) => state === "passed").length,
    overdue: found.filter(({ overdue }) => overdue).length,
  };
}

/**
 * @typedef {"expired" | "changed" | "in progress" | "due" | "renew"} Reason
 * @typedef {{sop: string, reason: Reason, overdue: boolean, due: string | null, days: number | null}} Task
 *   `days` are left until it is due, negative when it is overdue
 */

/** Days before a pass expires in which it is time to renew it. */
export const SOON = 30;

/** @type {Record<Reason, number>} */
const RANK = { expired: 0, changed: 1, "in progress": 2, due: 3, renew: 4 };

/**
 * All there is to do, the most pressing first: what is overdue, expired, changed, begun, due by a path in its order,
 * and passes that expire soon.
 * @param {Map<string, Standing>} standings by SOP, in the order of the handbook
 * @param {LearningPath[]} begun the paths that were begun
 * @param {string} today
 * @returns {Task[]}
 */
export function agenda(standings, begun, today) {
  /** @type {Map<string, number>} */
  const order = new Map();
  for (const { sop } of begun.flatMap(({ items }) => items)) if (!order.has(sop)) order.set(sop, order.size);
  const place = (/** @type {Task} */ { sop }) => order.get(sop) ?? order.size;
  return [...standings]
    .flatMap(([sop, standing]) => taskOf(sop, standing, order.has(sop), today) ?? [])
    .sort(
      (one, other) =>
        Number(other.overdue) - Number(one.overdue) ||
        RANK[one.reason] - RANK[other.reason] ||
        compared(one.due ?? "9999", other.due ?? "9999") ||
        place(one) - place(other),
    );
}

/**
 * @param {string} sop
 * @param {Standing} standing
 * @param {boolean} planned whether a path that was begun asks for it
 * @param {string} today
 * @returns {Task | null}
 */
function taskOf(sop, { state, overdue, due }, planned, today) {
  const days = due === null ? null : daysBetween(today, due);
  const reason = reasonFor(state, planned, days);
  return reason && { sop, reason, overdue, due, days };
}

/**
 * @param {import("./standing.js").State} state
 * @param {boolean} planned
 * @param {number | null} days
 * @returns {Reason | null}
 */
function reasonFor(state, planned, days) {
  switch (state) {
    case "expired":
    case "changed":
      return state;
    case "in progress":
    case "failed":
      return "in progress";
    case "passed":
      return days !== null && days <= SOON ? "renew" : null;
    default:
      return planned ? "due" : null;
  }
}

/**
 * @param {string} one
 * @param {string} other
 */
const compared = (one, other) => (one < other ? -1 : one > other ? 1 : 0);
