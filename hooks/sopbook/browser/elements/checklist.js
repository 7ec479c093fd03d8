/** `<sop-checklist>`: ticks that keep their order and survive a reload, then a signature that is kept. */

import { missingBefore, open, stillValid, tick, untick } from "../checklist/run.js";
import { SCHEMA, currentLearner, newId, openRecords } from "../records/index.js";
import { SignOff } from "./checklist-sign-off.js";
import { Notice } from "./notice.js";
import { filled, onAction, part } from "./part.js";
import { moment } from "./time.js";

/** @typedef {import("../checklist/run.js").Item} Item */
/** @typedef {import("../checklist/run.js").Ticked} Ticked */
/** @typedef {import("../records/index.js").Records} Records */

const RUNS_SHOWN = 10;

export class SopChecklist extends HTMLElement {
  /** @type {Item[]} */
  #items = [];
  /** @type {Ticked} */
  #ticked = {};

  /** The ticks of a list that nobody has touched. */
  #untouched = this.#ticked;
  #started = new Date().toISOString();
  /** @type {Records | null} */
  #records = null;
  /** @type {(() => void) | null} */
  #unwatch = null;
  /** @type {Notice | null} */
  #notice = null;
  /** @type {SignOff | null} */
  #signOff = null;

  connectedCallback() {
    if (!this.hasAttribute("data-ready")) this.#upgrade();
    this.#connect();
  }

  disconnectedCallback() {
    this.#unwatch?.();
    this.#unwatch = null;
  }

  #upgrade() {
    this.#items = this.#boxes().map(({ dataset }) => ({
      id: dataset.item ?? "",
      critical: dataset.critical !== undefined,
      after: (dataset.after ?? "").split(" ").filter(Boolean),
    }));
    this.#notice = new Notice(part(this, "notice"));
    this.#signOff = new SignOff(part(this, "sign-off"), {
      open: () => open(this.#items, this.#ticked),
      box: (id) => this.#box(id),
      words: (id) => this.#words(id),
      refused: (problem, id) => {
        this.#notice?.say(problem);
        if (id) this.#line(id)?.classList.add("sop-item--refused");
      },
      signed: (name, note) => this.#sign(name, note),
      changed: () => this.#save(),
    });
    this.addEventListener("change", ({ target }) => {
      if (target instanceof HTMLInputElement && target.dataset.item) this.#toggle(target, target.dataset.item);
    });
    onAction(this, { reset: () => this.#reset() });
    this.#render();
    this.setAttribute("data-ready", "");
  }

  async #connect() {
    const records = await openRecords(this.dataset.handbook ?? "");
    if (!this.isConnected) return;
    this.#records = records;
    this.#unwatch = records.watch(({ own }) => own || this.#refresh());
    if (records.trouble) this.#notice?.say(records.trouble);
    await this.#refresh(this.#untouched);
  }

  /**
   * Brings in the unfinished list and the signed runs as the store has them, after another tab changed them too.
   * What was ticked while the store was being opened or read counts as well: `seen` is what there was before.
   *
   * @param {Ticked} seen
   */
  async #refresh(seen = this.#ticked) {
    const draft = await this.#records?.draft(this.#what());
    const stored = stillValid(this.#items, draft?.ticked ?? {});
    const byHand = this.#ticked !== seen;
    this.#ticked = byHand ? { ...stored, ...this.#ticked } : stored;
    this.#started = draft?.started ?? new Date().toISOString();
    this.#signOff?.fill(draft?.name ?? "", draft?.note ?? "");
    this.#render();
    if (byHand) this.#save();
    if (draft && draft.version !== this.dataset.version && Object.keys(this.#ticked).length > 0) {
      this.#notice?.say(`You began this list with version ${draft.version}. It is version ${this.dataset.version} now: look at your ticks again.`);
    }
    await this.#showRuns();
  }

  /**
   * @param {HTMLInputElement} box
   * @param {string} id
   */
  #toggle(box, id) {
    const missing = box.checked ? missingBefore(this.#items, this.#ticked, id) : [];
    const before = this.#ticked;
    this.#ticked = box.checked ? tick(this.#items, before, id, new Date().toISOString()) : untick(this.#items, before, id);
    this.#render();
    this.#line(id)?.classList.toggle("sop-item--refused", missing.length > 0);
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
    const draft = { started: this.#started, version: this.dataset.version, ticked: this.#ticked, name, note };
    this.#records?.saveDraft(this.#what(), draft).catch((error) => this.#notice?.say(`Your ticks are not kept. ${error.message}`));
  }

  /**
   * @param {string} name
   * @param {string} note
   */
  async #sign(name, note) {
    const records = this.#records ?? (await openRecords(this.dataset.handbook ?? ""));
    const at = new Date().toISOString();
    const { critical, others } = open(this.#items, this.#ticked);
    try {
      const learner = (await currentLearner(records)).id;
      await records.append({
        ...{ schema: SCHEMA, id: newId(), kind: "run", learner, handbook: records.handbook, at, started: this.#started },
        ...{ sop: this.dataset.sop ?? "", version: this.dataset.version ?? "" },
        ...{ ticked: this.#ticked, open: [...critical, ...others], name, note, texts: {} },
      });
    } catch (error) {
      this.#notice?.say(`Not saved. ${/** @type {Error} */ (error).message} Your ticks are still here: print the page if you need a proof.`);
      return;
    }
    await records.dropDraft(this.#what()).catch(() => undefined);
    await this.#refresh();
    this.#notice?.say(`Saved: signed off by ${name}, ${moment(at)}.`);
  }

  #render() {
    for (const box of this.#boxes()) {
      box.checked = Object.hasOwn(this.#ticked, box.dataset.item ?? "");
      this.#line(box.dataset.item ?? "")?.classList.toggle("sop-item--done", box.checked);
      if (box.checked) this.#line(box.dataset.item ?? "")?.classList.remove("sop-item--refused");
    }
    const done = Object.keys(this.#ticked).length;
    /** @type {HTMLProgressElement} */ (part(this, "progress")).value = done;
    part(this, "count").textContent = `${done} of ${this.#items.length} done`;
    this.#signOff?.listOpen();
  }

  async #showRuns() {
    const runs = (await this.#records?.all({ kind: "run", sop: this.dataset.sop ?? "" })) ?? [];
    const latest = runs.reverse().slice(0, RUNS_SHOWN);
    part(this, "runs-count").textContent = String(runs.length);
    part(this, "runs").replaceChildren(
      ...latest.map(({ at, name, note, version, open: left }) =>
        filled(this, "run", { name, at: moment(at), version, note, open: left.map((/** @type {string} */ id) => this.#words(id)).join(" ") }),
      ),
    );
    part(this, "no-runs").hidden = runs.length > 0;
  }

  #what() {
    return `checklist:${this.dataset.sop}`;
  }

  #boxes() {
    return /** @type {HTMLInputElement[]} */ ([...this.querySelectorAll("input[data-item]")]);
  }

  /** @param {string} id */
  #box(id) {
    return this.#boxes().find(({ dataset }) => dataset.item === id);
  }

  /** @param {string} id */
  #line(id) {
    return this.#box(id)?.closest(".sop-item");
  }

  /** What an item says; its id when the list no longer has it. @param {string} id */
  #words(id) {
    return this.#box(id)?.labels?.[0]?.textContent?.trim() ?? id;
  }
}
