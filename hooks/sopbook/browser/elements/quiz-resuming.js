/**
 * Going on with a sitting: with one that was kept, although its quiz may have changed since, and with one that
 * another tab has gone on with. Pure: chance is passed in.
 *
 * @import { Chance } from "../drawing/draw.js"
 * @import { QuizData } from "./quiz-data.js"
 * @import { Mode, Sitting } from "./quiz-sitting.js"
 */
import { asked, sitDown } from "./quiz-sitting.js";

/** @type {Mode[]} */
const MODES = ["full", "practice", "changes", "refresh"];

/**
 * A sitting as it was kept, brought up to date with the quiz: questions that are gone are left out, new ones come
 * last where all are asked, and those that have changed are asked anew (`changed` counts them). Null when it cannot
 * be gone on with.
 *
 * @param {any} kept
 * @param {QuizData} quiz
 * @param {Chance} chance
 * @param {string} id of the attempt, for a sitting of an older form that has none
 * @returns {{sitting: Sitting, changed: number} | null}
 */
export function resumed(kept, quiz, chance, id) {
  if (!kept || !Array.isArray(kept.order) || !Array.isArray(kept.seen) || Number.isNaN(Date.parse(kept.started))) return null;
  const { mode = "full", scope = [] } = kept;
  if (!MODES.includes(mode) || !Array.isArray(scope)) return null;
  const known = asked(quiz, kept.order).map((question) => question.id);
  const order = [...new Set([...known, ...(mode === "full" ? added(kept, quiz) : [])])];
  if (!order.length) return null;
  const fresh = sitDown(quiz, { id: typeof kept.id === "string" ? kept.id : id, mode, started: kept.started, only: order, scope }, chance);
  const same = known.filter((one) => kept.prints?.[one] === fresh.prints[one]);
  for (const one of same) takeOver(fresh, kept, one);
  const at = order.includes(kept.at) ? kept.at : fresh.seen.length < order.length ? order[0] : "";
  const clock = typeof kept.clock?.active === "number" ? kept.clock : fresh.clock;
  return { sitting: { ...fresh, order, at, clock }, changed: known.length - same.length };
}

/**
 * Questions that the quiz did not have when the sitting began, as far as they have to be asked.
 *
 * @param {any} kept
 * @param {QuizData} quiz
 */
function added({ prints }, { questions, draw = [] }) {
  const fresh = questions.filter(({ id }) => !Object.hasOwn(Object(prints), id));
  return fresh.filter(({ pool, critical }) => critical || (!draw.length && pool !== "generated")).map(({ id }) => id);
}

/**
 * @param {Sitting} fresh
 * @param {any} kept
 * @param {string} id
 */
function takeOver(fresh, kept, id) {
  for (const field of /** @type {const} */ (["shown", "responses", "stamps", "confidence"])) {
    if (kept[field]?.[id] !== undefined) fresh[field][id] = kept[field][id];
  }
  for (const field of /** @type {const} */ (["hints", "checked", "seen"])) {
    if (Array.isArray(kept[field]) && kept[field].includes(id)) fresh[field].push(id);
  }
}

/**
 * What another tab has added to the same sitting: of each answer the later one counts, and what was shown stays shown.
 *
 * @param {Sitting} own
 * @param {Sitting} other
 * @returns {{sitting: Sitting, changed: string[], behind: boolean}} `changed`: ids of the questions to be shown anew;
 *   `behind`: the other lacks something
 */
export function joined(own, other) {
  const later = own.order.filter((id) => (other.stamps[id] ?? 0) > (own.stamps[id] ?? 0));
  const from = (/** @type {string} */ id) => (later.includes(id) ? other : own);
  const pick = (/** @type {"responses" | "confidence"} */ field) =>
    Object.fromEntries(own.order.flatMap((id) => (from(id)[field][id] === undefined ? [] : [[id, from(id)[field][id]]])));
  const both = (/** @type {"hints" | "checked" | "seen"} */ field) => [...new Set([...own[field], ...other[field]])];
  const sitting = /** @type {Sitting} */ ({
    ...own,
    responses: pick("responses"),
    confidence: pick("confidence"),
    stamps: Object.fromEntries(own.order.flatMap((id) => (from(id).stamps[id] ? [[id, from(id).stamps[id]]] : []))),
    ...{ hints: both("hints"), checked: both("checked"), seen: both("seen") },
  });
  const checked = other.checked.filter((id) => !own.checked.includes(id));
  const behind = own.order.some((id) => (own.stamps[id] ?? 0) > (other.stamps[id] ?? 0)) || sitting.checked.length > other.checked.length;
  return { sitting, changed: [...new Set([...later, ...checked])], behind };
}
