/**
 * The kinds of record by schema. A schema that was ever in use stays here as it was: files and browsers keep such
 * records for years. A change of any kind is a new schema with a step in `upgrading.js`.
 */

import {
  isAmount, isDay, isFlag, isId, isName, isNumber, isShare, isSop, isText, isTime, listOf, mappingTo, oneOf, orNull, shaped,
} from "./shapes.js";

/** @typedef {import("./shapes.js").Check} Check */
/** @typedef {import("./shapes.js").Shape} Shape */

/** @type {Shape} */
const ABOUT_SOP = { learner: isId, sop: isSop, version: isText };
/** @type {Shape} */
const DONE = { ...ABOUT_SOP, started: isTime };
const PARTS = mappingTo(shaped({ fingerprint: isText, text: isText }));
/** @type {Shape} */
const STEP = { node: isText, answer: orNull(isText), at: isTime };
/** @type {Shape} */
const TAKEN = { ...DONE, parts: PARTS, quiz: isText, earned: isNumber, possible: isNumber, score: isShare, mark: isNumber };
/** @type {Shape} */
const RUN = { ...DONE, ticked: mappingTo(isTime), open: listOf(isText), name: isText, note: isText };
/** @type {Shape} */
const WALK = { ...DONE, trail: listOf(shaped(STEP)), end: isText };

/** @type {Record<string, Shape>} */
const FIRST = {
  attempt: {
    ...TAKEN,
    mode: oneOf("full", "practice"),
    questions: listOf(shaped({ id: isText, type: isText, points: isNumber, fraction: isNumber })),
    passed: isFlag,
  },
  run: RUN,
  walk: WALK,
  learner: { learner: isId, name: isText },
};

/** Practice and refreshers never pass, whatever a file says. @type {Check} */
const isPass = (value, { mode }) => value === false || (value === true && (mode === "full" || mode === "changes"));

/** @type {Shape} */
const QUESTION = {
  ...{ id: isText, type: isText, key: isText, wording: isText, points: isAmount, critical: isFlag, tests: listOf(isText) },
  ...{ shown: () => true, response: () => true, hint: isFlag, fraction: isShare },
  confidence: orNull(oneOf("sure", "unsure", "guess")),
};

/** @type {Record<string, Shape>} */
const SECOND = {
  attempt: {
    ...{ ...TAKEN, earned: isAmount, possible: isAmount },
    mode: oneOf("full", "practice", "changes", "refresh"),
    scope: listOf(isText),
    questions: listOf(shaped(QUESTION)),
    passed: isPass,
    seconds: orNull(isAmount),
    paused: isAmount,
    timedOut: isFlag,
  },
  acknowledgement: { ...ABOUT_SOP, parts: PARTS, name: isName, about: oneOf("whole", "changes") },
  read: ABOUT_SOP,
  seen: { learner: isId, sop: isSop, what: oneOf("regrade"), quiz: isText },
  plan: { learner: isId, path: isName, start: orNull(isDay) },
  learner: { learner: isId, name: isName, role: orNull(isName) },
  run: { ...RUN, name: isName, texts: mappingTo(isText) },
  walk: { ...WALK, name: isName, note: isText, texts: mappingTo(isText) },
};

/** @type {Record<string, Shape>} */
const THIRD = {
  ...SECOND,
  join: { learner: isId, person: orNull(isId) },
};

/** @type {Record<number, Record<string, Shape>>} */
export const KINDS = { 1: FIRST, 2: SECOND, 3: THIRD };
