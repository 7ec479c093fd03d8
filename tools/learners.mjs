/**
 * Writes the exported files of a made-up team, for trying out Team training and for pictures and benchmarks.
 *
 * Usage: node tools/learners.mjs SITE FOLDER [--people 12] [--seed 1] [--now 2026-11-23T09:00:00.000Z] [--everything]
 *
 * SITE is a built handbook: what is asked there is what the team has answered. With --everything everybody has been
 * through every procedure instead of a learning path.
 */
import { mkdirSync, readFileSync, readdirSync, writeFileSync } from "node:fs";
import { join } from "node:path";
import { parseArgs } from "node:util";
import { completed } from "../hooks/sopbook/browser/grading/ordinary.js";
import { team } from "../hooks/sopbook/browser/tests/team/learners.js";

const { values, positionals } = parseArgs({
  allowPositionals: true,
  options: {
    people: { type: "string", default: "12" },
    seed: { type: "string", default: "1" },
    now: { type: "string", default: "2026-11-23T09:00:00.000Z" },
    everything: { type: "boolean", default: false },
  },
});
const [site, folder] = positionals;
if (!site || !folder) throw new Error("Say which built handbook, and where the files go: node tools/learners.mjs SITE FOLDER");

/** The catalogue is a script that names one value. */
function catalogue() {
  const script = readFileSync(join(site, "assets/sopbook/catalogue.js"), "utf-8");
  return JSON.parse(script.slice(script.indexOf(".catalogue=") + ".catalogue=".length).replace(/;\s*$/, ""));
}

/** What each quiz page carries. */
function quizzes() {
  const pages = readdirSync(join(site, "quizzes"), { recursive: true }).filter((path) => path.endsWith(".html"));
  const found = pages.flatMap((path) => {
    const page = readFileSync(join(site, "quizzes", path), "utf-8");
    const sop = /<sop-quiz[^>]*\bdata-sop="([^"]+)"/.exec(page)?.[1];
    const data = [...page.matchAll(/<script type="application\/json"[^>]*>(.*?)<\/script>/gs)].map(([, text]) => text);
    return sop ? data.filter((text) => text.includes('"questions":[')).map((text) => [sop, completed(JSON.parse(text))]) : [];
  });
  return Object.fromEntries(found);
}

mkdirSync(folder, { recursive: true });
const wanted = { people: Number(values.people), seed: Number(values.seed), now: values.now, everything: values.everything };
for (const { name, content } of team({ catalogue: catalogue(), quizzes: quizzes() }, wanted)) {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
