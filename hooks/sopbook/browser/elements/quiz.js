/**
 * `<sop-quiz>`: the quiz that is on the page already, asked one question at a time, graded and recorded.
 *
 * @import { QuizData } from "./quiz-data.js"
 * @import { Mode } from "./quiz-sitting.js"
 */
import { learningOf } from "../dataset.js";
import { newId } from "../records/index.js";
import { define } from "./define.js";
import { onAction, part } from "./part.js";
import { ticked } from "./quiz-clock.js";
import { Desk } from "./quiz-desk.js";
import { Face } from "./quiz-face.js";
import { Keeping } from "./quiz-keeping.js";
import { Paper } from "./quiz-paper.js";
import { resumed } from "./quiz-resuming.js";
import { Review } from "./quiz-review.js";
import { drawRound, nextStop, refreshed, wantedIn } from "./quiz-round.js";
import { limitOf, sitDown } from "./quiz-sitting.js";
import { drawChanges, drawStart, outlook, signing } from "./quiz-start.js";
import { putQuizViews } from "./quiz-views.js";
import * as say from "./quiz-words.js";
import { whenBrought } from "./scripts.js";
import { areThere } from "./views.js";

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
  /** @type {Review} */
  #review = /** @type {any} */ (null);
  #face = new Face(this);
  /** @type {ReturnType<typeof outlook> | null} */
  #outlook = null;
  #ticking = 0;

  connectedCallback() {
    if ("ready" in this.dataset) return;
    const around = this.closest(".sop-quiz") ?? this;
    const isWhole = () => Boolean(learningOf(this)) && areThere(around);
    whenBrought(around, isWhole, () => (isWhole() ? this.#build() : this.#tellIncomplete()));
  }

  #build() {
    const quiz = (this.#quiz = learningOf(this));
    putQuizViews(this);
    const face = this.#face;
    const keeping = (this.#keeping = new Keeping(this.dataset.handbook ?? "", this.dataset.sop ?? ""));
    const paper = (this.#paper = new Paper(this, quiz, (fieldset, words) => {
      this.#desk.changed(fieldset);
      face.speak(words);
    }));
    const room = { root: this, quiz, paper, face, keeping };
    this.#review = new Review(room);
    this.#desk = new Desk(room, (sitting, timedOut) => this.#finish(sitting, timedOut));
    this.#listen();
    this.#showStart();
    this.dataset.ready = "";
    this.#ticking = window.setInterval(() => this.#desk.tick(), 1000);
    this.#open();
  }

  /** Without all its parts a quiz is only to be read, as it is without script. */
  #tellIncomplete() {
    const told = part(this, "incomplete");
    told.className = "sop-quiz__incomplete";
    told.role = "alert";
    this.querySelector(".sop-quiz__scripted")?.remove();
  }

  disconnectedCallback() {
    clearInterval(this.#ticking);
    this.#desk?.leave();
    this.#keeping?.close();
    removeEventListener("hashchange", this.#onHash);
    removeEventListener("pagehide", this.#onLeave);
  }

  #onHash = () => void this.#open();
  #onLeave = () => this.#desk.leave();

  #listen() {
    const [desk, review] = [this.#desk, this.#review];
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
      last: () => this.#show(this.#keeping.earlier[this.#keeping.earlier.length - 1]),
      review: () => review.toFirstMissed(),
      missed: () => this.#begin("practice", { only: review.missed }),
      whole: () => this.#begin("full"),
      download: () => review.download(),
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
    const { refresh, wanted } = wantedIn(location.hash, this.#quiz);
    if (refresh) return this.#refresh(refresh);
    if (this.#face.view !== "start") return;
    for (const mode of /** @type {Mode[]} */ (["full", "changes", "practice"])) if (this.#goOn(mode)) return;
    if (wanted && this.#outlook?.next.allowed) this.#begin("full", { first: wanted });
  }

  /** Everything anew: somebody else is to learn, or the learner goes back to the start. */
  #restart() {
    this.#desk.clear();
    this.#review.clear();
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
    this.#desk.sit(sitting, changed ? `${say.counted(changed, "question")} changed since you began: please answer again` : "");
    if (limitOf(sitting, this.#quiz)) this.#desk.pause();
    return true;
  }

  /**
   * A few questions of earlier days; not again when this round has asked them. Where the quiz has none of them any
   * more the round goes on with its next stop.
   *
   * @param {string[]} ids
   */
  async #refresh(ids) {
    const round = await this.#keeping.round();
    if (!ids.length) return this.#passBy(round);
    const attempts = /** @type {any[]} */ (this.#keeping.records.filter(({ kind }) => kind === "attempt"));
    const done = refreshed(attempts, round, ids);
    if (done) return this.#show(done);
    const kept = this.#keeping.kept("refresh");
    if (kept && ids.every((id) => kept.order?.includes(id)) && this.#goOn("refresh")) return;
    this.#begin("refresh", { only: ids });
  }

  /** @param {any} round of refreshers, none of whose questions for this page is there */
  #passBy(round) {
    const next = nextStop(round, this.dataset.sop ?? "", this.dataset.root ?? "");
    if (next) return location.replace(next.href);
    if (!this.#desk.sitting) this.#showStart();
    this.#face.put("gone-by", "The questions that were to be asked again are no longer in this quiz.");
  }

  #tellStart() {
    this.#outlook = outlook(this.#keeping, this.#quiz, { id: this.dataset.sop ?? "", version: this.dataset.version ?? "" });
    drawStart(this.#face, this.#outlook, this.#keeping.earlier, this.#quiz);
    const panel = this.#face.part("changed");
    // A name that somebody has typed stays.
    if (panel) /** @type {HTMLInputElement} */ (panel.querySelector('[name="name"]')).defaultValue = this.#keeping.name;
    if (panel && !panel.hidden) drawChanges(panel, this.#outlook, this.#quiz, part(this, "procedure").getAttribute("href") ?? "");
  }

  /** The learner has read what changed. @param {Event} event */
  async #sign(event) {
    const name = signing(event, this.#face);
    if (!name) return;
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
    this.#review.clear();
    this.#desk.begin(sitting, first && sitting.order.includes(first) ? first : (sitting.order[0] ?? ""));
  }

  /** Another tab has written: join what it knows of this sitting, or show what it has submitted. */
  async #meet() {
    const own = this.#desk.sitting;
    if (!own) return;
    const { sitting, attempt } = await this.#keeping.elsewhere(own);
    if (this.#desk.sitting?.id !== own.id) return;
    if (!attempt) return this.#desk.join(sitting);
    this.#desk.clear();
    this.#review.meet(attempt);
    this.#drawRound(attempt.mode);
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
   * @param {import("./quiz-sitting.js").Sitting} sitting
   * @param {boolean} timedOut
   */
  async #finish(sitting, timedOut) {
    const kept = this.#review.finish(sitting, timedOut);
    this.#drawRound(sitting.mode);
    await kept;
    this.#tellStart();
    this.#face.offer("changes", Boolean(this.#outlook?.toAnswer.length));
  }

  /** @param {import("./quiz-attempt.js").Attempt} attempt */
  #show(attempt) {
    this.#review.show(attempt);
    this.#drawRound(attempt.mode);
  }

  /** Lead on to the next page of a round of refreshers. @param {Mode} mode of the attempt that is shown */
  async #drawRound(mode) {
    const line = part(this, "round");
    line.hidden = mode !== "refresh";
    if (!line.hidden) drawRound(line, nextStop(await this.#keeping.round(), this.dataset.sop ?? "", this.dataset.root ?? ""));
  }
}

define("sop-quiz", SopQuiz);
