import assert from "node:assert/strict";
import { test } from "node:test";
import { csv } from "../records/files.js";
import { exportDue } from "../records/reminder.js";
import { SCHEMA } from "../records/record.js";
import { sample } from "./samples.js";

test("a table is written as RFC 4180 says", () => {
  assert.equal(csv([["Name", "Note"], ['Ana "A"', "one,\ntwo"], ["", 0]]), 'Name,Note\r\n"Ana ""A""","one,\ntwo"\r\n,0\r\n');
});

for (const start of ["=", "+", "-", "@", "\t", "\r"]) {
  test(`a cell that starts with ${JSON.stringify(start)} is text to a spreadsheet`, () => {
    const [cell] = csv([[`${start}HYPERLINK(1)`]]).split("\r\n");
    assert.match(cell ?? "", /^"?'/);
  });
}

test("a number below nothing stays a number", () => {
  assert.equal(csv([[-5, 0.5]]), "-5,0.5\r\n");
});

const NOW = Date.parse("2026-11-23T08:00:00Z");
/** @param {string} at */
const attempt = (at) => sample(SCHEMA, "attempt", { at });

test("nothing to export, nothing to remind of", () => {
  assert.deepEqual(exportDue([sample(SCHEMA, "learner")], null, NOW), { due: false, count: 0, exported: null });
});

test("a result of a month ago that no file has is a reason to export", () => {
  const records = [attempt("2026-10-20T08:00:00Z")];
  assert.equal(exportDue(records, null, NOW).due, true);
  assert.equal(exportDue(records, "2026-10-21T08:00:00Z", NOW).due, false);
  assert.equal(exportDue([attempt("2026-11-20T08:00:00Z")], null, NOW).due, false);
});

test("many results since the last export are a reason as well", () => {
  const records = Array.from({ length: 20 }, () => attempt("2026-11-22T08:00:00Z"));
  assert.deepEqual(exportDue(records, "2026-11-21T08:00:00Z", NOW), { due: true, count: 20, exported: "2026-11-21T08:00:00Z" });
  assert.equal(exportDue(records.slice(1), null, NOW).due, false);
});
