"""What `sopbook new` wrote to be replaced, in places that the rules on language do not read: pictures and questions."""

from collections.abc import Iterator, Mapping

from ..findings import quoted
from ..handbook import Handbook
from ..model.question import Multiple, Single
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..reading.source import Source
from .rules import Mistake, written

_WRONG = "Say here what would go wrong."
IN_SOPS = {
    "faq.*.q": {"Write here the first question?"},
    "steps.*.image.alt": {"What can be seen on the picture"},
}
IN_QUIZZES = {
    "questions.*.options.*.text": {"The right thing", "Another thing", "The mistake that people make most"},
    "questions.*.options.*.why": {_WRONG},
    "questions.*.explain": {"Say here why it is so."},
    "questions.*.hint": {"Say here where to look."},
}
"""Values as they are before anybody has written one, by where they stand."""
_FORMATS = ("faq", "picture-guide")
"""Those that `sopbook new` begins with such values."""


def unwritten(handbook: Handbook) -> Iterator[Mistake]:
    """Values that are still those of a new SOP or quiz."""
    for authored in handbook.sops.values():
        if authored.sop.format in _FORMATS and not _NEW_IN_SOPS.isdisjoint(_in_sop(authored.sop)):
            yield from _left(authored.source, IN_SOPS)
    for quiz in handbook.quizzes.values():
        if not _NEW_IN_QUIZZES.isdisjoint(_in_quiz(quiz.quiz)):
            yield from _left(quiz.source, IN_QUIZZES)


_NEW_IN_SOPS, _NEW_IN_QUIZZES = (frozenset().union(*places.values()) for places in (IN_SOPS, IN_QUIZZES))


def _in_sop(sop: Sop) -> list[str]:
    return [*(entry.q for entry in sop.faq), *(step.image.alt for step in sop.steps if step.image)]


def _in_quiz(quiz: Quiz) -> Iterator[str | None]:
    for question in quiz.questions:
        yield from (question.explain, question.hint)
        if isinstance(question, Single | Multiple):
            for option in question.options:
                yield from (option.text, option.why)


def _left(source: Source, places: Mapping[str, set[str]]) -> Iterator[Mistake]:
    for pattern, left in places.items():
        for loc, value in written(source.data, pattern):
            if isinstance(value, str) and value in left:
                message = f"{quoted(value)} stands for something that is not written yet"
                yield Mistake(source, loc, message, "Write what belongs there, or delete it until you know it.")
