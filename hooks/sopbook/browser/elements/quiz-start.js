/**
 * What the page says before the first question: where the learner stands, what has changed, and what may be done.
 *
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Face } from "./quiz-face.js"
 * @import { Keeping } from "./quiz-keeping.js"
 * @import { QuizData } from "./quiz-data.js"
 */
import { nextAttempt } from "../drawing/attempts.js";
import { changes } from "../training/changes.js";
import { entryOfQuiz } from "../training/entry.js";
import { standing } from "../training/standing.js";
import { differences, showPieces } from "./differences.js";
import { filled, part } from "./part.js";
import { placeOf } from "./quiz-data.js";
import * as say from "./quiz-words.js";

/**
 * What the records say about this quiz.
 *
 * @param {Keeping} keeping
 * @param {QuizData} quiz
 * @param {{id: string, version: string}} sop
 */
export function outlook(keeping, quiz, sop) {
  const entry = entryOfQuiz(sop, quiz);
  const now = new Date().toISOString();
  const stands = standing([...keeping.records], entry, { now, quizData: quiz });
  const changed = stands.state === "changed" ? changes([...keeping.records], entry, quiz.parts, quiz) : [];
  const ids = changed.map(({ id }) => id);
  const tested = quiz.questions.filter(({ type }) => type !== "scale").flatMap(({ tests = [] }) => tests);
  return {
    stands,
    changed,
    /** ids of changed parts that a question asks about */
    toAnswer: quiz.recertify.scope === "changed" ? ids.filter((id) => tested.includes(id)) : [],
    /** whether the changes have been signed as they are today */
    signed: keeping.records.some(
      ({ kind, about, version, parts }) =>
        kind === "acknowledgement" && about === "changes" && version === sop.version && ids.every((id) => parts[id]?.fingerprint === quiz.parts[id]?.fingerprint),
    ),
    next: nextAttempt(keeping.earlier, { attempts: quiz.attempts, version: sop.version }, now),
  };
}

/** @typedef {ReturnType<typeof outlook>} Outlook */

/**
 * @param {Face} face
 * @param {Outlook} outlook
 * @param {Attempt[]} earlier
 * @param {QuizData} quiz
 */
export function drawStart(face, { stands, changed, next }, earlier, { recertify }) {
  const taken = earlier.length ? say.earlier(earlier, stands.best ?? 0) : "";
  face.put("earlier", [taken, say.standing(stands)].filter(Boolean).join(" "));
  face.put("attempts", say.attempts(next));
  face.put("regraded-words", stands.regraded && !stands.regraded.seen ? say.regraded(stands.regraded) : "");
  for (const notice of face.parts("regraded")) notice.hidden = !stands.regraded || stands.regraded.seen;
  face.offer("last", earlier.length > 0);
  face.offer("start", next.allowed);
  face.offer("whole", next.allowed);
  for (const panel of face.parts("changed")) panel.hidden = !changed.length;
  // What has changed comes first, where that is enough.
  for (const button of face.buttons("start")) {
    button.textContent = changed.length ? "Take the whole quiz" : "Start the quiz";
    button.classList.toggle("md-button--primary", !changed.length || recertify.scope === "all");
  }
}

/**
 * The name with which a learner signs to have read what changed; empty when none was typed, and then it is asked for.
 *
 * @param {Event} event of a form
 * @param {Face} face
 */
export function signing(event, face) {
  const form = /** @type {HTMLFormElement} */ (event.target);
  if (form.dataset.part !== "sign") return "";
  event.preventDefault();
  const name = String(new FormData(form).get("name") ?? "").trim();
  const field = form.querySelector("input");
  face.put("unsigned", name ? "" : "Please type your name: it is kept with the day and the version.");
  field?.setAttribute("aria-invalid", String(!name));
  if (!name) field?.focus();
  return name;
}

/**
 * The panel of what has changed: every changed part before and after, and what is asked of the learner.
 *
 * @param {HTMLElement} panel
 * @param {Outlook} outlook
 * @param {QuizData} quiz
 * @param {string} procedure address of its page
 */
export function drawChanges(panel, { changed, toAnswer, signed }, quiz, procedure) {
  const all = quiz.recertify.scope === "all";
  part(panel, "changed-count").textContent = `${say.counted(changed.length, "part")} of this procedure ${changed.length === 1 ? "has" : "have"} changed since you passed.`;
  part(panel, "changed-list").replaceChildren(...changed.map((change) => drawChange(panel, change, placeOf(quiz, change.id), procedure)));
  part(panel, "sign").hidden = all || signed;
  part(panel, "signed").hidden = !(signed && toAnswer.length) || all;
  part(panel, "changed-whole").hidden = !all;
  part(panel, "sign-next").textContent = toAnswer.length
    ? "Then a few questions follow, on these parts only. All else that you have learned stays as it is."
    : "No question is asked about these parts: that you have read them is enough.";
}

/**
 * @param {HTMLElement} panel
 * @param {{before: string | null, after: string}} change
 * @param {{anchor: string, words: string}} place
 * @param {string} procedure
 */
function drawChange(panel, { before, after }, place, procedure) {
  const item = filled(panel, "change", { "change-place": place.words });
  /** @type {HTMLAnchorElement} */ (part(item, "change-place")).href = `${procedure}#${place.anchor}`;
  part(item, "new").hidden = before !== null;
  part(item, "unworded").hidden = before !== after;
  const [old, now] = [part(item, "before"), part(item, "after")];
  if (before === null || before === after) {
    /** @type {HTMLElement} */ (old.parentElement).remove();
    now.textContent = after;
  } else {
    const pieces = differences(before, after);
    showPieces(old, pieces.before, "del");
    showPieces(now, pieces.after, "ins");
  }
  return item;
}
