/**
 * Learners as they are: some quick, some behind, some wrong about the same thing. Their attempts are made by the
 * sitting, grading and record code of the quiz page; chance comes from a seed, so that the same seed gives the same team.
 *
 * @import { Catalogue, CatalogueSop } from "../../training/entry.js"
 */
import { attemptOf } from "../../elements/quiz-attempt.js";
import { sitDown } from "../../elements/quiz-sitting.js";
import { gradeQuiz } from "../../grading/grade.js";
import { packed } from "../../records/exchange.js";
import { answerTo } from "./answers.js";

const NAMES = [
  "Amira Haddad", "Bo Lindqvist", "Chidi Okafor", "Dunja Kovač", "Elif Demir", "Fionn Walsh",
  "Greta Baumann", "Hiro Tanaka", "Inês Carvalho", "Jonas Meier", "Kavya Rao", "Léa Fontaine",
];
const DAY = 86_400_000;

/** @typedef {() => number} Chance */

/**
 * Numbers from 0 up to 1 that look random and are the same for the same seed (mulberry32).
 * @param {number} seed
 * @returns {Chance}
 */
export function seeded(seed) {
  let state = seed >>> 0;
  return () => {
    state = (state + 0x6d2b79f5) >>> 0;
    let mixed = Math.imul(state ^ (state >>> 15), state | 1);
    mixed ^= mixed + Math.imul(mixed ^ (mixed >>> 7), mixed | 61);
    return ((mixed ^ (mixed >>> 14)) >>> 0) / 4294967296;
  };
}

/**
 * @typedef {object} Source what the handbook publishes
 * @property {Catalogue} catalogue
 * @property {Record<string, any>} quizzes QuizData by SOP, with parts and revisions
 *
 * @typedef {object} Wanted
 * @property {number} people
 * @property {number} seed
 * @property {string} now ISO time
 * @property {boolean} [everything] every procedure instead of a learning path
 */

/**
 * The exported file of each learner of a team.
 * @param {Source} source
 * @param {Wanted} wanted
 * @returns {{name: string, content: any}[]}
 */
export function team(source, { people, seed, now, everything = false }) {
  const chance = seeded(seed);
  return Array.from({ length: people }, (_, at) => {
    const { name, records } = learner(source, { at, now, everything, chance });
    const slug = name.toLowerCase().normalize("NFD").replace(/\p{M}/gu, "").replace(/[^a-z0-9]+/g, "-");
    return { name: `training-${slug}.json`, content: packed(source.catalogue.handbook, records, new Date(Date.parse(now) - chance() * 5 * DAY).toISOString()) };
  });
}

/**
 * @param {Source} source
 * @param {{at: number, now: string, everything: boolean, chance: Chance}} about
 */
function learner({ catalogue, quizzes }, { at, now, everything, chance }) {
  const id = idFrom(chance);
  const name = at < NAMES.length ? NAMES[at] : `${NAMES[at % NAMES.length]} ${Math.floor(at / NAMES.length) + 1}`;
  // half of a team has the job that most have; the others are spread over the rest
  const path = catalogue.paths[chance() < 0.55 ? 0 : Math.floor(chance() * catalogue.paths.length)];
  const start = Date.parse(now) - (3 + chance() * 60) * DAY;
  const items = everything ? catalogue.sops.map(({ id: sop }, place) => ({ sop, due: 7 + place / 4 })) : path.items;
  const common = { schema: 2, learner: id, handbook: catalogue.handbook };
  const skill = 0.78 + chance() * 0.21;
  const pace = 0.4 + chance() * 0.8;
  /** @type {any[]} */
  const records = [{ ...common, id: idFrom(chance), kind: "learner", at: iso(start), name, role: path.role }];
  if (chance() < 0.8) records.push({ ...common, id: idFrom(chance), kind: "plan", at: iso(start), path: path.key, start: iso(start).slice(0, 10) });
  for (const { sop, due } of items) {
    const quiz = quizzes[sop];
    const entry = /** @type {CatalogueSop} */ (catalogue.sops.find((each) => each.id === sop));
    const begun = start + due * DAY * pace * (0.6 + chance() * 0.6);
    if (!quiz || begun > Date.parse(now)) continue;
    records.push(...attempts({ quiz, entry, skill, begun, now: Date.parse(now), chance, about: { ...common, learner: id } }));
  }
  return { name, records };
}

/**
 * Attempts until one passes, at most four; some learned the version before the last.
 * @param {{quiz: any, entry: CatalogueSop, skill: number, begun: number, now: number, chance: Chance, about: any}} wanted
 */
function attempts({ quiz, entry, skill, begun, now, chance, about }) {
  /** @type {any[]} */
  const made = [];
  const data = chance() < 0.05 ? earlier(quiz) : quiz;
  for (let number = 0; number < 4 && !made.some(({ passed }) => passed); number += 1) {
    const at = begun + number * DAY * (0.2 + chance());
    if (at > now) break;
    const version = data === quiz ? entry.version : (entry.revisions[1]?.version ?? entry.version);
    made.push(attempt(data, { ...about, sop: entry.id, version }, { at, skill: Math.min(0.99, skill + number * 0.12), chance }));
  }
  return made;
}

/**
 * @param {any} quiz
 * @param {any} about
 * @param {{at: number, skill: number, chance: Chance}} how
 */
function attempt(quiz, about, { at, skill, chance }) {
  const sitting = sitDown(quiz, { id: idFrom(chance), mode: "full", started: iso(at) }, chance);
  const asked = quiz.questions.filter((/** @type {any} */ { id }) => sitting.order.includes(id));
  for (const question of asked) {
    const right = chance() < skill - difficulty(question.id);
    sitting.responses[question.id] = answerTo(question, right, chance);
    if (quiz.confidence) sitting.confidence[question.id] = right || chance() < 0.3 ? "sure" : "unsure";
  }
  const seconds = Math.round(asked.length * (20 + chance() * 50));
  sitting.clock = { active: seconds, paused: 0, since: iso(at + seconds * 1000) };
  const grades = gradeQuiz({ ...quiz, questions: asked }, sitting.responses);
  return attemptOf(quiz, sitting, grades, { ...about, at: iso(at + seconds * 1000), timedOut: false });
}

/** The quiz as it was before its SOP changed: another form of the parts that the newest revision names. @param {any} quiz */
function earlier(quiz) {
  const changed = quiz.revisions[0]?.steps.length ? quiz.revisions[0].steps : Object.keys(quiz.parts).slice(0, 1);
  const parts = Object.entries(quiz.parts).map(([id, part]) => [id, changed.includes(id) ? { fingerprint: "0".repeat(16), text: `${part.text.split(" (")[0]} (as before)` } : part]);
  return { ...quiz, parts: Object.fromEntries(parts) };
}

/** Some questions are hard for everybody: 0 to 0.35, by the id. @param {string} id */
function difficulty(id) {
  let sum = 7;
  for (const letter of id) sum = (sum * 31 + letter.charCodeAt(0)) >>> 0;
  return sum % 5 === 0 ? 0.35 : (sum % 7) / 100;
}

/** @param {Chance} chance */
const idFrom = (chance) => Array.from({ length: 32 }, () => Math.floor(chance() * 16).toString(16)).join("");
/** @param {number} at */
const iso = (at) => new Date(Math.round(at)).toISOString();
