/**
 * What each person is to learn, and by when: by their own plan, else by what the team lead sets for all others.
 *
 * @import { Catalogue, LearningPath } from "../training/entry.js"
 * @import { Person } from "./shapes.js"
 */
import { plusDays } from "../training/days.js";
import { startDays } from "../training/paths.js";

/**
 * @typedef {object} Setting for people without a plan of their own
 * @property {string} path key of a learning path; empty: the path of the role that they gave
 * @property {string} start day from which days are counted, YYYY-MM-DD; empty: nothing is due
 *
 * @typedef {{path: LearningPath, start: string | null, own: boolean}} Planned `own`: by the person's own plan
 */

/**
 * @param {Person} person
 * @param {Catalogue} catalogue
 * @param {Setting} setting
 * @returns {Planned[]}
 */
export function plansOf(person, catalogue, setting) {
  const starts = startDays(person.records);
  const own = catalogue.paths.flatMap((path) => {
    const start = starts.get(path.key);
    return start ? [{ path, start, own: true }] : [];
  });
  if (own.length) return own;
  const path = catalogue.paths.find(({ key, role }) => (setting.path ? key === setting.path : role === person.role));
  return path ? [{ path, start: setting.start || null, own: false }] : [];
}

/**
 * The day by which each SOP of the plans is to be passed; null where no start is known. The earliest one counts.
 * @param {Planned[]} plans
 * @returns {Map<string, string | null>}
 */
export function dueDays(plans) {
  /** @type {Map<string, string | null>} */
  const due = new Map();
  for (const { path, start } of plans) {
    for (const item of path.items) {
      const day = start ? plusDays(start, item.due) : null;
      const known = due.get(item.sop) ?? null;
      due.set(item.sop, day && known ? (day < known ? day : known) : (day ?? known));
    }
  }
  return due;
}
