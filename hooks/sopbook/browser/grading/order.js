/** @import { Order, Response } from "./shapes.js" */

/**
 * The fraction of an ordering that is right.
 *
 * Items of an `anyOrder` group count as one kind of thing, so that they may change places with each other.
 * longest-run: L is the length of the longest common subsequence of the given and the right order, that is, the most
 * items that stand in the right order among themselves; the fraction is (L − 1) / (n − 1), because one item alone is
 * always "in order". b-c-d-a for a-b-c-d gives 2/3. absolute: the share of places that hold the right item.
 *
 * @param {Order} question
 * @param {Response} response
 */
export function gradeOrder(question, response) {
  const right = question.items.map(kindIn(question));
  const given = placed(question, response).map(kindIn(question));
  if (!given.length) return 0;
  const inPlace = right.filter((kind, place) => given[place] === kind).length;
  switch (question.scoring ?? (question.critical ? "all-or-nothing" : "longest-run")) {
    case "all-or-nothing":
      return inPlace === right.length ? 1 : 0;
    case "absolute":
      return inPlace / right.length;
    default:
      return right.length === 1 ? 1 : Math.max(0, (commonLength(right, given) - 1) / (right.length - 1));
  }
}

/**
 * The known items of a response, each once.
 *
 * @param {Order} question
 * @param {Response} response
 */
function placed(question, response) {
  const items = Array.isArray(response) ? response : [];
  return [...new Set(items)].filter((item) => question.items.includes(item));
}

/**
 * What an item counts as: itself, or the first item of its any-order group.
 *
 * @param {Order} question
 */
function kindIn({ anyOrder }) {
  return (/** @type {string} */ item) => anyOrder.find((group) => group.includes(item))?.[0] ?? item;
}

/**
 * Length of the longest common subsequence (the textbook dynamic programme, one row at a time).
 *
 * @param {string[]} first
 * @param {string[]} second
 */
function commonLength(first, second) {
  let row = new Array(second.length + 1).fill(0);
  for (const left of first) {
    const next = [0];
    second.forEach((item, at) => next.push(left === item ? row[at] + 1 : Math.max(row[at + 1], next[at])));
    row = next;
  }
  return row[second.length];
}
