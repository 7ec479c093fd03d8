/**
 * `<sop-quiz>`: the quiz that is on the page already, asked one question at a time, graded and recorded.
 *
 * @import { Attempt } from "./quiz-attempt.js"
 * @import { Mode, QuizData, Sitting } from "./quiz-sitting.js"
 */
import { gradeQuiz } from "../grading/grade.js";
import { newId } from "../records/index.js";
import { define } from "./define.js";
import { onAction, part } from "./part.js";
import { attemptOf } from "./quiz-attempt.js";
import { ticked } from "./quiz-clock.js";
import { Desk } from "./quiz-desk.js";
import { Face } from "./quiz-face.js";
import { Keeping, download } from "./quiz-keeping.js";
import { Paper } from "./quiz-paper.js";
import { drawResult, drawRound, missed, refreshed } from "./quiz-result.js";
import { asked, limitOf, resumed, sitDown } from "./quiz-sitting.js";
import { drawChanges, drawStart, outlook } from "./quiz-start.js";
import * as say from "./quiz-words.js";

const now = () => new Date().toISOString();

export class SopQuiz extends HTMLElement {
  /** @type {QuizData} */
  #quiz = /** @type {any} */ (null);
  /** @type {Paper} */
  #paper = /** @type {any} */ (null);
  /** @type {Keeping} */
  #keeping = /** @type {any} */ (null);
  /** @type {Desk} */
  #desk = /** @type {any} */ (null);
  #face = new Face(this);
  /** the attempt that is shown @type {Attempt | null} */
  #attempt = null;
  /** @type {ReturnType<typeof outlook> | null} */
  #outlook = null;
  #ticking = 0;

  connectedCallback() {
    const data = this.querySelector('script[type="application/json"]');
    if (!data?.textContent || "ready" in this.dataset) return;
    const quiz = (this.#quiz = /** @type {QuizData} */ (JSON.parse(data.textContent)));
    const face = this.#face;
    const keeping = (this.#keeping = new Keeping(this.dataset.handbook ?? "", this.dataset.sop ?? ""));
    const paper = (this.#paper = new Paper(this, quiz, (fieldset, words) => {
      this.#desk.changed(fieldset);
      face.speak(words);
    }));
    this.#desk = new Desk(this, { quiz, paper, face, keeping }, (sitting, timedOut) => this.#finish(sitting, timedOut));
    this.#listen();
    this.#showStart();
    this.dataset.ready = "";
    this.#ticking = window.setInterval(() => this.#desk.tick(), 1000);
    this.#open();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    this.#keeping?.close();
    removeEventListener("hashchange", this.#onHash);
    removeEventListener("pagehide", this.#onLeave);
  }

  #onHash = () => void this.#open();
  #onLeave = () => this.#desk.leave();

  #listen() {
    const desk = this.#desk;
    onAction(this, {
      start: () => this.#begin("full"),
      practise: () => this.#begin("practice"),
      changes: () => this.#begin("changes", { scope: this.#outlook?.toAnswer }),
      back: () => desk.go(-1),
      next: () => desk.go(1),
      check: () => desk.check(),
      pause: () => desk.pause(),
      resume: () => desk.resume(),
      jump: ({ dataset }) => desk.turnTo(dataset.to ?? ""),
      again: () => this.#askAgain(),
      submit: () => desk.submit(),
      last: () => this.#review(this.#keeping.earlier[this.#keeping.earlier.length - 1]),
      review: () => this.#toFirstMissed(),
      missed: () => this.#begin("practice", { only: missed(this.#quiz, this.#attempt) }),
      whole: () => this.#begin("full"),
      download: () => this.#attempt && download(this.#attempt),
      seen: () => this.#keeping.see(this.#quiz.quiz).catch(() => undefined).then(() => this.#tellStart()),
    });
    this.addEventListener("input", (event) => desk.input(/** @type {HTMLInputElement} */ (event.target)));
    this.addEventListener("submit", (event) => this.#sign(event));
    // Whether a hint was opened is told by the element itself; the event does not bubble.
    this.addEventListener("toggle", ({ target }) => desk.hint(/** @type {HTMLDetailsElement} */ (target)), true);
    addEventListener("hashchange", this.#onHash);
    addEventListener("pagehide", this.#onLeave);
  }

  /** Read what is kept, then go on with a sitting, or go where the address points. */
  async #open() {
    await this.#keeping.open((what) => (what === "learner" ? this.#restart() : this.#meet()));
    this.#tellStart();
    const trouble = this.#keeping.trouble;
    this.#face.put("trouble", trouble && `${trouble} You can take the quiz and download the result.`);
    const { ids, wanted } = this.#address();
    if (ids.length) return this.#refresh(ids);
    if (this.#face.view !== "start") return;
    for (const mode of /** @type {Mode[]} */ (["full", "changes", "practice"])) if (this.#goOn(mode)) return;
    if (wanted && this.#outlook?.next.allowed) this.#begin("full", { first: wanted });
  }

  /** What the address asks for: questions of a refresher, or one question. */
  #address() {
    const known = (/** @type {string} */ wanted) => this.#quiz.questions.some(({ id }) => id === wanted);
    const ids = (/^#refresh=(.+)$/.exec(location.hash)?.[1] ?? "").split(",").filter(known);
    return { ids, wanted: [location.hash.replace("#question-", "")].find(known) };
  }

  /** Everything anew: somebody else is to learn, or the learner goes back to the start. */
  #restart() {
    this.#desk.clear();
    this.#attempt = null;
    this.#showStart();
    this.#open();
  }

  #showStart() {
    this.#face.show("start");
    this.#paper.show([]);
  }

  /** Go on with what was kept; with a clock, once the learner says so. @param {Mode} mode */
  #goOn(mode) {
    const kept = resumed(this.#keeping.kept(mode), this.#quiz, Math.random, newId());
    if (!kept) return false;
    const { sitting, changed } = kept;
    sitting.clock = ticked(sitting.clock, now(), false);
    this.#desk.note = changed ? `${say.count(changed, "question")} changed since you began: please answer again` : "";
    this.#desk.sit(sitting);
    if (limitOf(sitting, this.#quiz)) this.#desk.pause();
    return true;
  }

  /** A few questions of earlier days; not again when this round has asked them. @param {string[]} ids */
  async #refresh(ids) {
    const round = await this.#keeping.round();
    const attempts = /** @type {any[]} */ (this.#keeping.records.filter(({ kind }) => kind === "attempt"));
    const done = refreshed(attempts, round, ids);
    if (done) return this.#review(done);
    const kept = this.#keeping.kept("refresh");
    if (kept && ids.every((id) => kept.order?.includes(id)) && this.#goOn("refresh")) return;
    this.#begin("refresh", { only: ids });
  }

  #tellStart() {
    this.#outlook = outlook(this.#keeping, this.#quiz, { id: this.dataset.sop ?? "", version: this.dataset.version ?? "" });
    drawStart(this.#face, this.#outlook, this.#keeping.earlier, this.#quiz);
    const panel = this.#face.part("changed");
    if (panel && !panel.hidden) drawChanges(panel, this.#outlook, this.#quiz);
  }

  /** The learner has read what changed. @param {Event} event */
  async #sign(event) {
    const form = /** @type {HTMLFormElement} */ (event.target);
    if (form.dataset.part !== "sign") return;
    event.preventDefault();
    const name = String(new FormData(form).get("name") ?? "").trim();
    const field = form.querySelector("input");
    this.#face.put("unsigned", name ? "" : "Please type your name: it is kept with the day and the version.");
    field?.setAttribute("aria-invalid", String(!name));
    if (!name) return field?.focus();
    const unkept = await this.#keeping.sign(name, this.#quiz.parts, this.dataset.version ?? "").catch(() => true);
    if (unkept) this.#face.put("trouble", `That you have read this could not be kept. ${this.#keeping.trouble}`);
    if (this.#outlook?.toAnswer.length) return this.#begin("changes", { scope: this.#outlook.toAnswer });
    this.#tellStart();
    this.#face.put("thanks", "Thank you. What you have read counts as learned.");
    this.#face.focus(this.#face.part("thanks"));
  }

  /**
   * @param {Mode} mode
   * @param {{only?: string[], scope?: string[], first?: string}} [what]
   */
  #begin(mode, { only, scope, first } = {}) {
    const sitting = sitDown(this.#quiz, { id: newId(), mode, started: now(), only, scope }, Math.random);
    this.#attempt = null;
    this.#desk.note = "";
    this.#desk.sit(sitting);
    this.#desk.turnTo(first && sitting.order.includes(first) ? first : (sitting.order[0] ?? ""));
  }

  /** Another tab has written: join what it knows of this sitting, or show what it has submitted. */
  async #meet() {
    const own = this.#desk.sitting;
    if (!own) return;
    const { sitting, attempt } = await this.#keeping.elsewhere(own);
    if (this.#desk.sitting?.id !== own.id) return;
    if (!attempt) return this.#desk.join(sitting);
    this.#desk.clear();
    this.#keeping.records.push(attempt);
    this.#review(attempt);
    this.#kept("Submitted in another tab, and saved in this browser.");
  }

  #askAgain() {
    const again = this.#desk.sitting?.mode === "full";
    const sure = /** @type {HTMLDialogElement} */ (part(this, "sure"));
    const what = again ? "Start again" : "Leave";
    this.#face.put("sure-words", `${what}? The answers you have given so far are dropped.`);
    this.#face.put("sure-drop", what);
    sure.returnValue = "";
    sure.onclose = () => {
      if (sure.returnValue === "drop") again ? this.#begin("full") : this.#leave();
    };
    sure.showModal();
  }

  async #leave() {
    const sitting = this.#desk.clear();
    if (sitting) await this.#keeping.drop(sitting.mode);
    if (sitting?.mode === "refresh") history.replaceState(history.state, "", location.pathname + location.search);
    this.#restart();
  }

  /**
   * @param {Sitting} sitting
   * @param {boolean} timedOut
   */
  #finish(sitting, timedOut) {
    const grades = gradeQuiz({ ...this.#quiz, questions: asked(this.#quiz, sitting.order) }, sitting.responses, sitting.hints);
    const about = { ...this.#keeping.about("attempt"), version: this.dataset.version ?? "", timedOut };
    const attempt = attemptOf(this.#quiz, sitting, grades, about);
    this.#review(attempt);
    this.#record(attempt);
  }

  /** Append the attempt, and say that it is saved only once it is. @param {Attempt} attempt */
  async #record(attempt) {
    this.#kept("Saving …");
    try {
      await this.#keeping.record(attempt);
      this.#kept("Saved in this browser.");
    } catch (error) {
      const why = error instanceof Error ? error.message : "";
      this.#kept(`This result could not be kept. ${why} Download it if you want to keep it.`, "unsaved");
    }
    this.#tellStart();
    this.#face.offer("changes", Boolean(this.#outlook?.toAnswer.length));
  }

  /** Show an attempt: the result, then every question with what was answered and what is right. @param {Attempt} attempt */
  async #review(attempt) {
    this.#face.show("result");
    const answers = this.#paper.mark(attempt);
    this.#attempt = attempt;
    this.dataset.outcome = drawResult(this.#face, this.#quiz, attempt, answers);
    this.#kept(`Taken on ${say.day(attempt.at)}.`);
    this.#face.offer("changes", false);
    this.#face.focus(this.#face.part("verdict"));
    const line = part(this, "round");
    line.hidden = attempt.mode !== "refresh";
    if (!line.hidden) drawRound(line, await this.#keeping.round(), this.dataset.sop ?? "", this.dataset.root ?? "");
  }

  #toFirstMissed() {
    const id = missed(this.#quiz, this.#attempt)[0] ?? this.#attempt?.questions[0]?.id;
    const legend = id ? this.#paper.legend(id) : null;
    if (legend) this.#face.focus(legend, legend);
  }

  /**
   * @param {string} words
   * @param {"" | "unsaved"} [state]
   */
  #kept(words, state = "") {
    this.#face.put("kept", words);
    for (const element of this.#face.all('[data-part="kept"]')) element.dataset.state = state;
    this.#face.offer("download", state === "unsaved");
  }
}

define("sop-quiz", SopQuiz);
