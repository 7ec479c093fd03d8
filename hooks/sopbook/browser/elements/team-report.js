/**
 * What became of the files: taken, refused with the reason, in disagreement with each other.
 *
 * @import { Pile } from "../team/pile.js"
 */
import { counted } from "../wording.js";
import { filled, part } from "./part.js";
import { dayOf } from "./time.js";

/** @typedef {{name: string, reason: string}} Refusal */

/** Lines of a list that are shown; a folder of strange files would fill the page otherwise. */
const SHOWN = 50;
const LONGEST_REASON = 600;

/**
 * @param {HTMLElement} root
 * @param {Pile} pile
 * @param {Refusal[]} refusals
 */
export function showReport(root, pile, refusals) {
  part(root, "report").hidden = pile.files.size + refusals.length === 0;
  showRefusals(root, pile, refusals);
  showConflicts(root, pile);
  const files = [...pile.files];
  part(root, "taken").hidden = files.length === 0;
  part(root, "taken-count").textContent = `${counted(files.length, "file")} read`;
  part(root, "taken-list").replaceChildren(...files.map(([number, file]) => takenItem(root, number, file)));
}

/** Whole files, and records of files that were taken for the rest. @param {HTMLElement} root @param {Pile} pile @param {Refusal[]} refusals */
function showRefusals(root, pile, refusals) {
  const parts = [...pile.files.values()].filter(({ refused }) => refused.length).map(({ name, refused }) => ({ name, reason: refused.join(" ") }));
  const all = [...refusals, ...parts];
  part(root, "refused").hidden = all.length === 0;
  const files = `${counted(refusals.length, "file")} refused`;
  part(root, "refused-count").textContent = parts.length ? `${files}, ${counted(parts.length, "file")} read in part` : files;
  const items = all.slice(0, SHOWN).map(({ name, reason }) => {
    const cut = reason.length > LONGEST_REASON ? `${reason.slice(0, LONGEST_REASON)} …` : reason;
    return filled(root, "refused-item", { name: name || "(no name)", reason: cut });
  });
  part(root, "refused-list").replaceChildren(...items, ...more(all.length));
}

/** @param {HTMLElement} root @param {Pile} pile */
function showConflicts(root, pile) {
  const conflicts = pile.conflicts();
  part(root, "conflicts").hidden = conflicts.length === 0;
  part(root, "conflicts-count").textContent = `${counted(conflicts.length, "record")} told in two ways`;
  const items = conflicts.slice(0, SHOWN).map(({ kind, sop, at, learners, files }) => {
    const who = learners.map((id) => pile.person(id)?.name || id.slice(0, 4)).join(" and ");
    const text = `${kind}${sop ? ` at ${sop}` : ""} of ${dayOf(at)}, ${who}: ${files.join(", ")}`;
    return filled(root, "conflict-item", { text });
  });
  part(root, "conflicts-list").replaceChildren(...items, ...more(conflicts.length));
}

/** @param {HTMLElement} root @param {number} number @param {import("../team/shapes.js").ReadFile} file */
function takenItem(root, number, { name, records, exported }) {
  const about = `${counted(records.length, "record")}${exported ? `, exported on ${dayOf(exported)}` : ""}`;
  const item = filled(root, "taken-item", { name: name || "(no name)", about });
  const button = /** @type {HTMLElement} */ (item.querySelector("[data-action]"));
  button.dataset.number = String(number);
  button.setAttribute("aria-label", `Remove ${name}`);
  return item;
}

/** @param {number} count */
function more(count) {
  if (count <= SHOWN) return [];
  const line = document.createElement("li");
  line.textContent = `And ${count - SHOWN} more.`;
  return [line];
}
