import assert from "node:assert/strict";
import { test } from "node:test";
import { differences } from "../elements/differences.js";

/** Marked pieces in square brackets. @param {import("../elements/differences.js").Piece[]} pieces */
const shown = (pieces) => pieces.map(({ text, changed }) => (changed ? `[${text}]` : text)).join("");

for (const [before, after, old, now] of [
  ["Call within 10 minutes.", "Call within 5 minutes.", "Call within [10] minutes.", "Call within [5] minutes."],
  ["Check the date.", "Check the order date twice.", "Check the date.", "Check the [order ]date[ twice]."],
  ["The agent pays.", "The team lead pays.", "The [agent] pays.", "The [team lead] pays."],
  ["Same.", "Same.", "Same.", "Same."],
  ["Old text", "Quite other words", "[Old text]", "[Quite other words]"],
  ["", "All new", "", "[All new]"],
  ["Pay 1,000 EUR, then call.", "Pay 1,200 EUR, then call.", "Pay [1,000] EUR, then call.", "Pay [1,200] EUR, then call."],
]) {
  test(`${before || "nothing"} became ${after}`, () => {
    const found = differences(before, after);
    assert.deepEqual([shown(found.before), shown(found.after)], [old, now]);
  });
}

test("a language without spaces is compared word by word, too", () => {
  const { after } = differences("返金は店長が承認します。", "返金は本部が承認します。");
  assert.ok(after.some(({ changed }) => !changed) && after.some(({ changed }) => changed));
});

test("both texts are always told whole, however long they are", () => {
  const long = Array.from({ length: 4000 }, (_, at) => `word${at % 7} `).join("");
  for (const [before, after] of [["a b c d", "d c b a"], [long, `x ${long} y`], [long, [...long].reverse().join("")]]) {
    const found = differences(before, after);
    assert.equal(found.before.map(({ text }) => text).join(""), before);
    assert.equal(found.after.map(({ text }) => text).join(""), after);
  }
});
