/** @import { Cloze, Match, Multiple, Numeric, Order, Question, Response, Scale, Scenario, ShortText, Single, TrueFalse } from "../grading/shapes.js" */
import assert from "node:assert/strict";
import { test } from "node:test";
import { grade, gradeQuiz, reaches } from "../grading/grade.js";

const BASE = { id: "q", points: 1, critical: false, key: "k", wording: "w" };

/** @type {(more?: Partial<Multiple>) => Multiple} */
const multiple = (more) => ({ ...BASE, type: "multiple", options: ["a", "b", "c", "d", "e"], right: ["a", "b", "c"], ...more });
/** @type {(more?: Partial<Order>) => Order} */
const order = (more) => ({ ...BASE, type: "order", items: ["a", "b", "c", "d"], start: ["c", "a", "d", "b"], anyOrder: [], ...more });
/** @type {(more: Partial<Numeric>) => Numeric} */
const numeric = (more) => ({ ...BASE, type: "numeric", ...more });
/** @type {(accept: string[], forgive?: ShortText["forgive"]) => ShortText} */
const text = (accept, forgive = ["case"]) => ({ ...BASE, type: "text", accept, forgive });
/** @type {Single} */
const SINGLE = { ...BASE, type: "single", options: ["a", "b", "c"], right: "b" };
/** @type {TrueFalse} */
const FALSE = { ...BASE, type: "true-false", right: false };
/** @type {Match} */
const MATCH = { ...BASE, type: "match", pairs: [{ id: "a", right: "a" }, { id: "b", right: "b" }, { id: "c", right: "a" }] };

/** @type {Question[]} */
const EVERY_TYPE = [
  SINGLE,
  FALSE,
  multiple(),
  order(),
  MATCH,
  numeric({ answer: 100, tolerance: { amount: 5, relative: true }, unit: "EUR" }),
  text(["team lead"], ["case", "accents", "typos"]),
];

/** @param {string} letters */
const listed = (letters) => [...letters];

test("one right option is all or nothing", () => {
  assert.equal(grade(SINGLE, "b"), 1);
  assert.equal(grade(SINGLE, "a"), 0);
  assert.equal(grade(FALSE, false), 1);
  assert.equal(grade(FALSE, true), 0);
});

for (const [chosen, fraction] of /** @type {[string, number][]} */ ([
  ["abc", 1], ["cab", 1], ["ab", 2 / 3], ["a", 1 / 3], ["abd", 1 / 3], ["abcd", 2 / 3], ["ad", 0], ["de", 0],
  ["abcde", 1 / 3], ["", 0], ["aaa", 1 / 3], ["azz", 1 / 3],
])) {
  test(`several right options, plus-minus: ${chosen || "nothing"} for abc of abcde`, () => {
    assert.equal(grade(multiple(), listed(chosen)), fraction);
  });
}

test("several right options are all or nothing when asked for, and when critical unless written otherwise", () => {
  for (const question of [multiple({ scoring: "all-or-nothing" }), multiple({ critical: true })]) {
    assert.equal(grade(question, listed("ab")), 0);
    assert.equal(grade(question, listed("abcd")), 0);
    assert.equal(grade(question, listed("cba")), 1);
  }
  assert.equal(grade(multiple({ critical: true, scoring: "plus-minus" }), listed("ab")), 2 / 3);
});

for (const [given, longest, absolute] of /** @type {[string, number, number][]} */ ([
  ["abcd", 1, 1], ["bcda", 2 / 3, 0], ["dabc", 2 / 3, 0], ["acbd", 2 / 3, 1 / 2], ["badc", 1 / 3, 0], ["dcba", 0, 0],
  ["cdab", 1 / 3, 0], ["adcb", 1 / 3, 1 / 2], ["", 0, 0], ["a", 0, 1 / 4], ["ab", 1 / 3, 1 / 2], ["aabbccdd", 1, 1],
  ["xaybcd", 1, 1],
])) {
  test(`order ${given || "nothing"} for abcd`, () => {
    assert.equal(grade(order(), listed(given)), longest);
    assert.equal(grade(order({ scoring: "longest-run" }), listed(given)), longest);
    assert.equal(grade(order({ scoring: "absolute" }), listed(given)), absolute);
    assert.equal(grade(order({ scoring: "all-or-nothing" }), listed(given)), longest === 1 ? 1 : 0);
    assert.equal(grade(order({ critical: true }), listed(given)), longest === 1 ? 1 : 0);
  });
}

for (const [given, longest, absolute] of /** @type {[string, number, number][]} */ ([
  ["abcd", 1, 1], ["acbd", 1, 1], ["bacd", 2 / 3, 1 / 2], ["dbca", 1 / 3, 1 / 2], ["cbda", 1 / 3 * 2, 1 / 4],
])) {
  test(`order ${given} for abcd where b and c may change places`, () => {
    assert.equal(grade(order({ anyOrder: [["b", "c"]] }), listed(given)), longest);
    assert.equal(grade(order({ anyOrder: [["b", "c"]], scoring: "absolute" }), listed(given)), absolute);
  });
}

test("items that may change places need not stand together", () => {
  const question = order({ anyOrder: [["a", "c"]], critical: true });
  assert.equal(grade(question, listed("cbad")), 1);
  assert.equal(grade(question, listed("acbd")), 0);
});

for (const [response, fraction] of /** @type {[Response, number][]} */ ([
  [{ a: "a", b: "b", c: "a" }, 1], [{ a: "a", b: "a", c: "a" }, 2 / 3], [{ a: "a", b: null }, 1 / 3], [{}, 0],
  [{ a: "nobody" }, 0], [["a", "b", "a"], 0],
])) {
  test(`match ${JSON.stringify(response)}`, () => assert.equal(grade(MATCH, response), fraction));
}

for (const [typed, unit, answer] of /** @type {[string, string, number][]} */ ([
  ["100", "", 100], [" 100 ", "", 100], ["100,0", "", 100], ["100.00", "", 100], ["+100", "", 100], ["100 EUR", "EUR", 100],
  ["100eur", "EUR", 100], ["EUR 100", "EUR", 100], ["€100", "€", 100], ["15 minute", "minutes", 15], ["5 °C", "°C", 5],
  ["1 000", "", 1000], ["1\u00a0000", "", 1000], ["1\u202f000\u202f000", "", 1e6], ["1'000", "", 1000], ["1,000", "", 1000],
  ["1,000", "", 1], ["1,234.5", "", 1234.5], ["1.234,5", "", 1234.5], ["1,000,000", "", 1e6], ["12,34,567", "", 1234567],
  ["−5", "", -5], ["-5", "", -5], ["- 5", "", -5], [".5", "", 0.5], [",5", "", 0.5], ["0", "", 0], ["-0", "", 0],
  ["１００", "", 100], ["١٠٠", "", 100], ["१००", "", 100], ["٣٫٥", "", 3.5], ["5 %", "%", 5], ["5 m²", "m²", 5],
])) {
  test(`the number ${typed} is ${answer} ${unit}`, () => assert.equal(grade(numeric({ answer, unit }), typed), 1));
}

for (const [typed, unit] of [
  ["", ""], [" ", ""], ["abc", ""], ["EUR", "EUR"], ["100 USD", "EUR"], ["100 EUR", ""], ["EUR 100 EUR", "EUR"], ["10 0", ""],
  ["1 00", ""], ["100-", ""], ["--100", ""], ["1.0.0", ""], ["1e2", ""], ["10²", ""], ["0x64", ""], ["100/1", ""], ["~100", ""],
  ["100 or 200", ""], ["Infinity", ""], ["NaN", ""], ["100,", "EUR"], ["9".repeat(400), ""],
]) {
  test(`${JSON.stringify(typed.slice(0, 20))} is not 100 ${unit}`, () => {
    assert.equal(grade(numeric({ answer: 100, unit }), typed), 0);
  });
}

for (const [more, right, wrong] of /** @type {[Partial<Numeric>, string[], string[]][]} */ ([
  [{ answer: 10, tolerance: { amount: 0.05, relative: false } }, ["9.95", "10,05"], ["9.94", "10.051"]],
  [{ answer: 0.3, tolerance: { amount: 0.1, relative: false } }, ["0.2", "0.4"], ["0.19", "0.41"]],
  [{ answer: -200, tolerance: { amount: 5, relative: true } }, ["-190", "-210", "−200"], ["200", "-189.9", "-211"]],
  [{ answer: 0 }, ["0", "0,0"], ["0.001", "-0.001"]],
  [{ answer: 1e-15 }, [".000000000000001"], ["0"]],
  [{ range: [2, 4] }, ["2", "3,5", "4.0"], ["1.99", "4.01", ""]],
  [{ range: [-4, -2] }, ["-3"], ["3"]],
])) {
  test(`a number is right within ${JSON.stringify(more)}`, () => {
    for (const typed of right) assert.equal(grade(numeric(more), typed), 1, typed);
    for (const typed of wrong) assert.equal(grade(numeric(more), typed), 0, typed);
  });
}

for (const [answer, forgive, right, wrong] of /** @type {[string, ShortText["forgive"], string[], string[]][]} */ ([
  ["Team lead", ["case"], ["team lead", " TEAM  LEAD\n", "Team\u00a0lead"], ["team leed", "teamlead", "lead", ""]],
  ["Team lead", [], ["Team lead"], ["team lead"]],
  ["Élève", ["accents"], ["Eleve", "E\u0301le\u0300ve"], ["eleve"]],
  ["Straße", ["case"], ["STRASSE", "strasse"], ["strase"]],
  ["ὈΔΥΣΣΕΎΣ", ["case"], ["ὀδυσσεύς"], ["οδυσσευς"]],
  ["ὀδυσσεύς", ["case", "accents"], ["ΟΔΥΣΣΕΥΣ"], []],
  ["İstanbul", ["case", "accents"], ["istanbul"], []],
  ["fin", ["typos"], ["fin"], ["fan"]],
  ["lead", ["typos"], ["leed", "laed", "leads"], ["fled", "lad", "ledd d"]],
  ["escalate", ["typos"], ["esclaate", "escalat", "eskalata", "escaaltee"], ["eskalat", "escape", "esclte", "eskalatta"]],
  ["unlawful", ["typos"], ["unlawfull", "unlawfu"], ["lawful"]],
  ["form 2025", ["typos"], ["from 2025"], ["form 2026", "form 025"]],
  ["返金", ["case", "accents", "typos"], ["返金"], ["返全"]],
  ["が", ["accents"], ["が", "か\u3099"], ["か"]],
  ["ﬁx", [], ["fix"], ["ix"]],
  ["ＣＲＭ", ["case"], ["crm"], []],
  ["client’s", [], ["client's"], ["clients"]],
  // ß, ẞ and ss are one, without case; they differ where case is not forgiven
  ["STRAẞE", ["case"], ["Straße", "strasse"], []],
  ["Maße", [], ["Maße"], ["Masse"]],
  // the four i of Turkish are one
  ["Isparta", ["case"], ["ISPARTA", "ısparta", "isparta", "İSPARTA"], []],
  ["ışık", ["case"], ["IŞIK", "işik"], ["isik"]],
  // both small sigmas are one
  ["Σίσυφος", ["case"], ["ΣΊΣΥΦΟΣ", "σίσυφοσ"], ["σισυφος"]],
  ["Σίσυφος", ["case", "accents"], ["ΣΙΣΥΦΟΣ", "σισυφος"], []],
  // letters with a stroke and joined letters count as accents
  ["Bjørn Łoś", ["accents"], ["Bjorn Los"], ["bjorn los"]],
  ["cœur", ["case", "accents"], ["COEUR", "Cœur"], []],
  // Arabic and Hebrew are usually written without vowel signs; the stretching line is never a difference
  ["مَدْرَسَة", ["accents"], ["مدرسة", "مَدْرَسة"], ["مدرس"]],
  ["مَدْرَسَة", [], ["مَدْرَسَة", "مَـدْرَسَة"], ["مدرسة"]],
  ["أحمد", ["accents"], ["احمد"], ["حمد"]],
  ["שָׁלוֹם", ["accents"], ["שלום"], ["שלם"]],
  ["נתב״ג", [], ['נתב"ג'], []],
  // digits of every script, width, invisible characters
  ["form 27", ["case"], ["Form ٢٧", "form ۲۷", "form २७", "ｆｏｒｍ　２７", "\u200fform 27\u200e", "fo\u00adrm 27"], ["form 72"]],
  ["カード", [], ["ｶｰﾄﾞ"], ["カート"]],
  ["返金申請", ["typos"], ["返金申請"], ["返金審請", "返金申", "返金申請書"]],
  ["환불요청", ["typos"], ["환불요청", "환불요청".normalize("NFD")], ["환불신청"]],
  // in Devanagari and Cyrillic a mark may make another letter
  ["नीति", ["accents", "typos"], ["नीति"], ["निति", "नति"]],
  ["क़लम", [], ["क\u093cलम"], ["कलम"]],
  ["ёлка", ["accents"], ["елка"], ["йолка"]],
  ["май", ["accents"], ["ма́й"], ["маи"]],
  ["e-mail", [], ["e‑mail", "e–mail"], ["email"]],
])) {
  test(`the word ${answer}, forgiving ${forgive.join(", ") || "nothing"}`, () => {
    for (const typed of right) assert.equal(grade(text([answer], forgive), typed), 1, typed);
    for (const typed of wrong) assert.equal(grade(text([answer], forgive), typed), 0, typed);
  });
}

test("what a hostile text grows into is cut off before it is compared", () => {
  assert.equal(grade(text(["صلى الله عليه وسلم"], ["case", "accents", "typos"]), "ﷺ".repeat(200)), 0);
});

test("any of the accepted texts is right", () => {
  assert.equal(grade(text(["CRM", "ticket system"]), "Ticket system"), 1);
});

/** @type {Cloze} */
const CLOZE = {
  ...BASE,
  type: "cloze",
  blanks: [
    { id: "amount", type: "numeric", answer: 100, tolerance: { amount: 5, relative: false }, unit: "EUR" },
    { id: "role", type: "single", options: ["agent", "lead"], right: "lead" },
    { id: "form", type: "text", accept: ["refund form"], forgive: ["case"] },
  ],
};

for (const [response, fraction] of /** @type {[Response, number][]} */ ([
  [{ amount: "105 EUR", role: "lead", form: "Refund form" }, 1], [{ amount: "106", role: "lead", form: "refund form" }, 2 / 3],
  [{ amount: "", role: "lead", form: null }, 1 / 3], [{ amount: null, role: null, form: null }, 0], [{ role: "agent" }, 0], [{}, 0],
  [["100", "lead", "refund form"], 0], ["lead", 0],
])) {
  test(`gaps ${JSON.stringify(response)}`, () => assert.equal(grade(CLOZE, response), fraction));
}

/** @type {Scenario} */
const SCENARIO = {
  ...BASE,
  type: "scenario",
  start: "active",
  ends: { resolved: 1, queue: 0.5 },
  flow: {
    start: "hello",
    nodes: {
      hello: { text: "Greet", kind: "do", goto: "active" },
      active: { text: "Is the card active?", kind: "ask", answers: [{ text: "Yes", goto: "identity" }, { text: "No", goto: "lost" }] },
      identity: { text: "Verify.", kind: "do", visits: 2, else: "queue", goto: "match" },
      match: { text: "Does it match?", kind: "ask", answers: [{ text: "Yes", goto: "resolved" }, { text: "Ask again", goto: "identity" }] },
      resolved: { text: "Done", kind: "end" },
      queue: { text: "Hand over", kind: "end" },
      lost: { text: "Block", kind: "end" },
    },
  },
};

/** Steps as `node` or `node:answer`, then the end. @param {string} steps @param {string | null} end @returns {Response} */
const walked = (steps, end) => ({
  trail: steps.split(" ").filter(Boolean).map((step) => ({ node: step.split(":")[0], answer: step.split(":")[1]?.replace("_", " ") ?? null })),
  end,
});

for (const [steps, end, fraction] of /** @type {[string, string | null, number][]} */ ([
  ["active:Yes identity match:Yes", "resolved", 1],
  ["active:Yes identity match:Ask_again identity match:Yes", "resolved", 1],
  ["active:Yes identity match:Ask_again identity match:Ask_again", "queue", 0.5],
  ["active:No", "lost", 0],
  ["active:Yes identity", null, 0],
  ["active:Yes identity match:Yes", "queue", 0],
  ["active:Yes identity match:Yes", null, 0],
  ["active:Yes match:Yes", "resolved", 0],
  ["match:Yes", "resolved", 0],
  ["hello active:Yes identity match:Yes", "resolved", 0],
  ["active:Perhaps identity match:Yes", "resolved", 0],
  ["active identity match:Yes", "resolved", 0],
  ["active:Yes identity:Yes match:Yes", "resolved", 0],
  ["active:Yes identity match:Yes resolved", "resolved", 0],
  ["", "resolved", 0],
])) {
  test(`the walk ${steps || "of no step"} to ${end}`, () => assert.equal(grade(SCENARIO, walked(steps, end)), fraction));
}

test("a walk as long as no person takes is none, even where the workflow lets go round for ever", () => {
  const { visits: _, ...unbounded } = SCENARIO.flow.nodes.identity;
  const question = { ...SCENARIO, flow: { ...SCENARIO.flow, nodes: { ...SCENARIO.flow.nodes, identity: unbounded } } };
  const rounds = (/** @type {number} */ times) => walked(`active:Yes identity ${"match:Ask_again identity ".repeat(times)}match:Yes`, "resolved");
  assert.equal(grade(question, rounds(20)), 1);
  assert.equal(grade(question, rounds(300)), 0);
});

test("an end may be worth all without being built in: nobody earns points by the name of one", () => {
  const flow = { ...SCENARIO.flow, nodes: { ...SCENARIO.flow.nodes, constructor: { text: "End", kind: "end" }, active: { text: "?", answers: [{ text: "Yes", goto: "constructor" }] } } };
  assert.equal(grade({ ...SCENARIO, flow }, walked("active:Yes", "constructor")), 0);
});

/** @type {Scale} */
const SCALE = { ...BASE, type: "scale", from: 1, to: 5 };

test("a rating is no part of the score, neither for it nor against it", () => {
  const questions = [{ ...SINGLE, id: "one" }, { ...SCALE, id: "sure", points: 5, critical: true }];
  const grades = gradeQuiz({ mark: 80, critical: "all", questions }, { one: "b" });
  assert.deepEqual([grades.earned, grades.possible, grades.score, grades.passed, grades.missedCritical], [1, 1, 1, true, []]);
  assert.equal(gradeQuiz({ mark: 80, critical: "all", questions: [questions[1]] }, { sure: "5" }).passed, false);
});

test("a hint costs its share of what was earned, and only of that question", () => {
  const questions = [{ ...multiple(), id: "many", points: 3, hintCost: 0.5 }, { ...SINGLE, id: "one", hintCost: 1 }, { ...FALSE, id: "free" }];
  const grades = gradeQuiz({ mark: 50, critical: "all", questions }, { many: listed("ab"), one: "b", free: false }, ["many", "one", "free"]);
  assert.deepEqual(grades.questions.map(({ fraction }) => fraction), [1 / 3, 0, 1]);
  assert.deepEqual([grades.earned, grades.possible], [2, 5]);
});

test("a critical question that is right with its hint is not missed", () => {
  const questions = [{ ...SINGLE, id: "must", critical: true, hintCost: 0.5 }, { ...SINGLE, id: "other", points: 9 }];
  const grades = gradeQuiz({ mark: 80, critical: "all", questions }, { must: "b", other: "b" }, ["must"]);
  assert.deepEqual([grades.missedCritical, grades.score, grades.passed], [[], 0.95, true]);
});

const NONSENSE = /** @type {Response[]} */ ([
  null, true, false, "", "z", " ", [], ["z"], {}, { z: "z" }, /** @type {any} */ (0), /** @type {any} */ (NaN),
  /** @type {any} */ (undefined), /** @type {any} */ ([null, [], {}]), /** @type {any} */ (Object.create(null)), "9".repeat(1e5),
]);

for (const question of EVERY_TYPE) {
  test(`${question.type}: nothing that is not an answer throws or counts`, () => {
    for (const response of NONSENSE.filter((response) => response !== false || question.type !== "true-false")) {
      assert.equal(grade(question, response), 0, JSON.stringify(response)?.slice(0, 40));
    }
    assert.equal(grade(question), 0);
  });
}

test("no response is worth less than nothing or more than all, whatever the scoring", () => {
  const orders = [order(), order({ scoring: "absolute" }), order({ anyOrder: [["a", "d"], ["b", "c"]] }), order({ critical: true })];
  for (const given of permutations(listed("abcd"))) {
    for (const question of orders) assertShare(grade(question, given));
    for (const question of orders) assertShare(grade(question, given.slice(1)));
  }
  for (const chosen of subsets(listed("abcdez"))) {
    assertShare(grade(multiple(), chosen));
    assertShare(grade(multiple({ critical: true }), chosen));
  }
});

test("only the right order of four is worth all, and only one in the other direction nothing", () => {
  const worth = permutations(listed("abcd")).map((given) => ({ given: given.join(""), fraction: grade(order(), given) }));
  assert.deepEqual(worth.filter(({ fraction }) => fraction === 1).map(({ given }) => given), ["abcd"]);
  assert.deepEqual(worth.filter(({ fraction }) => fraction === 0).map(({ given }) => given), ["dcba"]);
});

test("the order in which options are shown or chosen changes nothing", () => {
  for (const chosen of subsets(listed("abcde"))) {
    const fraction = grade(multiple(), chosen);
    assert.equal(grade(multiple(), [...chosen].reverse()), fraction);
    assert.equal(grade(multiple({ options: listed("edcba"), right: listed("cba") }), chosen), fraction);
  }
});

const ALL_RIGHT = /** @type {Record<string, Response>} */ ({
  single: "b", "true-false": false, multiple: listed("abc"), order: listed("abcd"), match: { a: "a", b: "b", c: "a" },
  numeric: "100 EUR", text: "Team lead",
});
const QUIZ = {
  mark: 80,
  critical: /** @type {"all" | "none"} */ ("all"),
  questions: EVERY_TYPE.map((question) => ({ ...question, id: question.type })),
};

test("all right is the whole score, blank is none", () => {
  const all = gradeQuiz(QUIZ, ALL_RIGHT);
  assert.deepEqual([all.earned, all.possible, all.score, all.passed, all.missedCritical], [7, 7, 1, true, []]);
  const none = gradeQuiz(QUIZ, {});
  assert.deepEqual([none.earned, none.possible, none.score, none.passed], [0, 7, 0, false]);
});

test("points weigh, and questions keep their ids", () => {
  const questions = [{ ...SINGLE, id: "one", points: 3 }, { ...multiple(), id: "two", points: 2 }];
  const grades = gradeQuiz({ ...QUIZ, questions }, { one: "b", two: ["a"] });
  assert.equal(grades.earned, 3 + 2 / 3);
  assert.equal(grades.score, (3 + 2 / 3) / 5);
  assert.deepEqual(grades.questions.map(({ id, fraction }) => [id, fraction]), [["one", 1], ["two", 1 / 3]]);
});

test("a critical question that is not wholly right fails the quiz, unless none counts as critical", () => {
  const questions = [{ ...MATCH, critical: true, id: "must" }, { ...SINGLE, id: "other", points: 20 }];
  const responses = { must: { a: "a", b: "b" }, other: "b" };
  const failed = gradeQuiz({ mark: 80, critical: "all", questions }, responses);
  assert.deepEqual([failed.passed, failed.missedCritical], [false, ["must"]]);
  assert.equal(gradeQuiz({ mark: 80, critical: "none", questions }, responses).passed, true);
});

test("a score that falls short of the mark by rounding alone reaches it", () => {
  const questions = ["a", "b", "c"].map((id) => ({ ...multiple(), id }));
  const responses = { a: ["a"], b: ["a"], c: ["a", "b", "d"] };
  assert.equal(gradeQuiz({ mark: 33, critical: "all", questions }, responses).passed, true);
  assert.equal(reaches(29 / 100, 29), true);
  assert.equal(reaches(57 / 100, 57), true);
  assert.equal(reaches(0.7999, 80), false);
});

test("a quiz without questions is not passed, and a response named like a built-in is none", () => {
  assert.deepEqual([gradeQuiz({ ...QUIZ, questions: [] }, {}).score, gradeQuiz({ ...QUIZ, questions: [] }, {}).passed], [0, false]);
  assert.equal(gradeQuiz({ ...QUIZ, questions: [{ ...SINGLE, id: "constructor" }] }, {}).earned, 0);
});

/** @param {number} fraction */
function assertShare(fraction) {
  assert.ok(fraction >= 0 && fraction <= 1, String(fraction));
}

/**
 * @param {string[]} items
 * @returns {string[][]}
 */
function permutations(items) {
  if (items.length < 2) return [items];
  return items.flatMap((first) => permutations(items.filter((item) => item !== first)).map((rest) => [first, ...rest]));
}

/**
 * @param {string[]} items
 * @returns {string[][]}
 */
function subsets(items) {
  return items.reduce((sets, item) => [...sets, ...sets.map((set) => [...set, item])], /** @type {string[][]} */ ([[]]));
}
