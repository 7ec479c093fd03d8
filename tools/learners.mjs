/**
 * Writes the exported files of a made-up team, for trying out Team training and for pictures and benchmarks.
 *
 * Usage: node tools/learners.mjs SITE FOLDER [--people 12] [--seed 1] [--now 2026-11-23T09:00:00.000Z] [--everything]
 *
 * SITE is a built handbook: what is asked there is what the team has answered. With --everything everybody has been
 * through every procedure instead of a learning path.
 */
import { mkdirSync, readFileSync, writeFileSync } from "node:fs";
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

/** What each quiz is taken by, by SOP: scripts that leave it in one place. @param {{id: string, quiz: object | null}[]} sops */
function quizzes(sops) {
  const asked = sops.filter(({ quiz }) => quiz).map(({ id }) => id);
  for (const id of asked) (0, eval)(readFileSync(join(site, `assets/sopbook/learning/${id}.js`), "utf-8"));
  return Object.fromEntries(asked.map((id) => [id, completed(globalThis.sopbookData.learning[id])]));
}

mkdirSync(folder, { recursive: true });
const wanted = { people: Number(values.people), seed: Number(values.seed), now: values.now, everything: values.everything };
const known = catalogue();
for (const { name, content } of team({ catalogue: known, quizzes: quizzes(known.sops) }, wanted)) {
  writeFileSync(join(folder, name), JSON.stringify(content));
}
