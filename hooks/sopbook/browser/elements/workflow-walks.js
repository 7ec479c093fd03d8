/**
 * The walks of one browser through one workflow: each tab goes on with its own, so that two cases at once never mix.
 *
 * Which walk is a tab's own stands in the state of its history entry, which survives a reload and a crash.
 */

import { newId } from "../records/index.js";
import { Keeping } from "./keeping.js";

/** @typedef {import("../workflow/walk.js").Walk} Walk */
/**
 * @typedef {object} WalkDraft
 * @property {string} id of the record to be
 * @property {{node: string, answer: number | null}[]} steps
 * @property {string[]} entered ISO time at which each step was entered
 * @property {string} name
 * @property {string} note
 * @property {string} [version]
 */
/** @typedef {{name: string, at: string, value: WalkDraft}} Unfinished */

/** After this many milliseconds nobody goes on with a walk: a week. */
const FORGOTTEN = 7 * 86_400_000;

export class Walks {
  id = newId();
  /** @type {Keeping} */
  keeping;
  #sop;

  /** @param {HTMLElement} element */
  constructor(element) {
    this.keeping = new Keeping(element);
    this.#sop = element.dataset.sop ?? "";
  }

  /**
   * The unfinished walks of this learner: this tab's own, and the newest of the others.
   * @returns {Promise<{own: Unfinished | undefined, other: Unfinished | undefined}>}
   */
  async unfinished() {
    const finished = new Set((await this.keeping.finished("walk")).map(({ id }) => id));
    const drafts = await this.keeping.unfinished("walk");
    const [gone, left] = [[], []].map(() => /** @type {Unfinished[]} */ ([]));
    for (const draft of drafts) {
      const over = finished.has(draft.value?.id) || Date.now() - Date.parse(draft.at) > FORGOTTEN;
      (over ? gone : left)?.push(draft);
    }
    for (const draft of gone ?? []) this.keeping.drop(draft.name).catch(() => undefined);
    const own = left?.find(({ value }) => value.id === history.state?.sopWalk);
    return { own, other: left?.find((draft) => draft !== own) };
  }

  /** Makes a walk this tab's own. @param {string} [id] a new one without it */
  take(id = newId()) {
    this.id = id;
    history.replaceState({ ...history.state, sopWalk: id }, "");
  }

  /** Makes the walk at hand this tab's own; a page that is going cannot do that any more. */
  claim() {
    if (history.state?.sopWalk !== this.id) this.take(this.id);
  }

  /** @param {Omit<WalkDraft, "id">} draft */
  async save(draft) {
    this.claim();
    await this.keeping.save(this.#named(this.id), { id: this.id, ...draft });
  }

  /**
   * @param {{trail: object[], started: string, end: string, name: string, note: string, texts: Record<string, string>}} walk
   */
  async finish(walk) {
    return this.keeping.finish({ id: this.id, kind: "walk", ...walk }, this.#named(this.id));
  }

  /** This tab begins anew; what it had begun is forgotten. */
  async abandon() {
    const { id } = this;
    this.take();
    const own = (await this.keeping.unfinished("walk")).find(({ value }) => value?.id === id);
    if (own) await this.keeping.drop(own.name);
  }

  /** Keeps an unfinished walk once more that was dropped. @param {Unfinished} draft */
  async restore({ value }) {
    await this.keeping.save(this.#named(value.id), value);
  }

  /** @param {string} id of the walk */
  #named(id) {
    return `walk:${this.#sop}:${id}`;
  }
}
