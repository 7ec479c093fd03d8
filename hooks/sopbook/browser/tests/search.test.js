import assert from "node:assert/strict";
import { readFileSync } from "node:fs";
import test from "node:test";

import { SearchIndex } from "../search/index.js";
import { formsOf, spelt } from "../search/meant.js";
import { places, typed } from "../search/words.js";

const samples = JSON.parse(readFileSync(new URL("../../../../tests/golden/search-words.json", import.meta.url), "utf8"));

for (const [text, expected] of samples) {
  test(`words of ${text}`, () => assert.deepEqual(typed(text), expected));
}

/** @type {Record<string, any>} */
const files = {
  "pages.json": {
    pages: [
      ["refund/", "Refunding <an> order"],
      ["quiz/", "Quiz", "Refunding, asked."],
      ["other/", "Other"],
    ],
    words: ["72-65.json", "6f-72.json", "63-73.json"],
    ignored: ["the"],
  },
  "words/72-65.json": { refund: [256 + 10], refunding: [70, 256 - 10], refuse: [512 + 5] },
  "words/6f-72.json": { order: [20] },
  "words/63-73.json": { cs: [60, 256 - 40], "cs-ref-001": [60] },
  "sections/0.json": [
    ["", "Refunding <an> order", ""],
    ["pay", "Refunds & more", "Pay the refund <b>now</b>."],
    ["who", "Who", "The agent."],
  ],
  "sections/2.json": [["", "Other", "Refuse."]],
};

/** @type {string[]} */
let asked = [];
const index = () => {
  asked = [];
  return new SearchIndex(async (path) => {
    asked.push(path);
    assert.ok(path in files, path);
    return files[path];
  });
};

test("the page whose title has the word comes first, and what is shown is marked and escaped", async () => {
  const { items } = await index().search("refund");
  assert.deepEqual(
    items.map(([page]) => page.location),
    ["refund/", "quiz/"],
  );
  const [page, section] = items[0];
  assert.equal(page.title, "<mark>Refund</mark>ing &lt;an&gt; order");
  assert.equal(section.location, "refund/#pay");
  assert.equal(section.text, "Pay the <mark>refund</mark> &lt;b&gt;now&lt;/b&gt;.");
  assert.equal(items[0].length, 2);
});

test("pages that have all words come before those that have some, and say what they miss", async () => {
  const { items } = await index().search("the refund order");
  assert.deepEqual(items[0][0].terms, { refund: true, order: true });
  assert.deepEqual(items[1][0].terms, { refund: true, order: false });
});

test("an id is one word, as far as it has been typed; parts count where the whole is not known", async () => {
  assert.deepEqual((await index().search("CS-REF-0")).items.map(([page]) => page.location), ["refund/"]);
  assert.deepEqual((await index().search("order-refund")).items[0][0].terms, { order: true, refund: true });
});

test("files are loaded once, and none that is not there", async () => {
  const one = index();
  await one.search("refund");
  const first = asked.length;
  assert.deepEqual(await one.search("xylophone"), { items: [], suggest: [] });
  await one.search("refun");
  assert.equal(asked.length, first);
});

test("what pages say is loaded for whole words and for beginnings of three letters, as long as somebody waits", async () => {
  const one = index();
  assert.deepEqual((await one.search("or")).items.map(([page]) => page.location), ["refund/"]);
  await one.search("ref", () => false);
  assert.deepEqual(asked, ["pages.json", "words/6f-72.json", "words/72-65.json"]);
  await one.search("cs");
  assert.deepEqual(asked.slice(3), ["words/63-73.json", "sections/0.json"]);
});

test("what a page says that says no more than a sentence is known with its title", async () => {
  const { items } = await index().search("asked refunding");
  assert.equal(items.flat().find((page) => page.location === "quiz/")?.text, "<mark>Refunding</mark>, <mark>asked</mark>.");
});

test("nothing is found for nothing, and words that everything has are no question", async () => {
  assert.deepEqual(await index().search("  "), { items: [], suggest: [] });
  assert.deepEqual(await index().search("the"), { items: [], suggest: [] });
});

test("a file that could not be read is asked for again", async () => {
  let broken = true;
  const one = new SearchIndex(async (path) => {
    if (broken) throw new Error("gone");
    return files[path];
  });
  await assert.rejects(one.search("refund"));
  broken = false;
  assert.equal((await one.search("refund")).items.length, 2);
});

test("words are suggested, the commonest first", async () => {
  assert.deepEqual((await index().search("order ref")).suggest, ["order refunding", "order refund", "order refuse"]);
});

test("places are those of whole words and of parts", () => {
  assert.deepEqual(places("An e-mail to CS-REF-001", ["mail", "cs-ref"]), [
    { from: 5, to: 9, beginning: "mail" },
    { from: 13, to: 19, beginning: "cs-ref" },
  ]);
  assert.deepEqual(
    places("v1.2 v132 customer", ["v1.2", "cu", "custom"]).map(({ beginning }) => beginning),
    ["v1.2", "custom"],
  );
  assert.deepEqual(places("ﬃ Ⅷ, naïve", ["viii", "nai"]), [
    { from: 2, to: 3, beginning: "viii" },
    { from: 5, to: 8, beginning: "nai" },
  ]);
});

const spoken = { refund: [266], refunded: [522], policy: [10], police: [12], "cs-ref-001": [3], step: [1], steps: [2] };

for (const [said, expected] of Object.entries({
  refunds: ["refund"],
  refunding: ["refund"],
  policies: ["policy", "police"],
  steps: ["step"],
  step: [],
  "cs-ref-002": [],
})) {
  test(`forms of ${said}`, () => assert.deepEqual(formsOf(said, spoken), expected));
}

for (const [said, expected] of Object.entries({
  refnud: "refund",
  refnu: "refund",
  refunnded: "refunded",
  pollicy: "policy",
  stpe: undefined,
  purchase: undefined,
  "cs-ref-002": undefined,
})) {
  test(`${said} is misspelt from ${expected}`, () => assert.equal(spelt(said, spoken), expected));
}

test("of words that are as near the one is meant that more pages have", () => {
  assert.equal(spelt("stocx", { stock: [1], stoca: [1, 256, 256] }), "stoca");
});

test("another form of a word is found and marked", async () => {
  const { items } = await index().search("refunded");
  assert.deepEqual(
    items.map(([page]) => page.location),
    ["quiz/"],
  );
  assert.equal(items[0][0].text, "<mark>Refund</mark>ing, asked.");
  assert.deepEqual(items[0][0].terms, { refunded: true });
});

test("where no page has a word, the one is looked for that was meant, and the results say so", async () => {
  const { items, suggest } = await index().search("refnud order");
  assert.deepEqual(items[0][0].terms, { refnud: false, refund: true, order: true });
  assert.equal(items[0][0].title, "<mark>Refund</mark>ing &lt;an&gt; <mark>order</mark>");
  assert.deepEqual(suggest, ["refund order"]);
});
