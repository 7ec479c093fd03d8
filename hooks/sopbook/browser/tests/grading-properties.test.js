/**
 * What holds of grading whatever the question and whatever the response, tried on random ones.
 *
 * @import { Blank, Cloze, Match, Multiple, Numeric, Order, Question, Quiz, Scenario, ShortText } from "../grading/shapes.js"
 */
import assert from "node:assert/strict";
import { test } from "node:test";
import fc from "fast-check";
import { grade, gradeQuiz, isGraded } from "../grading/grade.js";
import { begun, gradeScenario, replayed, trailOf } from "../grading/scenario.js";
import { choose, outcome } from "../workflow/walk.js";

const SOME = ["a", "b", "c", "d", "e", "f"];
const base = fc.record({
  id: fc.constant("q"), key: fc.constant("k"), wording: fc.constant("w"), points: fc.integer({ min: 1, max: 20 }),
  critical: fc.boolean(), hintCost: fc.constantFrom(0, 0.25, 0.5, 1),
});
const ids = fc.shuffledSubarray(SOME, { minLength: 2 });
const word = fc.oneof(fc.string({ minLength: 1, maxLength: 12, unit: "grapheme" }), fc.constantFrom("Straße", "İzmir", "ΣΙΣΥΦΟΣ", "１２ kg", "مَدْرَسَة", "שָׁלוֹם", "नीति", "返金申請", "cœur", "ёлка"));
const forgive = fc.subarray(/** @type {("case" | "accents" | "typos")[]} */ (["case", "accents", "typos"]));

const single = fc.record({ options: ids }).map(({ options }) => ({ type: /** @type {const} */ ("single"), options, right: options[0] }));
const numeric = fc.oneof(
  fc.record({
    type: fc.constant(/** @type {const} */ ("numeric")), answer: fc.integer({ min: -9999, max: 9999 }),
    tolerance: fc.record({ amount: fc.integer({ min: 0, max: 100 }), relative: fc.boolean() }),
  }),
  fc.record({ type: fc.constant(/** @type {const} */ ("numeric")), range: fc.tuple(fc.integer({ min: -99, max: 0 }), fc.integer({ min: 0, max: 99 })) }),
);
const text = fc.record({ type: fc.constant(/** @type {const} */ ("text")), accept: fc.array(word, { minLength: 1, maxLength: 3 }), forgive })
  .filter(({ accept }) => accept.every((answer) => /[\p{L}\p{N}]/u.test(answer)));

/** @type {fc.Arbitrary<Multiple>} */
const multiple = fc.tuple(base, ids, fc.integer({ min: 1, max: 6 }), fc.constantFrom(undefined, "plus-minus", "all-or-nothing"))
  .map(([common, options, many, scoring]) => /** @type {Multiple} */ ({ ...common, type: "multiple", options, right: options.slice(0, many), ...(scoring && { scoring }) }));
/** @type {fc.Arbitrary<Order>} */
const order = fc.tuple(base, ids, fc.integer({ min: 0, max: 6 }), fc.constantFrom(undefined, "longest-run", "absolute", "all-or-nothing"))
  .map(([common, items, many, scoring]) => /** @type {Order} */ ({
    ...common, type: "order", items, start: [...items].reverse(), anyOrder: many > 1 ? [items.slice(0, many)] : [], ...(scoring && { scoring }),
  }));
/** @type {fc.Arbitrary<Match>} */
const match = fc.tuple(base, ids, fc.array(fc.constantFrom(...SOME), { minLength: 6, maxLength: 6 }))
  .map(([common, pairs, rights]) => ({ ...common, type: "match", pairs: pairs.map((id, at) => ({ id, right: rights[at] })) }));
/** @type {fc.Arbitrary<Cloze>} */
const cloze = fc.tuple(base, fc.array(fc.oneof(single, numeric, text), { minLength: 1, maxLength: 4 }))
  .map(([common, blanks]) => ({ ...common, type: "cloze", blanks: blanks.map((blank, at) => /** @type {Blank} */ ({ ...blank, id: `b${at}` })) }));
/** @type {fc.Arbitrary<Scenario>} */
const scenario = fc.tuple(base, fc.constantFrom(0, 0.5, 1)).map(([common, lesser]) => ({
  ...common, type: "scenario", start: "ask", ends: { good: 1, lesser },
  flow: { start: "other", nodes: {
    other: { text: "Other", kind: "do", goto: "ask" },
    ask: { text: "Ask", kind: "ask", visits: 2, else: "lesser", answers: [{ text: "Yes", goto: "act" }, { text: "No", goto: "bad" }, { text: "Again", goto: "ask" }] },
    act: { text: "Act", kind: "do", goto: "good" }, good: { text: "Good", kind: "end" }, bad: { text: "Bad", kind: "end" }, lesser: { text: "Lesser", kind: "end" },
  } },
}));
/** @type {fc.Arbitrary<Question>} */
const question = fc.oneof(
  fc.tuple(base, single).map(([common, key]) => ({ ...common, ...key })),
  fc.tuple(base, fc.boolean()).map(([common, right]) => /** @type {Question} */ ({ ...common, type: "true-false", right })),
  multiple, order, match, cloze, scenario,
  fc.tuple(base, numeric).map(([common, key]) => /** @type {Question} */ ({ ...common, ...key })),
  fc.tuple(base, text).map(([common, key]) => ({ ...common, ...key })),
  base.map((common) => /** @type {Question} */ ({ ...common, type: "scale", from: 1, to: 5 })),
);

const part = fc.oneof(fc.constantFrom(...SOME, "b0", "trail", "__proto__", "constructor", "ask", "Yes", "good", "100", "0"), word, fc.constant(null));
/** Anything that a file may hold instead of a response, and much that looks like one. @type {fc.Arbitrary<any>} */
const anything = fc.oneof(
  part, fc.boolean(), fc.double(), fc.array(part, { maxLength: 9 }), fc.dictionary(fc.constantFrom(...SOME, "b0", "b1", "trail", "end"), part), fc.jsonValue(),
  fc.record({ trail: fc.array(fc.record({ node: part, answer: part }), { maxLength: 6 }), end: part }),
  fc.record({ trail: fc.array(fc.constantFrom({ node: "ask", answer: "Yes" }, { node: "ask", answer: "Again" }, { node: "act", answer: null }), { maxLength: 5 }), end: fc.constantFrom("good", "lesser", null) }),
);

/** The response that is wholly right. @param {Question | Blank} asked @returns {any} */
function allRight(asked) {
  switch (asked.type) {
    case "order": return asked.items;
    case "match": return Object.fromEntries(asked.pairs.map(({ id, right }) => [id, right]));
    case "numeric": return String(asked.answer ?? asked.range?.[1]);
    case "text": return asked.accept[0];
    case "cloze": return Object.fromEntries(asked.blanks.map((blank) => [blank.id, allRight(blank)]));
    case "scenario": return { trail: [{ node: "ask", answer: "Yes" }, { node: "act", answer: null }], end: "good" };
    case "scale": return "3";
    default: return asked.right;
  }
}

/** @param {fc.IPropertyWithHooks<any>} property */
const holds = (property) => fc.assert(property, { numRuns: 400, seed: 20261122 });
/** @param {number} less @param {number} more */
const atMost = (less, more) => assert.ok(less <= more + 1e-12, `${less} is more than ${more}`);

test("a fraction is from 0 to 1, and nothing throws", () => {
  holds(fc.property(question, anything, (asked, response) => {
    const fraction = grade(asked, response);
    assert.ok(fraction >= 0 && fraction <= 1, String(fraction));
  }));
});

test("all right is 1, blank is 0, and a rating is neither", () => {
  holds(fc.property(question, (asked) => {
    assert.equal(grade(asked, allRight(asked)), isGraded(asked) ? 1 : 0);
    for (const blank of [undefined, null, "", "  ", [], {}]) assert.equal(grade(asked, /** @type {any} */ (blank)), 0);
  }));
});

test("one more right choice is never worth less, one more wrong choice never more", () => {
  holds(fc.property(multiple, fc.shuffledSubarray(SOME), (asked, chosen) => {
    for (const option of asked.options.filter((one) => !chosen.includes(one))) {
      const [before, after] = [grade(asked, chosen), grade(asked, [...chosen, option])];
      if (asked.right.includes(option)) atMost(before, after);
      else atMost(after, before);
    }
  }));
});

test("two neighbours that stand the wrong way round are never worth less once they have changed places", () => {
  holds(fc.property(order, fc.nat(), (asked, seed) => {
    if ((asked.scoring ?? "longest-run") === "absolute") return;
    const given = shuffledBy(asked.items, seed);
    given.slice(1).forEach((item, at) => {
      if (asked.items.indexOf(given[at]) < asked.items.indexOf(item)) return;
      const mended = put(put(given, at, item), at + 1, given[at]);
      atMost(grade(asked, given), grade(asked, mended));
    });
  }));
});

test("by absolute places, an item put where it belongs is never worth less", () => {
  holds(fc.property(order, fc.nat(), (asked, seed) => {
    const strict = { ...asked, scoring: /** @type {const} */ ("absolute"), anyOrder: [] };
    const given = shuffledBy(asked.items, seed);
    asked.items.forEach((item, place) => {
      const swapped = put(put(given, given.indexOf(item), given[place]), place, item);
      atMost(grade(strict, given), grade(strict, swapped));
    });
  }));
});

test("items of a group that change places among themselves change nothing", () => {
  holds(fc.property(order, fc.nat(), fc.nat(), (asked, seed, other) => {
    const given = shuffledBy(asked.items, seed);
    const group = shuffledBy(asked.anyOrder[0] ?? [], other);
    const places = given.map((item, at) => (group.includes(item) ? at : -1)).filter((at) => at >= 0);
    const moved = places.reduce((list, at, next) => put(list, at, group[next]), given);
    assert.equal(grade(asked, moved), grade(asked, given));
  }));
});

test("a pair or a blank that is put right is never worth less", () => {
  holds(fc.property(fc.oneof(match, cloze), fc.dictionary(fc.constantFrom(...SOME, "b0", "b1", "b2"), part), (asked, response) => {
    for (const [id, right] of Object.entries(allRight(asked))) atMost(grade(asked, response), grade(asked, { ...response, [id]: right }));
  }));
});

test("forgiving more or tolerating more never makes a right answer wrong", () => {
  holds(fc.property(fc.tuple(base, text), word, fc.nat(), (/** @type {any} */ [common, key], typed, cut) => {
    const near = cut % 3 ? key.accept[0].slice(0, cut % 9) + key.accept[0].slice((cut % 9) + 1) : key.accept[0].toUpperCase();
    for (const given of [typed, near]) {
      const asked = /** @type {ShortText} */ ({ ...common, ...key });
      for (const more of /** @type {const} */ (["case", "accents", "typos"])) atMost(grade(asked, given), grade({ ...asked, forgive: [...asked.forgive, more] }, given));
    }
  }));
  holds(fc.property(fc.integer({ min: -500, max: 500 }), fc.integer({ min: -500, max: 500 }), fc.nat(100), fc.nat(50), fc.boolean(), (answer, given, amount, more, relative) => {
    const asked = /** @type {Numeric} */ ({ id: "q", type: "numeric", answer, tolerance: { amount, relative } });
    atMost(grade(asked, String(given)), grade({ ...asked, tolerance: { amount: amount + more, relative } }, String(given)));
  }));
});

test("the order of options, pairs, blanks and of the response changes nothing", () => {
  holds(fc.property(question, anything, fc.nat(), (asked, response, seed) => {
    const turned = /** @type {any} */ ({ ...asked });
    for (const field of ["options", "pairs", "blanks", "accept"]) if (Array.isArray(turned[field])) turned[field] = shuffledBy(turned[field], seed);
    assert.ok(Math.abs(grade(turned, response) - grade(asked, response)) < 1e-12);
    if (asked.type === "multiple" && Array.isArray(response)) assert.equal(grade(asked, shuffledBy(response, seed)), grade(asked, response));
  }));
});

const quiz = fc.array(question, { minLength: 1, maxLength: 8 }).map((questions) => /** @type {Quiz} */ ({
  mark: 80, critical: "all", questions: questions.map((asked, at) => ({ ...asked, id: `q${at}` })),
}));

test("a quiz scores from 0 to 1; all right without hints is 1 and a pass; blank is 0 and none", () => {
  holds(fc.property(quiz, fc.array(anything, { maxLength: 8 }), (asked, given) => {
    const { score, earned, possible } = gradeQuiz(asked, Object.fromEntries(given.map((response, at) => [`q${at}`, response])));
    assert.ok(score >= 0 && score <= 1 && earned >= 0 && earned <= possible + 1e-9);
    const right = gradeQuiz(asked, Object.fromEntries(asked.questions.map((one) => [one.id, allRight(one)])));
    const graded = asked.questions.some(isGraded);
    assert.deepEqual([right.score, right.passed], [graded ? 1 : 0, graded]);
    assert.deepEqual([gradeQuiz(asked, {}).score, gradeQuiz(asked, {}).passed], [0, false]);
  }));
});

test("the order of the questions changes nothing, a rating adds nothing, a hint never adds", () => {
  holds(fc.property(quiz, fc.nat(), fc.subarray(["q0", "q1", "q2"]), (asked, seed, hints) => {
    const responses = Object.fromEntries(asked.questions.map((one, at) => [one.id, (seed >> at) % 2 ? allRight(one) : null]));
    const before = gradeQuiz(asked, responses, hints);
    const after = gradeQuiz({ ...asked, questions: shuffledBy(asked.questions, seed) }, responses, hints);
    assert.ok(Math.abs(before.score - after.score) < 1e-9);
    assert.deepEqual([...before.missedCritical].sort(), [...after.missedCritical].sort());
    const graded = gradeQuiz({ ...asked, questions: asked.questions.filter(isGraded) }, responses, hints);
    assert.equal(before.possible, graded.possible);
    atMost(before.score, gradeQuiz(asked, responses).score);
  }));
});

test("a trail that was walked is replayed to where it came, and one step too many or in another place is none", () => {
  holds(fc.property(scenario, fc.array(fc.nat(2), { maxLength: 8 }), (asked, ways) => {
    let walk = begun(asked);
    for (const way of ways) walk = choose(walk, way);
    const trail = trailOf(asked, walk);
    assert.deepEqual(replayed(asked, trail)?.steps, walk.steps);
    assert.equal(trail.end, outcome(walk) === null ? null : walk.steps[walk.steps.length - 1].node);
    assert.equal(grade(asked, trail), trail.end ? (asked.ends[trail.end] ?? 0) : 0);
    assert.equal(gradeScenario(asked, { ...trail, trail: [...trail.trail, { node: "nowhere", answer: null }] }), 0);
    if (trail.trail.length) assert.equal(gradeScenario(asked, { ...trail, trail: trail.trail.slice(0, -1) }), 0);
  }));
});

/**
 * A copy with another item in one place.
 * @template T
 * @param {readonly T[]} list
 * @param {number} at
 * @param {T} item
 */
function put(list, at, item) {
  return Object.assign([...list], { [at]: item });
}

/**
 * A copy in an order that the seed decides.
 * @template T
 * @param {readonly T[]} list
 * @param {number} seed
 */
function shuffledBy(list, seed) {
  return list.map((item, at) => ({ item, rank: ((seed % 1e6) + 1) * (at + 7) * 7919 % 1009 })).sort((one, other) => one.rank - other.rank).map(({ item }) => item);
}
