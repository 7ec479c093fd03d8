/** `<sop-workflow>`: the flow that stands on the page as text, walked one node at a time. */

import { back, choose, current, outcome, restart, retraced, start, way } from "../workflow/walk.js";
import { afterPaint } from "./after-paint.js";
import { lasting } from "./lasting.js";
import "./learner.js";
import { Notice } from "./notice.js";
import { onAction, part } from "./part.js";
import { moment } from "./time.js";
import { withViews } from "./views.js";
import { FlowChart } from "./workflow-chart.js";
import { FlowText } from "./workflow-text.js";
import { Trail } from "./workflow-trail.js";
import { Walks } from "./workflow-walks.js";

/** @typedef {import("../workflow/walk.js").Walk} Walk */
/** @typedef {import("../workflow/walk.js").Step} Step */
/** @typedef {import("./workflow-walks.js").Unfinished} Unfinished */
/** @typedef {{walk: Walk, entered: string[], name: string, note: string}} Given what somebody has answered and written */

export class SopWorkflow extends HTMLElement {
  /** @type {Walk} */
  #walk = start({ start: "", nodes: {} });
  /** ISO time at which each step of the walk was entered; that of the first is when it was left. @type {string[]} */
  #entered = [];
  /** @type {Trail} */
  #trail = /** @type {any} */ (null);
  /** Whether the walk that is shown is a record already. */
  #kept = false;
  /** @type {FlowText} */
  #text = /** @type {any} */ (null);
  /** @type {FlowChart} */
  #chart = /** @type {any} */ (null);
  /** @type {Notice} */
  #notice = /** @type {any} */ (null);
  /** @type {Walks} */
  #walks = /** @type {any} */ (null);
  /** Whether the last answer has still to be kept. */
  #due = false;
  /** @type {Unfinished | undefined} */
  #other;
  /** The name of the learner, where it is known. */
  #name = "";
  #followTarget = () => this.#showTarget();
  #changeLearner = () => this.#changeOver();
  #leave = () => this.#saveNow();

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    window.addEventListener("hashchange", this.#followTarget);
    document.addEventListener("sop-learner-changed", this.#changeLearner);
    window.addEventListener("pagehide", this.#leave);
    this.#showTarget();
  }

  disconnectedCallback() {
    window.removeEventListener("hashchange", this.#followTarget);
    document.removeEventListener("sop-learner-changed", this.#changeLearner);
    window.removeEventListener("pagehide", this.#leave);
    this.#leave();
  }

  #upgrade() {
    withViews(this.parentElement ?? this);
    /** @type {HTMLDetailsElement} */ (part(this, "whole")).open = false;
    onAction(this, {
      answer: ({ dataset }) => this.#go(choose(this.#walk, Number(dataset.answer))),
      back: () => this.#go(back(this.#walk)),
      restart: () => this.#restart(),
      earlier: () => this.#trail.showMore(),
      revisit: ({ dataset }) => this.#go(back(this.#walk, Number(dataset.step))),
      resume: () => this.#other && this.#resume(this.#other, true),
      discard: () => this.#discard(),
    });
    part(this, "finish").addEventListener("submit", (event) => {
      event.preventDefault();
      this.#keep();
    });
    part(this, "finish").addEventListener("change", () => this.#save());
    // As soon as a finger comes down: this takes longer than all the rest of an answer.
    part(this, "card").addEventListener("pointerdown", () => this.#walks.claim());
    this.#walks = new Walks(this);
    this.#notice = new Notice(part(this, "notice"));
    this.#text = new FlowText(this);
    this.#chart = new FlowChart(this);
    this.#trail = new Trail(this, this.#text);
    this.#walk = start(this.#text.flow());
    this.#show();
    this.#begin();
    this.setAttribute("data-ready", "");
  }

  /** Goes on with the walk of this tab, or offers one that was left unfinished elsewhere. */
  async #begin() {
    const before = this.#walk;
    const { own, other } = await this.#walks.unfinished();
    const name = await this.#walks.keeping.name();
    this.#name = name;
    this.#field("name").value ||= name;
    // Whoever has answered meanwhile has begun a walk of their own.
    if (this.#walk !== before) return;
    if (own) this.#resume(own, false);
    else this.#walks.claim();
    this.#offer(other);
  }

  /** Puts away what another learner was doing. */
  #changeOver() {
    this.#saveNow();
    this.#walks.take();
    this.#notice.clear();
    this.#start();
    this.#field("name").value = "";
    this.#begin();
  }

  /** @param {Unfinished} draft @param {boolean} focus */
  #resume({ value, at }, focus) {
    this.#saveNow();
    const walk = value.version === this.dataset.version ? retraced(this.#walk.flow, value.steps) : null;
    this.#offer(undefined);
    this.#notice.clear();
    if (!walk) {
      this.#say(`The walk of ${moment(at)} cannot be gone on with: the procedure has changed since.`);
      return;
    }
    this.#walks.take(value.id);
    this.#set({ walk, entered: value.entered, name: value.name, note: value.note });
    if (focus) this.#focusCard();
  }

  /** @returns {Given} */
  #given() {
    return { walk: this.#walk, entered: this.#entered, ...this.#signature() };
  }

  /** @param {Given} given */
  #set({ walk, entered, name, note }) {
    this.#walk = walk;
    this.#entered = entered;
    this.#kept = false;
    this.#field("name").value = name;
    this.#field("note").value = note;
    this.#show();
  }

  /** Says that answers are gone, and how to have them again; a single one is given again as quickly. @param {Given} given before */
  #tellTaken(given) {
    const taken = given.walk.steps.length - this.#walk.steps.length;
    if (taken > 1) this.#notice.say(`${taken} answers were taken back.`, () => this.#giveBack(given));
    else this.#notice.clear();
  }

  /** @param {Given} given */
  #giveBack(given) {
    this.#set(given);
    this.#focusCard();
    this.#due = true;
    this.#saveNow();
  }

  /** @param {Unfinished | undefined} other */
  #offer(other) {
    this.#other = other;
    part(this, "unfinished").hidden = !other;
    if (!other) return;
    const answered = (other.value.steps?.length ?? 1) - 1;
    part(this, "unfinished-at").textContent = moment(other.at);
    part(this, "unfinished-steps").textContent = answered === 1 ? "1 answer" : `${answered} answers`;
  }

  async #discard() {
    const other = this.#other;
    if (!other) return;
    this.#offer(undefined);
    this.#focusCard();
    try {
      await this.#walks.keeping.drop(other.name);
      this.#notice.say("The unfinished walk was discarded.", () => this.#walks.restore(other).then(() => this.#offer(other)));
    } catch (error) {
      this.#say(/** @type {Error} */ (error).message);
    }
  }

  /** @param {Walk} walk */
  #go(walk) {
    if (walk.steps.length <= 1) {
      this.#startAgain();
      return;
    }
    if (this.#kept) this.#walks.take();
    this.#walks.claim();
    const [before, now] = [this.#given(), new Date().toISOString()];
    const entered = walk.steps.map((_, index) => before.entered[index] ?? now);
    this.#set({ ...before, walk, entered });
    this.#tellTaken(before);
    this.#offer(undefined);
    this.#focusCard();
    this.#due = true;
    afterPaint(() => this.#saveNow());
  }

  /** Begins anew; a walk that had come to its end is kept. */
  async #restart() {
    if (!outcome(this.#walk) || this.#kept || (await this.#keep())) this.#startAgain();
  }

  #startAgain() {
    this.#due = false;
    const [kept, before] = [this.#kept, this.#given()];
    if (kept) this.#walks.take();
    else this.#walks.abandon().catch(() => undefined);
    this.#start();
    if (!kept) this.#tellTaken(before);
    this.#focusCard();
  }

  #start() {
    this.#set({ walk: restart(this.#walk), entered: [], name: this.#name, note: "" });
  }

  #focusCard() {
    const title = /** @type {HTMLElement | null} */ (part(this, "card").querySelector("h3"));
    title?.focus({ preventScroll: true });
    title?.scrollIntoView({ block: "nearest" });
  }

  #show() {
    const here = current(this.#walk);
    part(this, "card").replaceChildren(this.#text.card(here.node));
    part(this, "finish").hidden = !outcome(this.#walk) || this.#kept;
    this.#say("");
    this.#tellBounds(here);
    this.#trail.show(this.#walk.steps.slice(0, -1));
    for (const action of ["back", "restart"]) {
      /** @type {HTMLButtonElement} */ (this.querySelector(`[data-action="${action}"]`)).disabled = this.#walk.steps.length < 2;
    }
    this.#chart.mark(here.node);
  }

  /** Says that the walk was turned away from a node, or how often it may still come to this one. @param {Step} here */
  #tellBounds(here) {
    const visits = this.#walk.flow.nodes[here.node]?.visits;
    const visit = this.#walk.steps.filter(({ node }) => node === here.node).length;
    const barred = here.barred && this.#walk.flow.nodes[here.barred]?.visits;
    const line = part(this, "bounds");
    line.textContent = barred
      ? `You have been at “${this.#text.words(here.barred ?? "")}” ${times(barred)}. That is the limit, so the flow goes on here.`
      : visits ? `Visit ${visit} of ${visits} at most.` : "";
    line.hidden = !line.textContent;
  }

  /** Keeps the last answer, which waits until the next node is on the screen. */
  #saveNow() {
    if (!this.#due) return;
    this.#due = false;
    this.#save();
  }

  #save() {
    const walk = { steps: way(this.#walk), entered: this.#entered, ...this.#signature() };
    this.#walks.save(walk).catch((error) => this.#say(`This walk would not survive a reload. ${error.message}`));
  }

  /** Keeps the finished walk. @returns {Promise<boolean>} whether it is kept */
  async #keep() {
    this.#due = false;
    const walk = this.#walk;
    const trail = walk.steps.map(({ node, answer }, index) => ({ node, answer: this.#text.answer(node, answer), at: this.#entered[index] }));
    const texts = Object.fromEntries(walk.steps.map(({ node }) => [node, this.#text.words(node)]));
    const started = this.#entered[0] ?? "";
    this.#say("Saving …");
    try {
      const { at } = await this.#walks.finish({ trail, started, end: outcome(walk) ?? "", texts, ...this.#signature() });
      this.#kept = true;
      if (this.#walk === walk) this.#show();
      this.#say(`Saved in this browser, ${moment(at)}. It took ${lasting(started, at)}.`);
    } catch (error) {
      this.#say(`This walk is not kept. ${/** @type {Error} */ (error).message}`);
    }
    return this.#kept;
  }

  #signature() {
    return { name: this.#field("name").value.trim(), note: this.#field("note").value.trim() };
  }

  /** @param {string} words */
  #say(words) {
    part(this, "saved").textContent = words;
  }

  /** @param {string} name */
  #field(name) {
    return /** @type {HTMLInputElement} */ (this.querySelector(`[name="${name}"]`));
  }

  /** Opens the text where the address of the page points at a node, because a closed text cannot be scrolled to. */
  #showTarget() {
    const target = this.#text.target(location.hash);
    if (!target) return;
    /** @type {HTMLDetailsElement} */ (part(this, "whole")).open = true;
    target.scrollIntoView();
  }
}

/** @param {number} count */
function times(count) {
  return count === 1 ? "once" : count === 2 ? "twice" : `${count} times`;
}
