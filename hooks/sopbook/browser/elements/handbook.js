/**
 * `<sop-handbook>`: what changed for the learner's role since it was read, what was never read, and what is read.
 *
 * @import { Learning } from "./learning.js"
 * @import { CatalogueSop, Revision } from "../training/entry.js"
 */
import { currentLearner, nameLearner } from "../records/index.js";
import { localDay } from "../training/days.js";
import { newsSince, readVersions } from "../training/reading.js";
import { counted } from "../wording.js";
import { LearningElement } from "./learning.js";
import { Notice } from "./notice.js";
import { filled, onAction, part } from "./part.js";
import { dayName } from "./time.js";

const CHUNK = 50;

/** @typedef {{sop: CatalogueSop, version: string, at: string, news: Revision[]}} Reading `version` is empty where it was never read */
/** @typedef {"changed" | "unread" | "read"} List */

export class SopHandbook extends LearningElement {
  /** @type {Notice | null} */
  #notice = null;
  /** @type {Record<List, Reading[]>} */
  #lists = { changed: [], unread: [], read: [] };
  /** @type {Record<string, number>} */
  #limits = { changed: CHUNK, unread: CHUNK, read: CHUNK };

  /** @override */
  build() {
    this.#notice = new Notice(part(this, "notice"));
    part(this, "role").addEventListener("change", () => this.#choose());
    onAction(this, {
      mark: ({ dataset }) => this.#mark([dataset.sop ?? ""]),
      all: ({ dataset }) => this.#mark(this.#lists[/** @type {List} */ (dataset.list)].map(({ sop }) => sop.id)),
      more: ({ dataset }) => this.#more(dataset.list ?? ""),
    });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const { catalogue, learner } = learning;
    const role = /** @type {HTMLSelectElement} */ (part(this, "role"));
    if (role.options.length === 1) {
      const used = new Set(catalogue.sops.flatMap(({ roles }) => roles));
      role.append(...Object.entries(catalogue.roles).filter(([key]) => used.has(key)).map(([key, name]) => new Option(name, key)));
    }
    role.value = learner?.role && catalogue.roles[learner.role] ? learner.role : "";
    this.#sort(learning, role.value);
    part(this, "chosen").hidden = !role.value;
    part(this, "choose").hidden = role.value !== "";
    this.tell("role-name", role.value ? `${counted(this.#count(), "procedure")} for: ${catalogue.roles[role.value]}` : "");
    for (const list of /** @type {List[]} */ (["changed", "unread", "read"])) this.#showList(list);
  }

  /** @param {Learning} learning @param {string} role */
  #sort({ catalogue, records }, role) {
    const read = readVersions(records);
    const mine = catalogue.sops.filter(({ roles, status }) => status === "approved" && roles.includes(role));
    const readings = mine.map((sop) => {
      const { version = "", at = "" } = read.get(sop.id) ?? {};
      return { sop, version, at, news: version ? newsSince(sop.revisions, version) : [] };
    });
    const newest = (/** @type {Reading} */ { news }) => news[0]?.date ?? "";
    this.#lists = {
      changed: readings.filter(({ news }) => news.length > 0).sort((one, other) => (newest(one) < newest(other) ? 1 : newest(one) > newest(other) ? -1 : 0)),
      unread: readings.filter(({ version }) => !version),
      read: readings.filter(({ version, news }) => version && news.length === 0),
    };
  }

  #count() {
    return this.#lists.changed.length + this.#lists.unread.length + this.#lists.read.length;
  }

  /** @param {List} list */
  #showList(list) {
    const readings = this.#lists[list];
    const shown = readings.slice(0, this.#limits[list]);
    part(this, list).replaceChildren(...shown.map((reading) => this.#line(reading)));
    part(this, `${list}-count`).textContent = String(readings.length);
    part(this, `${list}-none`).hidden = readings.length > 0;
    const more = part(this, `${list}-more`);
    more.hidden = shown.length === readings.length;
    more.textContent = `Show ${Math.min(CHUNK, readings.length - shown.length)} more`;
    for (const all of this.parts(`${list}-all`)) all.hidden = readings.length < 2;
  }

  /** @param {Reading} reading */
  #line({ sop, version, at, news }) {
    const line = filled(this, "reading", {
      title: sop.title,
      about: version ? `${sop.id}, version ${sop.version}; you read ${version === sop.version ? "it" : version} on ${dayName(localDay(at))}` : `${sop.id}, version ${sop.version}`,
    });
    /** @type {HTMLAnchorElement} */ (part(line, "title")).href = this.address(sop.url);
    part(line, "news").replaceChildren(
      ...news.map(({ version: newer, date, summary = "", steps }) => {
        const item = filled(this, "revision", { summary, when: `${newer}, ${dayName(date)}` });
        part(item, "steps").append(...this.#steps(sop, steps));
        return item;
      }),
    );
    part(line, "news").hidden = news.length === 0;
    const mark = part(line, "mark");
    mark.hidden = version === sop.version;
    mark.dataset.sop = sop.id;
    mark.setAttribute("aria-label", `Mark as read: ${sop.title}`);
    return line;
  }

  /** Links to the parts that a revision changed and that still exist. @param {CatalogueSop} sop @param {string[]} steps */
  #steps({ url, prints, format }, steps) {
    const kind = { workflow: "node", checklist: "item", faq: "faq" }[format] ?? "step";
    return steps
      .filter((id) => Object.hasOwn(prints, id))
      .flatMap((id, place) => {
        const link = document.createElement("a");
        link.href = `${this.address(url)}#${kind}-${id}`;
        link.textContent = id.replaceAll("-", " ");
        return place === 0 ? [" See: ", link] : [", ", link];
      });
  }

  async #choose() {
    const role = /** @type {HTMLSelectElement} */ (part(this, "role")).value || null;
    await this.#try(async () => {
      const { store } = /** @type {Learning} */ (this.learning);
      await nameLearner(store, (await currentLearner(store)).id, { role });
    });
  }

  /** Marks procedures as read in their version of today, with a way back. @param {string[]} ids */
  async #mark(ids) {
    const { sops, records } = /** @type {Learning} */ (this.learning);
    const before = readVersions(records);
    const marks = ids.map((sop) => ({ kind: "read", sop, version: sops.get(sop)?.version ?? "" }));
    await this.#try(async () => {
      await this.keep(marks);
      const said = ids.length === 1 ? `“${sops.get(ids[0] ?? "")?.title}” is marked as read.` : `${counted(ids.length, "procedure")} are marked as read.`;
      this.#notice?.say(said, () => this.#unmark(ids, before));
    });
  }

  /** @param {string[]} ids @param {Map<string, {version: string}>} before */
  async #unmark(ids, before) {
    await this.#try(async () => {
      await this.keep(ids.map((sop) => ({ kind: "read", sop, version: before.get(sop)?.version ?? "" })));
      this.#notice?.say("Undone.");
    });
  }

  /** @param {string} list */
  #more(list) {
    const before = this.#limits[list] ?? CHUNK;
    this.#limits[list] = before + CHUNK;
    this.#showList(/** @type {List} */ (list));
    /** @type {HTMLElement | null} */ (part(this, list).children[before]?.querySelector("a"))?.focus();
  }

  /** @param {() => Promise<void>} work */
  async #try(work) {
    try {
      await work();
    } catch (error) {
      this.#notice?.say(`That could not be kept. ${/** @type {Error} */ (error).message}`);
    }
  }
}
