/** Files that a page hands out: exported records, tables, and what can be saved of a damaged store. */

import { conflict, packed, unpacked } from "./exchange.js";
import { personsOf } from "./persons.js";
import { RESULTS, rememberExport } from "./reminder.js";

/** @typedef {import("./record.js").StoredRecord} StoredRecord */
/** @typedef {import("./records.js").Records} Records */

/** Characters that make a spreadsheet take a cell for a formula. */
const FORMULA = /^[=+\-@\t\r]/;

/**
 * The content of an export of everything but drafts, in the form in which it was written.
 * @param {Records} records
 * @param {{learner?: string}} [whose] everybody's without it
 */
export async function exportRecords(records, { learner } = {}) {
  return packed(records.handbook, await records.raw({ learner }), new Date().toISOString());
}

/**
 * Adds the records of an exported file; importing it again changes nothing.
 * @param {Records} records
 * @param {string} text
 * @returns {Promise<{added: number, known: number, refused: string[], people: string[]}>} `people`: ids of those that it is about
 */
export async function importRecords(records, text) {
  const file = unpacked(text, records.handbook);
  if (file.records.length === 0) return { added: 0, known: 0, refused: file.refused, people: [] };
  const { added, known, different } = await records.merge(file.records);
  const persons = personsOf(await records.raw({ kind: "join" }));
  const people = [...new Set(file.records.map(({ learner = "" }) => persons.get(learner) ?? learner))];
  await rememberBackup(records, people, file);
  return { added: added.length, known: known.length, refused: [...file.refused, ...different.map(conflict)], people };
}

/**
 * A file that came is a backup of everybody who has no results here that are not in it.
 * @param {Records} records
 * @param {string[]} people ids
 * @param {{records: StoredRecord[], exported: string | null}} file
 */
async function rememberBackup(records, people, file) {
  const inFile = new Set(file.records.map(({ id }) => id));
  const left = new Set((await records.all()).filter(({ id, kind }) => RESULTS.has(kind) && !inFile.has(id)).map(({ learner }) => learner));
  const now = new Date().toISOString();
  const at = file.exported && file.exported < now ? file.exported : now;
  await rememberExport(records, people.filter((person) => !left.has(person)), at);
}

/**
 * Rows as comma-separated values (RFC 4180); cells that a spreadsheet would take for a formula begin with an apostrophe.
 * @param {(string | number)[][]} rows
 * @returns {string}
 */
export function csv(rows) {
  return rows.map((row) => `${row.map(cell).join(",")}\r\n`).join("");
}

/** @param {string | number} value */
function cell(value) {
  const text = typeof value === "string" && FORMULA.test(value) ? `'${value}` : String(value);
  return /[",\r\n]/.test(text) ? `"${text.replaceAll('"', '""')}"` : text;
}

/**
 * Hands a file to the reader.
 * @param {string} name
 * @param {string} type media type
 * @param {string} text
 */
export function saveFile(name, type, text) {
  const link = document.createElement("a");
  link.href = URL.createObjectURL(new Blob([text], { type }));
  link.download = name;
  link.click();
  // The download has to begin before its address may go.
  setTimeout(() => URL.revokeObjectURL(link.href), 10_000);
}
