/** `<sop-checklist>`: ticks that keep their order and survive a reload, then a signature that is kept. */

import { missingBefore, open, stillValid, tick, untick } from "../checklist/run.js";
import { newId } from "../records/index.js";
import { SignOff } from "./checklist-sign-off.js";
import { equip, idAt, itemOf, linesOf } from "./checklist-text.js";
import { Keeping } from "./keeping.js";
import { lasting } from "./lasting.js";
import "./learner.js";
import { Notice } from "./notice.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";
import { withViews } from "./views.js";

/** @typedef {import("../checklist/run.js").Item} Item */
/** @typedef {import("../checklist/run.js").Ticked} Ticked */
/** @typedef {import("./checklist-text.js").Line} Line */

const RUNS_SHOWN = 10;

export class SopChecklist extends HTMLElement {
  /** @type {Item[]} */
  #items = [];
  /** The lines of the list by the ids of their items. @type {Map<string, Line>} */
  #lines = new Map();
  /** @type {Ticked} */
  #ticked = {};

  /** The ticks of a list that nobody has touched. */
  #untouched = this.#ticked;
  /** Id of the record that the signature will make: a list that was signed is never signed twice. */
  #run = newId();
  /** ISO time of the first tick; empty before it */
  #started = "";
  #signing = false;
  /** @type {Keeping} */
  #keeping = /** @type {any} */ (null);
  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {Notice | null} */
  #notice = null;
  /** @type {SignOff | null} */
  #signOff = null;
  #changeLearner = () => this.#refresh();

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    document.addEventListener("sop-learner-changed", this.#changeLearner);
    this.#connect();
  }

  disconnectedCallback() {
    document.removeEventListener("sop-learner-changed", this.#changeLearner);
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #upgrade() {
    withViews(this.parentElement ?? this);
    this.#keeping = new Keeping(this);
    this.#lines = linesOf(this);
    this.#items = [...this.#lines].map(([id, line]) => itemOf(id, line));
    equip(this, this.#lines);
    this.#notice = new Notice(part(this, "notice"));
    this.#signOff = new SignOff(part(this, "sign-off"), {
      open: () => open(this.#items, this.#ticked),
      box: (id) => this.#lines.get(id)?.box,
      words: (id) => this.#words(id),
      refused: (problem, id) => {
        this.#notice?.say(problem);
        if (id) this.#lines.get(id)?.line.classList.add("sop-item--refused");
      },
      signed: (name, note) => this.#sign(name, note),
      changed: () => this.#save(),
    });
    this.addEventListener("change", ({ target }) => {
      const id = target instanceof HTMLInputElement && idAt(target);
      if (id) this.#toggle(target, id);
    });
    onAction(this, { reset: () => this.#reset() });
    this.#render();
    this.setAttribute("data-ready", "");
  }

  async #connect() {
    const unwatch = await this.#keeping.watch(({ own }) => own || this.#refresh());
    if (!this.isConnected) return unwatch();
    this.#unwatch?.();
    this.#unwatch = unwatch;
    const trouble = await this.#keeping.trouble();
    if (trouble) this.#notice?.say(trouble);
    await this.#refresh(this.#untouched);
  }

  /**
   * Brings in the unfinished list and the signed runs as the store has them, after another tab changed them too.
   * What was ticked while the store was being opened or read counts as well: `seen` is what there was before.
   *
   * @param {Ticked} seen
   */
  async #refresh(seen = this.#ticked) {
    const [draft] = (await this.#keeping.unfinished("checklist")).map(({ value }) => value);
    const runs = await this.#keeping.finished("run");
    const left = draft && !runs.some(({ id }) => id === draft.run) ? draft : undefined;
    const stored = stillValid(this.#items, left?.ticked ?? {});
    const byHand = this.#ticked !== seen;
    const same = !byHand && JSON.stringify(stored) === JSON.stringify(this.#ticked);
    this.#ticked = byHand ? { ...stored, ...this.#ticked } : stored;
    this.#started = left?.started || (byHand ? this.#started : "");
    this.#run = left?.run ?? (byHand ? this.#run : newId());
    this.#signOff?.fill(left?.name || (await this.#keeping.name()), left?.note ?? "");
    if (!same) this.#render();
    if (byHand) this.#save();
    if (left && left.version !== this.dataset.version && Object.keys(this.#ticked).length > 0) {
      this.#notice?.say(`You began this list with version ${left.version}. It is version ${this.dataset.version} now: look at your ticks again.`);
    }
    this.#showRuns(runs);
  }

  /**
   * @param {HTMLInputElement} box
   * @param {string} id
   */
  #toggle(box, id) {
    const missing = box.checked ? missingBefore(this.#items, this.#ticked, id) : [];
    const before = this.#ticked;
    const now = new Date().toISOString();
    this.#ticked = box.checked ? tick(this.#items, before, id, now) : untick(this.#items, before, id);
    this.#started ||= now;
    this.#render();
    this.#lines.get(id)?.line.classList.toggle("sop-item--refused", missing.length > 0);
    if (missing.length > 0) {
      this.#notice?.say(`Not ticked yet. First: ${missing.map((earlier) => this.#words(earlier)).join("; ")}`);
      return;
    }
    const fallen = Object.keys(before).filter((key) => key !== id && !Object.hasOwn(this.#ticked, key));
    if (fallen.length > 0) {
      this.#notice?.say(`Also unticked, because it comes after: ${fallen.map((key) => this.#words(key)).join("; ")}`, () => this.#restore(before));
    } else {
      this.#notice?.clear();
    }
    this.#save();
  }

  #reset() {
    const before = this.#ticked;
    if (Object.keys(before).length === 0) return this.#notice?.say("There is nothing to clear: no item is ticked.");
    this.#restore({});
    this.#notice?.say("All ticks were taken away.", () => this.#restore(before));
  }

  /** @param {Ticked} ticked */
  #restore(ticked) {
    this.#ticked = ticked;
    this.#render();
    this.#save();
  }

  #save() {
    const { name, note } = this.#signOff?.entries() ?? { name: "", note: "" };
    const draft = { run: this.#run, started: this.#started, ticked: this.#ticked, name, note };
    this.#keeping.save(this.#what(), draft).catch((error) => this.#notice?.say(`Your ticks are not kept. ${error.message}`));
  }

  /**
   * @param {string} name
   * @param {string} note
   */
  async #sign(name, note) {
    if (this.#signing) return;
    this.#signing = true;
    const { critical, others } = open(this.#items, this.#ticked);
    const texts = Object.fromEntries(this.#items.map(({ id }) => [id, this.#words(id)]));
    const run = { ticked: this.#ticked, open: [...critical, ...others], name, note, texts };
    try {
      const started = this.#started || new Date().toISOString();
      const { at } = await this.#keeping.finish({ id: this.#run, kind: "run", started, ...run }, this.#what());
      await this.#refresh();
      this.#notice?.say(`Saved: signed off by ${name}, ${moment(at)}.`);
    } catch (error) {
      this.#notice?.say(`Not saved. ${/** @type {Error} */ (error).message} Your ticks are still here: print the page if you need a proof.`);
    }
    this.#signing = false;
  }

  #render() {
    for (const [id, { line, box }] of this.#lines) {
      box.checked = Object.hasOwn(this.#ticked, id);
      line.classList.toggle("sop-item--done", box.checked);
      if (box.checked) line.classList.remove("sop-item--refused");
    }
    const done = Object.keys(this.#ticked).length;
    /** @type {HTMLProgressElement} */ (part(this, "progress")).value = done;
    part(this, "count").textContent = `${done} of ${this.#items.length} done`;
    this.#signOff?.listOpen();
  }

  /** @param {import("../records/record.js").StoredRecord[]} runs newest first */
  #showRuns(runs) {
    part(this, "runs-count").textContent = String(runs.length);
    part(this, "runs").replaceChildren(
      ...runs.slice(0, RUNS_SHOWN).map(({ at, started, name, note, version, texts, open: left }) => {
        const words = left.map((/** @type {string} */ id) => texts[id] ?? this.#words(id)).join(" ");
        return filled(this, "run", { name, at: moment(at), lasted: lasting(started, at), version, note, open: words });
      }),
    );
    part(this, "no-runs").hidden = runs.length > 0;
  }

  #what() {
    return `checklist:${this.dataset.sop}`;
  }

  /** What an item says; its id when the list no longer has it. @param {string} id */
  #words(id) {
    return this.#lines.get(id)?.label.textContent?.trim() ?? id;
  }
}
