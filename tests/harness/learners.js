/**
 * Learners with a history, as the files that they would export: answers are graded and files are packed by the code
 * that the pages run, from the data of a built site.
 *
 * Usage: node learners.js SITE < learners.json, an object {now, learners: [{name, role, done: [{kind, …}]}]}
 */
import { readFileSync } from "node:fs";
import { completed } from "../../hooks/sopbook/browser/grading/ordinary.js";
import { gradeQuiz } from "../../hooks/sopbook/browser/grading/grade.js";
import { packed } from "../../hooks/sopbook/browser/records/exchange.js";
import { SCHEMA } from "../../hooks/sopbook/browser/records/record.js";

const DAY = 86_400_000;
const [site = "."] = process.argv.slice(2);
const { now, learners } = JSON.parse(readFileSync(0, "utf-8"));
for (const name of ["catalogue", "quizzes"]) (0, eval)(readFileSync(`${site}/assets/sopbook/${name}.js`, "utf-8"));
const { catalogue } = globalThis.sopbookData;
const sops = new Map(catalogue.sops.map((sop) => [sop.id, sop]));
let count = 0;

/** What there is to learn from an SOP. */
function quizData(sop) {
  (0, eval)(readFileSync(`${site}/assets/sopbook/learning/${sop}.js`, "utf-8"));
  return completed(globalThis.sopbookData.learning[sop]);
}

/** The answer to a question that is wholly right. */
function rightAnswer(question) {
  switch (question.type) {
    case "order":
      return question.items;
    case "match":
      return Object.fromEntries(question.pairs.map(({ id, right }) => [id, right]));
    case "numeric":
      return String(question.range ? question.range[0] : question.answer) + (question.unit ? ` ${question.unit}` : "");
    case "text":
      return question.accept[0];
    case "cloze":
      return Object.fromEntries(question.blanks.map((blank) => [blank.id, rightAnswer(blank)]));
    case "scenario":
      return bestTrail(question);
    case "scale":
      return String(question.from);
    default:
      return question.right;
  }
}

/** The shortest way through a workflow to the end that is worth most. */
function bestTrail({ start, ends, flow }) {
  const [goal] = Object.entries(ends).sort(([, one], [, other]) => other - one)[0];
  const queue = [{ node: start, trail: [] }];
  for (const { node, trail } of queue) {
    if (node === goal) return { trail, end: node };
    const { answers, goto } = flow.nodes[node];
    const ways = answers?.length ? answers : goto ? [{ text: null, goto }] : [];
    if (trail.length < 12) queue.push(...ways.map((way) => ({ node: way.goto, trail: [...trail, { node, answer: way.text }] })));
  }
  return null;
}

/** What an SOP's parts were; those in `older` had another text. */
function partsOf(sop, older = {}) {
  const parts = quizData(sop).parts;
  const changed = Object.entries(older).map(([id, text]) => [id, { fingerprint: `older-${id}`, text }]);
  return { ...parts, ...Object.fromEntries(changed) };
}

/** The version of the records about older parts: the one before today's. */
function versionOf(sop, older) {
  const { version, revisions } = sops.get(sop);
  return older ? (revisions[1]?.version ?? "0.1") : version;
}

const MAKERS = {
  attempt({ sop, right = 1, mode = "full", older, claimed, only, olderKey }, at) {
    const quiz = quizData(sop);
    const asked = only ? quiz.questions.filter(({ id }) => only.includes(id)) : quiz.questions;
    const good = Math.round(asked.length * right);
    const responses = Object.fromEntries(asked.map((question, place) => [question.id, place < good ? rightAnswer(question) : null]));
    const grades = gradeQuiz({ ...quiz, questions: asked }, responses);
    // By the key of that day another answer was right.
    if (olderKey) responses[olderKey] = null;
    const questions = asked.map((question, place) => ({
      ...{ id: question.id, type: question.type, key: olderKey === question.id ? "older" : question.key, wording: question.wording },
      ...{ points: question.points, critical: question.critical, tests: question.tests, shown: question.options ?? question.items ?? [] },
      ...{ response: responses[question.id], hint: false, confidence: null, fraction: grades.questions[place].fraction },
    }));
    const counts = mode === "full" || mode === "changes";
    return {
      ...{ sop, version: versionOf(sop, older), started: new Date(Date.parse(at) - 300_000).toISOString(), mode },
      ...{ scope: mode === "changes" ? Object.keys(quiz.parts) : [], parts: partsOf(sop, older), quiz: olderKey ? "older" : quiz.quiz, questions },
      ...{ earned: grades.earned, possible: grades.possible, score: claimed ?? grades.score, mark: quiz.mark },
      ...{ passed: counts && (claimed === undefined ? grades.passed : claimed * 100 >= quiz.mark), seconds: 240, paused: 0, timedOut: false },
    };
  },
  acknowledgement({ sop, about = "whole", older }, at, name) {
    return { sop, version: versionOf(sop, older), parts: partsOf(sop, older), name, about };
  },
  read: ({ sop, older }) => ({ sop, version: versionOf(sop, older) }),
  plan: ({ path }, at) => ({ path, start: at.slice(0, 10) }),
};

/** One of two numbers that look random and are the same in every run. */
function idOf(...words) {
  let [one, other] = [0x811c9dc5, 0x01000193];
  for (const letter of words.join(" ")) {
    one = Math.imul(one ^ letter.charCodeAt(0), 0x01000193) >>> 0;
    other = Math.imul(other ^ one, 0x85ebca6b) >>> 0;
  }
  const hex = (number) => (number >>> 0).toString(16).padStart(8, "0");
  return [one, other, one ^ other, Math.imul(one, 31) ^ other].map(hex).join("");
}

/** The exported file of one learner. */
function exported({ name, role = null, done = [] }) {
  const learner = idOf("learner", name);
  const at = (days) => new Date(Date.parse(now) - Math.round(days * DAY)).toISOString();
  const common = (kind, days) => ({ schema: SCHEMA, id: idOf(kind, name, days, (count += 1)), kind, learner, handbook: catalogue.handbook, at: at(days) });
  const first = Math.max(0, ...done.map(({ days }) => days)) + 1;
  const records = done.map((each) => ({ ...common(each.kind, each.days), ...MAKERS[each.kind](each, at(each.days), name) }));
  return packed(catalogue.handbook, [{ ...common("learner", first), name, role }, ...records], now);
}

console.log(JSON.stringify(learners.map(exported)));
