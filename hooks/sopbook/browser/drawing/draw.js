/**
 * Which questions an attempt asks. Pure: chance is passed in.
 *
 * @import { Question } from "../grading/shapes.js"
 */

/**
 * @typedef {() => number} Chance a number from 0 up to 1, as `Math.random`
 * @typedef {{pool: string, take: "all" | number}} Draw
 */

/** Questions made from the SOP's structure ask for what is written; at most this share of a draw are such. */
const GENERATED_SHARE = 0.4;

/**
 * The questions of one attempt, in the order in which they were written.
 *
 * From each pool as many as its draw takes, all of them where no draw is named. A critical question is always asked,
 * before any other of its pool and even when its pool is not drawn from. Of the generated ones only so many stay that
 * they are at most 40 % of the whole, unless there is nothing else to ask.
 *
 * @template {Question} Q
 * @param {{questions: Q[], draw?: Draw[]}} quiz
 * @param {Chance} chance
 * @returns {Q[]}
 */
export function drawn({ questions, draw = [] }, chance) {
  if (!draw.length) return withFewGenerated(questions, chance);
  const picked = new Set(questions.filter(({ critical }) => critical));
  for (const { pool, take } of draw) {
    const inPool = questions.filter((question) => poolOf(question) === pool);
    const open = shuffled(inPool.filter((question) => !picked.has(question)), chance);
    const wanted = take === "all" ? open.length : Math.max(0, take - (inPool.length - open.length));
    for (const question of open.slice(0, wanted)) picked.add(question);
  }
  return withFewGenerated(questions.filter((question) => picked.has(question)), chance);
}

/**
 * The questions about some parts of the SOP; ratings are left out, because there is nothing to learn from them.
 *
 * @template {Question} Q
 * @param {{questions: Q[]}} quiz
 * @param {readonly string[]} parts ids
 * @param {Chance} chance
 * @returns {Q[]}
 */
export function drawnOn({ questions }, parts, chance) {
  const about = questions.filter(({ type, tests = [] }) => type !== "scale" && tests.some((part) => parts.includes(part)));
  return withFewGenerated(about, chance);
}

/**
 * @template {Question} Q
 * @param {Q[]} questions
 * @param {Chance} chance
 */
function withFewGenerated(questions, chance) {
  const generated = questions.filter((question) => poolOf(question) === "generated");
  const others = questions.length - generated.length;
  if (!others) return questions;
  const room = Math.floor((others * GENERATED_SHARE) / (1 - GENERATED_SHARE) + 1e-9);
  const first = generated.filter(({ critical }) => critical);
  const rest = shuffled(generated.filter(({ critical }) => !critical), chance);
  const kept = new Set([...first, ...rest.slice(0, Math.max(0, room - first.length))]);
  return questions.filter((question) => poolOf(question) !== "generated" || kept.has(question));
}

/** @param {Question} question */
const poolOf = ({ pool = "core" }) => pool;

/**
 * A copy in random order (Fisher and Yates).
 *
 * @template T
 * @param {readonly T[]} list
 * @param {Chance} chance
 */
export function shuffled(list, chance) {
  const copy = [...list];
  for (let last = copy.length - 1; last > 0; last--) {
    const pick = Math.floor(chance() * (last + 1));
    [copy[last], copy[pick]] = [copy[pick], copy[last]];
  }
  return copy;
}
