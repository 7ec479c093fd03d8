/**
 * `<sop-certificate>`: the certificate of the learning path that the address names, or what is still missing for it.
 *
 * @import { Learning } from "./learning.js"
 * @import { CatalogueSop, LearningPath } from "../training/entry.js"
 * @import { Standing } from "../training/standing.js"
 */
import { localDay } from "../training/days.js";
import { counted, percent } from "../wording.js";
import { LearningElement } from "./learning.js";
import { filled, onAction, part } from "./part.js";
import { dayName } from "./time.js";
import { stateName } from "./training-words.js";

/** @typedef {{sop: CatalogueSop, standing: Standing}} Item */

export class SopCertificate extends LearningElement {
  #followAddress = () => this.learning && this.show(this.learning);

  /** @override */
  connectedCallback() {
    super.connectedCallback();
    window.addEventListener("hashchange", this.#followAddress);
  }

  /** @override */
  disconnectedCallback() {
    super.disconnectedCallback();
    window.removeEventListener("hashchange", this.#followAddress);
  }

  /** @override */
  build() {
    onAction(this, { print: () => window.print() });
    part(this, "choice").addEventListener("change", () => {
      location.hash = `path=${/** @type {HTMLSelectElement} */ (part(this, "choice")).value}`;
    });
  }

  /** @override @param {Learning} learning */
  show(learning) {
    const { catalogue, starts } = learning;
    const wanted = new URLSearchParams(location.hash.slice(1)).get("path");
    const key = wanted ?? [...starts.keys()][0];
    const path = catalogue.paths.find((each) => each.key === key);
    const choice = /** @type {HTMLSelectElement} */ (part(this, "choice"));
    choice.replaceChildren(...(path ? [] : [new Option("–", "")]), ...catalogue.paths.map((each) => new Option(each.title, each.key, false, each === path)));
    this.tell("unknown", wanted !== null && !path ? "This handbook has no such learning path." : "");
    part(this, "choose").hidden = path !== undefined;
    const items = path ? itemsOf(path, learning) : [];
    const missing = items.filter(({ standing }) => standing.state !== "passed");
    const named = Boolean(learning.learner?.name);
    part(this, "certificate").hidden = !path || missing.length > 0 || items.length === 0 || !named;
    part(this, "missing").hidden = !path || missing.length === 0;
    part(this, "nameless").hidden = !path || missing.length > 0 || named;
    part(this, "print-ways").hidden = part(this, "certificate").hidden;
    if (path && missing.length > 0) this.#showMissing(path, items, missing);
    if (path && missing.length === 0 && named) this.#showCertificate(path, items, learning);
  }

  /** @param {LearningPath} path @param {Item[]} items @param {Item[]} missing */
  #showMissing({ title }, items, missing) {
    part(this, "missing-words").textContent =
      `The certificate of “${title}” is complete when all ${counted(items.length, "procedure")} are passed as they are today. ` +
      `${items.length - missing.length} are. Missing:`.replace(/^1 are/, "1 is");
    part(this, "missing-list").replaceChildren(
      ...missing.map(({ sop, standing }) => {
        const line = filled(this, "missing-item", { title: sop.title, state: stateName(standing.state, sop).toLowerCase() });
        /** @type {HTMLAnchorElement} */ (part(line, "title")).href = this.address(sop.quizUrl ?? sop.url);
        return line;
      }),
    );
  }

  /** @param {LearningPath} path @param {Item[]} items @param {Learning} learning */
  #showCertificate({ title, role }, items, { learner, catalogue, records, now }) {
    const last = items.map(({ standing }) => standing.passed ?? "").sort().pop() ?? now;
    part(this, "site").textContent = document.title.split(" - ").pop() ?? "";
    part(this, "name").textContent = learner?.name ?? "";
    part(this, "path").textContent = title;
    part(this, "role").textContent = catalogue.roles[role] ?? role;
    part(this, "completed").textContent = dayName(localDay(last));
    part(this, "issued").textContent = dayName(localDay(now));
    const expiries = items.flatMap(({ standing }) => standing.expires ?? []).sort();
    this.tell("until", expiries[0] ? `The first of these results expires on ${dayName(expiries[0])}.` : "");
    part(this, "items").replaceChildren(
      ...items.map(({ sop, standing }) =>
        filled(this, "item", {
          title: sop.title,
          id: sop.id,
          version: versionOf(sop, standing, records),
          passed: standing.passed ? dayName(localDay(standing.passed)) : "–",
          score: sop.quiz && standing.best !== null ? percent(standing.best) : "signed",
        }),
      ),
    );
  }
}

/**
 * @param {LearningPath} path
 * @param {Learning} learning
 * @returns {Item[]}
 */
function itemsOf(path, { sops, standings }) {
  return path.items.flatMap((item) => {
    const sop = sops.get(item.sop);
    const standing = standings.get(item.sop);
    return sop && standing ? [{ sop, standing }] : [];
  });
}

/**
 * The version that was learned: that of the last record that taught something, be it the whole or a change.
 * @param {CatalogueSop} sop
 * @param {Standing} standing
 * @param {import("../records/record.js").StoredRecord[]} records
 */
function versionOf({ id, version }, { passed }, records) {
  const taught = records.filter(
    (record) =>
      record.sop === id &&
      record.at >= (passed ?? "") &&
      ((record.kind === "attempt" && record.passed && record.mode !== "practice") || record.kind === "acknowledgement"),
  );
  return taught[taught.length - 1]?.version ?? version;
}
