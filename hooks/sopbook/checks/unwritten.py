"""What `sopbook new` wrote to be replaced, in places that the rules on language do not read: pictures and questions."""

from collections.abc import Iterable, Iterator

from ..findings import quoted
from ..handbook import Handbook
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
_SIGNS = {"faq": b"Write here ", "picture-guide": b"What can be seen"}
"""By format: without this a file has none of them, so that most are done with in a look."""


def unwritten(handbook: Handbook) -> Iterator[Mistake]:
    """Values that are still those of a new SOP or quiz."""
    for authored in handbook.sops.values():
        sign = _SIGNS.get(authored.sop.format)
        if sign and sign in authored.source.encoded:
            yield from _left(authored.source, IN_SOPS.items())
    for quiz in handbook.quizzes.values():
        encoded = quiz.source.encoded
        if b"Say here " in encoded or b" thing" in encoded or b"people make most" in encoded:
            yield from _left(quiz.source, IN_QUIZZES.items())


def _left(source: Source, values: Iterable[tuple[str, set[str]]]) -> Iterator[Mistake]:
    for pattern, left in values:
        for loc, value in written(source.data, pattern):
            if isinstance(value, str) and value in left:
                message = f"{quoted(value)} stands for something that is not written yet"
                yield Mistake(source, loc, message, "Write what belongs there, or delete it until you know it.")
