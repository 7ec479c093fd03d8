/**
 * The record that a finished sitting becomes. Pure.
 *
 * @import { Grades } from "../grading/grade.js"
 * @import { QuizData } from "./quiz-data.js"
 * @import { Sitting } from "./quiz-sitting.js"
 */
import { SCHEMA } from "../records/index.js";
import { asked } from "./quiz-sitting.js";

/**
 * @typedef {ReturnType<typeof attemptOf>} Attempt
 *
 * @param {QuizData} quiz
 * @param {Sitting} sitting
 * @param {Grades} grades
 * @param {{learner: string, handbook: string, sop: string, version: string, at: string, timedOut: boolean}} about
 */
export function attemptOf(quiz, sitting, grades, { learner, handbook, sop, version, at, timedOut }) {
  const graded = new Map(grades.questions.map((one) => [one.id, one]));
  return {
    schema: SCHEMA,
    id: sitting.id,
    kind: "attempt",
    learner,
    handbook,
    at,
    started: sitting.started,
    sop,
    version,
    mode: sitting.mode,
    scope: sitting.scope,
    parts: quiz.parts,
    quiz: quiz.quiz,
    questions: asked(quiz, sitting.order).map(({ id, type, key, wording, tests = [] }) => ({
      id,
      type,
      key,
      wording,
      points: graded.get(id)?.points ?? 0,
      critical: graded.get(id)?.critical ?? false,
      tests,
      shown: sitting.shown[id],
      response: sitting.responses[id] ?? null,
      hint: sitting.hints.includes(id),
      confidence: sitting.confidence[id] ?? null,
      fraction: graded.get(id)?.fraction ?? 0,
    })),
    earned: grades.earned,
    possible: grades.possible,
    score: grades.score,
    mark: quiz.mark,
    // what is done for oneself is never a pass
    passed: (sitting.mode === "full" || sitting.mode === "changes") && grades.passed,
    seconds: Math.round(sitting.clock.active),
    paused: Math.round(sitting.clock.paused),
    timedOut,
  };
}
