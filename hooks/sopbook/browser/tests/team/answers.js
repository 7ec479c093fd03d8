/** What a learner answers who knows it, and what one answers who does not. */

import { choose, outcome } from "../../workflow/walk.js";
import { begun, gradeScenario, trailOf } from "../../grading/scenario.js";

/** @typedef {() => number} Chance */

const TRIES = 60;

/**
 * @param {any} question
 * @param {boolean} right
 * @param {Chance} chance
 * @returns {any}
 */
export function answerTo(question, right, chance) {
  if (!right && chance() < 0.04) return null;
  const { type } = question;
  switch (type) {
    case "single":
      return right ? question.right : one(question.options.filter((/** @type {string} */ id) => id !== question.right), chance);
    case "true-false":
      return right === question.right;
    case "multiple":
      return right ? question.right : question.options.filter((/** @type {string} */ id) => question.right.includes(id) !== chance() < 0.35);
    case "order":
      return right ? question.items : swapped(question.items, chance);
    case "match":
      return matched(question.pairs, right);
    case "numeric":
      return String(right ? (question.answer ?? question.range[0]) : Math.round((question.answer ?? question.range[1]) * 2 + 1));
    case "text":
      return right ? question.accept[0] : "I would ask";
    case "cloze":
      return Object.fromEntries(question.blanks.map((/** @type {any} */ blank, /** @type {number} */ at) => [blank.id, answerTo(blank, right || at > 0, chance)]));
    case "scenario":
      return walked(question, right, chance);
    case "scale":
      return String(question.from + Math.floor(chance() * (question.to - question.from + 1)));
    default:
      return null;
  }
}

/** @template T @param {T[]} list @param {Chance} chance */
const one = (list, chance) => list[Math.floor(chance() * chance() * list.length)] ?? null;

/** @param {string[]} items @param {Chance} chance */
function swapped(items, chance) {
  const at = Math.floor(chance() * (items.length - 1));
  return items.map((item, place) => (place === at ? items[at + 1] : place === at + 1 ? items[at] : item));
}

/** @param {{id: string, right: string}[]} pairs @param {boolean} right */
function matched(pairs, right) {
  const rights = pairs.map((pair) => pair.right);
  return Object.fromEntries(pairs.map(({ id }, at) => [id, rights[right || at > 1 ? at : (1 - at + rights.length) % rights.length]]));
}

/** Walks until one ends as wanted. @param {any} question @param {boolean} right @param {Chance} chance */
function walked(question, right, chance) {
  for (let number = 0; number < TRIES; number += 1) {
    let walk = begun(question);
    for (let step = 0; step < 40 && outcome(walk) === null; step += 1) walk = choose(walk, Math.floor(chance() * 3));
    const trail = trailOf(question, walk);
    if (trail.end !== null && gradeScenario(question, trail) === 1 === right) return trail;
  }
  return null;
}
