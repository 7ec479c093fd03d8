/**
 * A round of refreshers, seen from one of its pages: what was asked here already, and where it goes on.
 *
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { QuizData } from "./quiz-data.js"
 */
import { stopAfter } from "../training/refreshers.js";
import { part } from "./part.js";
import * as say from "./quiz-words.js";

/**
 * What the address of a quiz asks for: questions of a refresher, as far as the quiz has them, or one question.
 *
 * @param {string} hash
 * @param {QuizData} quiz
 */
export function wantedIn(hash, quiz) {
  const known = (/** @type {string} */ wanted) => quiz.questions.some(({ id }) => id === wanted);
  const refresh = /^#refresh=(.+)$/.exec(hash)?.[1].split(",").filter(known);
  return { refresh, wanted: [hash.replace("#question-", "")].find(known) };
}

/**
 * The stop after this page's; null at the end of the round, or when the page is not part of one.
 *
 * @param {any} round as it is kept
 * @param {string} sop
 * @param {string} root address of the start of the site
 */
export function nextStop(round, sop, root) {
  const next = Array.isArray(round?.stops) ? stopAfter(round, sop) : null;
  if (!next) return null;
  const { href, protocol } = new URL(next.url, new URL(root, location.href));
  // What is kept in a browser is not to be trusted with where a page goes.
  return protocol === location.protocol ? { href, words: `Next: ${next.title} (${say.counted(next.questions.length, "question")})` } : null;
}

/**
 * Say where the round goes on, or that it is done.
 *
 * @param {HTMLElement} line
 * @param {ReturnType<typeof nextStop>} next
 */
export function drawRound(line, next) {
  const link = /** @type {HTMLAnchorElement} */ (part(line, "next-stop"));
  link.hidden = !next;
  part(line, "round-done").hidden = Boolean(next);
  if (!next) return;
  link.textContent = next.words;
  link.href = next.href;
}

/**
 * The attempt of this round that has answered the questions of a refresher already.
 *
 * @param {Attempt[]} attempts
 * @param {any} round
 * @param {string[]} ids
 */
export function refreshed(attempts, round, ids) {
  return attempts.find(({ mode, at, questions }) => mode === "refresh" && at >= round?.started && ids.every((id) => questions.some((answer) => answer.id === id)));
}
