"""What the browser needs to ask, grade and record a quiz: ids, keys and rules, never HTML."""

from typing import Any

from ..fingerprints import QuestionFingerprints, part_fingerprints, quiz_fingerprint, quiz_fingerprints
from ..model.question import Question, Scale
from ..model.quiz import Quiz, Recertify
from ..model.sop import Sop
from ..model.text import Duration
from ..wording import plain
from .quiz_keys import answer_key, walked

Data = dict[str, Any]

_MINUTES = {"m": 1, "h": 60}


ORDINARY: Data = {"pool": "core", "points": 1, "critical": False, "tests": (), "hintCost": 0, "anyOrder": ()}
"""What most questions are: it is left out, and the browser knows it (grading/ordinary.js)."""


def quiz_data(sop: Sop, quiz: Quiz) -> Data:
    """All that a quiz is taken by: its rules, what it tests, and the keys of its questions."""
    return {
        **rules(quiz),
        "parts": part_fingerprints(sop),
        "places": places(sop),
        "revisions": revisions(sop),
        **walked(quiz.questions, sop.workflow),
        "questions": [
            _lean(_question(question, fingerprints, sop))
            for question, fingerprints in zip(quiz.questions, quiz_fingerprints(quiz), strict=True)
        ],
    }


def places(sop: Sop) -> dict[str, list[str]]:
    """The parts that are no steps, by what their anchors begin with."""
    found = {
        "node": [*sop.workflow.nodes] if sop.workflow else [],
        "item": [item.id for item in sop.items],
        "faq": [entry.id for entry in sop.faq],
    }
    return {kind: [*map(str, ids)] for kind, ids in found.items() if ids}


def listed_quiz(data: Data) -> Data:
    """Of all that a quiz is taken by what a page about many needs: what an attempt is graded by, nothing to be read."""
    graded_by: Data = {key: data[key] for key in ("quiz", "mark", "critical", "nodes") if key in data}
    return {**graded_by, "questions": [_graded_by(question) for question in data["questions"]]}


def rules(quiz: Quiz) -> Data:
    """How a quiz is drawn, taken, passed and renewed."""
    return {
        "quiz": quiz_fingerprint(quiz),
        "mark": quiz.passing.mark,
        "critical": quiz.passing.critical,
        "shuffle": quiz.shuffle.model_dump(),
        "attempts": {"limit": quiz.attempts.limit, "cooldown": seconds(quiz.attempts.cooldown)},
        "feedback": quiz.feedback,
        "timeLimit": seconds(quiz.time_limit) if quiz.time_limit else 0,
        "confidence": quiz.confidence,
        "draw": [{"pool": draw.pool, "take": draw.take.number or "all"} for draw in quiz.draw],
        "recertify": recertify(quiz.recertify),
        "refresh": [step.days for step in quiz.refresh],
    }


def revisions(sop: Sop) -> list[Data]:
    """What changed in each version, newest first."""
    return [
        {
            "version": revision.version,
            "date": revision.date.isoformat(),
            "material": revision.material,
            "steps": revision.steps,
            "summary": plain(revision.summary),
        }
        for revision in sop.revisions
    ]


def recertify(wanted: Recertify) -> Data:
    """When a pass has to be renewed, in days."""
    every = wanted.every.days if wanted.every else None
    return {"on": wanted.on, "scope": wanted.scope, "every": every, "grace": wanted.grace.days}


def seconds(time: Duration) -> int:
    """A length of time in seconds; a business day is a day."""
    return 60 * time.amount * _MINUTES[time.unit] if time.unit in _MINUTES else 86_400 * time.days


def _graded_by(question: Data) -> Data:
    """A question without what only those need who ask it: its wording, and the order in which its items are shown."""
    shown = {"wording", "start"} if question["type"] == "order" else {"wording"}
    return {key: value for key, value in question.items() if key not in shown}


def _lean(question: Data) -> Data:
    for key, usual in ORDINARY.items():
        if question.get(key) == usual:
            del question[key]
    return question


def _question(question: Question, fingerprints: QuestionFingerprints, sop: Sop) -> Data:
    return {
        "id": question.id,
        "type": question.type,
        "pool": question.pool,
        "points": 0 if isinstance(question, Scale) else question.points,
        "critical": question.critical and not isinstance(question, Scale),
        "tests": question.tests,
        "hintCost": question.hint_cost / 100 if question.hint else 0,
        **fingerprints,
        **answer_key(question, sop.workflow),
    }
