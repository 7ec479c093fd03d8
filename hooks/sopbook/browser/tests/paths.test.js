import assert from "node:assert/strict";
import { test } from "node:test";
import { daysBetween, localDay, plusDays } from "../training/days.js";
import { agenda, dueDays, progress, startDays } from "../training/paths.js";
import { standings } from "../training/standing.js";
import { attempt, chance, entry, record, revised, shuffled } from "./learning.js";

const now = "2026-11-20T12:00:00.000Z";
const agent = { key: "agent", title: "New agent", role: "agent", about: "", url: "", items: [{ sop: "CS-B", due: 1 }, { sop: "CS-A", due: 5 }] };
const lead = { key: "lead", title: "New lead", role: "lead", about: "", url: "", items: [{ sop: "CS-A", due: 2 }, { sop: "CS-C", due: 9 }] };

/** @param {string} path @param {string | null} start @param {string} [at] */
const plan = (path, start, at = now) => record({ kind: "plan", path, start, at });

test("days are those of the calendar where the learner is", () => {
  const zone = process.env["TZ"];
  try {
    process.env["TZ"] = "Pacific/Auckland";
    assert.equal(localDay("2026-11-20T12:00:00.000Z"), "2026-11-21");
    process.env["TZ"] = "America/Lima";
    assert.equal(localDay("2026-11-20T04:00:00.000Z"), "2026-11-19");
  } finally {
    if (zone === undefined) delete process.env["TZ"];
    else process.env["TZ"] = zone;
  }
});

test("days are counted over leap days and changes of the clock", () => {
  assert.equal(plusDays("2028-02-28", 2), "2028-03-01");
  assert.equal(plusDays("2026-10-24", 2), "2026-10-26");
  assert.equal(daysBetween("2026-03-28", "2026-03-30"), 2);
  assert.equal(daysBetween("2026-03-30", "2026-03-28"), -2);
});

test("the newest plan of a path counts, and one without a day gives the path up", () => {
  const plans = [plan("agent", "2026-11-01"), plan("agent", "2026-11-05", "2026-11-20T13:00:00.000Z"), plan("lead", "2026-11-02")];
  assert.deepEqual([...startDays(plans)], [["agent", "2026-11-05"], ["lead", "2026-11-02"]]);
  const given = plan("agent", null, "2026-11-20T14:00:00.000Z");
  for (const seed of [1, 2, 3, 4, 5]) {
    assert.deepEqual([...startDays(shuffled([...plans, given], chance(seed)))], [["lead", "2026-11-02"]]);
  }
});

test("an SOP of two paths is due on the earlier day; paths that were not begun ask for nothing", () => {
  const starts = new Map([["agent", "2026-11-20"], ["lead", "2026-11-19"]]);
  assert.deepEqual([...dueDays([agent, lead], starts)], [["CS-B", "2026-11-21"], ["CS-A", "2026-11-21"], ["CS-C", "2026-11-28"]]);
  assert.equal(dueDays([agent, lead], new Map()).size, 0);
});

/** @param {any[]} records @param {import("../training/entry.js").Entry[]} entries @param {string} start */
function tasks(records, entries, start) {
  const starts = new Map([["agent", start]]);
  const found = standings(records, entries, { now, due: dueDays([agent], starts) });
  return agenda(found, [agent], localDay(now)).map(({ sop, reason, overdue, days }) => ({ sop, reason, overdue, days }));
}

test("what is next comes in the order of the path", () => {
  const entries = ["CS-A", "CS-B", "CS-C"].map((id) => entry({ id }));
  assert.deepEqual(tasks([], entries, "2026-11-20"), [
    { sop: "CS-B", reason: "due", overdue: false, days: 1 },
    { sop: "CS-A", reason: "due", overdue: false, days: 5 },
  ]);
});

test("overdue comes first, then what changed, then what is begun, then what is due", () => {
  const [a, b, c, d] = ["CS-A", "CS-B", "CS-C", "CS-D"].map((id) => entry({ id }));
  const changed = revised(/** @type {any} */ (c), { prints: { check: "c2" }, date: "2026-11-18" });
  const records = [attempt(/** @type {any} */ (c)), attempt(/** @type {any} */ (d), { passed: false })];
  assert.deepEqual(tasks(records, /** @type {any} */ ([a, b, changed, d]), "2026-11-17"), [
    { sop: "CS-B", reason: "due", overdue: true, days: -2 },
    { sop: "CS-C", reason: "changed", overdue: false, days: 12 },
    { sop: "CS-D", reason: "in progress", overdue: false, days: null },
    { sop: "CS-A", reason: "due", overdue: false, days: 2 },
  ]);
});

test("a pass is to be renewed in the month before it expires, not earlier", () => {
  const recertify = { on: /** @type {const} */ ("material"), scope: /** @type {const} */ ("changed"), every: 365, grace: 14 };
  const of = entry({ id: "CS-A", recertify });
  const passed = (/** @type {string} */ day) => tasks([attempt(of, { at: `${day}T10:00:00.000Z` })], [of], "2026-11-20");
  assert.deepEqual(passed("2025-12-20"), [{ sop: "CS-A", reason: "renew", overdue: false, days: 30 }]);
  assert.deepEqual(passed("2025-12-21"), []);
  assert.deepEqual(passed("2025-11-18"), [{ sop: "CS-A", reason: "renew", overdue: true, days: -2 }]);
  assert.deepEqual(passed("2025-11-01"), [{ sop: "CS-A", reason: "expired", overdue: true, days: -19 }]);
});

test("the progress of a path counts what is passed now and what is overdue", () => {
  const entries = ["CS-A", "CS-B"].map((id) => entry({ id }));
  const found = standings([attempt(entry({ id: "CS-A" }))], entries, { now, due: dueDays([agent], new Map([["agent", "2026-11-01"]])) });
  assert.deepEqual(progress(agent, found), { total: 2, passed: 1, overdue: 1 });
  assert.deepEqual(progress(lead, found), { total: 1, passed: 1, overdue: 0 });
});
