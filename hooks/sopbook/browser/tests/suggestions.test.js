/** The address by which a change to one part is suggested. */

import assert from "node:assert/strict";
import { test } from "node:test";

import { addressOf } from "../suggestions.js";

test("part and anchor are put wherever they stand for, and stay one value", () => {
  const ofParts = "https://x.example/new?step={part}&title={part}%3A&url=https%3A%2F%2Fhand.book%2F%23{anchor}";
  const address = new URL(addressOf(ofParts, "step-count-in&out"));
  assert.equal(address.searchParams.get("step"), "count-in&out");
  assert.equal(address.searchParams.get("title"), "count-in&out:");
  assert.equal(address.searchParams.get("url"), "https://hand.book/#step-count-in&out");
});
