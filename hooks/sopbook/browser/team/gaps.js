/**
 * What is missing on each learning path, and to whom.
 *
 * @import { Catalogue, CatalogueSop, LearningPath } from "../training/entry.js"
 * @import { State } from "../training/standing.js"
 * @import { Row } from "./sheet.js"
 */

/** @typedef {{id: string, label: string, state: State, overdue: boolean}} Missing */
/** @typedef {{sop: CatalogueSop, passed: number, overdue: number, missing: Missing[]}} ItemGap */
/** @typedef {{path: LearningPath, people: number, ready: number, items: ItemGap[]}} PathGap */

/**
 * The paths that somebody is on, with what of them is not passed yet; overdue people first.
 * @param {Row[]} rows
 * @param {CatalogueSop[]} columns
 * @param {Catalogue} catalogue
 * @returns {PathGap[]}
 */
export function gapsOf(rows, columns, catalogue) {
  const places = new Map(columns.map(({ id }, at) => [id, at]));
  return catalogue.paths.flatMap((path) => {
    const people = rows.filter(({ plans }) => plans.some((plan) => plan.path.key === path.key));
    if (people.length === 0) return [];
    const at = path.items.flatMap(({ sop }) => places.get(sop) ?? []);
    const ready = people.filter(({ cells }) => at.every((place) => cells[place].state === "passed")).length;
    return [{ path, people: people.length, ready, items: at.map((place) => itemGap(people, columns[place], place)) }];
  });
}

/**
 * @param {Row[]} people
 * @param {CatalogueSop} sop
 * @param {number} place of its column
 * @returns {ItemGap}
 */
function itemGap(people, sop, place) {
  const missing = people
    .filter(({ cells }) => cells[place].state !== "passed")
    .map(({ person, label, cells }) => ({ id: person.id, label, state: cells[place].state, overdue: cells[place].overdue }))
    .sort((one, other) => Number(other.overdue) - Number(one.overdue) || one.label.localeCompare(other.label));
  return {
    sop,
    passed: people.length - missing.length,
    overdue: people.filter(({ cells }) => cells[place].overdue).length,
    missing,
  };
}
