"""What `sopbook new` wrote to be replaced, in places that the rules on language do not read: pictures and questions."""

from collections.abc import Iterator, Mapping

from ..findings import quoted
from ..handbook import Handbook
from ..reading.source import Source
from .rules import Mistake, values, written

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
        if authored.sop.format in _FORMATS:
            yield from _left(authored.source, IN_SOPS)
    for quiz in handbook.quizzes.values():
        yield from _left(quiz.source, IN_QUIZZES)


def _left(source: Source, places: Mapping[str, set[str]]) -> Iterator[Mistake]:
    if frozenset().union(*places.values()).isdisjoint(values(source.data, *places)):
        return
    for pattern, left in places.items():
        for loc, value in written(source.data, pattern):
            if isinstance(value, str) and value in left:
                message = f"{quoted(value)} stands for something that is not written yet"
                yield Mistake(source, loc, message, "Write what belongs there, or delete it until you know it.")
