"""What an SOP is made of: the part that its format tells, and ids that are its own."""

from collections.abc import Iterator

from ..findings import quoted
from ..handbook import Handbook
from ..model.question import Match, Multiple, Order, Single
from ..model.quiz import Quiz
from ..model.sop import Sop
from ..model.text import Key
from ..reading.source import Source
from ..reading.tree import Path
from .rules import Mistake, rule, written

PARTS = {
    "article": ("steps", "steps: [{id: check, do: Check the order date in the CRM.}]"),
    "picture-guide": ("steps", "steps: [{id: check, do: Check the date., image: {src: check.svg, alt: The date}}]"),
    "workflow": ("workflow", "workflow: {start: active, nodes: {active: {ask: Is the card active?, answers: …}}}"),
    "faq": ("faq", "faq: [{id: password, q: How do I reset a password?, a: …}]"),
    "checklist": ("checklist", "checklist: {phases: [{id: after, title: After closing, items: …}]}"),
}
"""The part that each format tells, and how it begins."""


@rule("SOP201")
def told(handbook: Handbook) -> Iterator[Mistake]:
    """An SOP has the part that its format tells; a draft may still lack it."""
    for authored in handbook.sops.values():
        sop = authored.sop
        part, example = PARTS[sop.format]
        if lacks_its_part(sop):
            message = f"the format {sop.format} needs `{part}`, and there is none"
            yield Mistake(authored.source, ("format",), message, f"{_fitting(sop)} for example: {example}")


def lacks_its_part(sop: Sop) -> bool:
    """Whether the part that the format tells is missed: what is named of it is not there for that one reason."""
    return sop.status != "draft" and not getattr(sop, PARTS[sop.format][0])


def _fitting(sop: Sop) -> str:
    """The beginning of a hint, with the formats that tell what the SOP has, if any."""
    fitting = [name for name, (part, _) in PARTS.items() if getattr(sop, part)]
    return f"It has `{PARTS[fitting[0]][0]}`: write format: {' or '.join(fitting)}. Else write" if fitting else "Write"


@rule("SOP202", suppressible=True)
def pictured(handbook: Handbook) -> Iterator[Mistake]:
    """Each step of a picture guide has a picture."""
    for authored in handbook.sops.values():
        if authored.sop.format == "picture-guide":
            for index, step in enumerate(authored.sop.steps):
                if step.image is None:
                    message = f"the step {quoted(step.id)} of a picture guide has no `image`"
                    hint = "Write for example: image: {src: check.svg, alt: The order screen with the date marked}"
                    yield Mistake(authored.source, ("steps", index), message, hint)


@rule("SOP203")
def unique(handbook: Handbook) -> Iterator[Mistake]:
    """An id stands for one thing."""
    for authored in handbook.sops.values():
        if ids_stand_twice(authored.sop):
            for pattern, what in _SOP_IDS:
                yield from _repeated(authored.source, pattern, what)
    for quiz in handbook.quizzes.values():
        if any(map(_repeats, _quiz_ids(quiz.quiz))):
            for pattern, what in _QUIZ_IDS:
                yield from _repeated(quiz.source, pattern, what)


def ids_stand_twice(sop: Sop) -> bool:
    """Whether some part of an SOP has the id of another."""
    return any(map(_repeats, _sop_ids(sop)))


def _repeats(ids: list[Key]) -> bool:
    return len({*ids}) < len(ids)


def _sop_ids(sop: Sop) -> Iterator[list[Key]]:
    """The ids of an SOP that have to differ from each other."""
    yield [step.id for step in sop.steps]
    yield from [[part.id for part in step.substeps] for step in sop.steps if step.substeps]
    yield [entry.id for entry in sop.faq]
    if sop.checklist:
        yield [phase.id for phase in sop.checklist.phases]
        yield [item.id for item in sop.items]


def _quiz_ids(quiz: Quiz) -> Iterator[list[Key]]:
    """The ids of a quiz that have to differ from each other."""
    yield [question.id for question in quiz.questions]
    for question in quiz.questions:
        if isinstance(question, (Single, Multiple)):
            yield [option.id for option in question.options]
        elif isinstance(question, Order):
            yield [item.id for item in question.items]
        elif isinstance(question, Match):
            yield [pair.id for pair in question.pairs]


_SOP_IDS = (
    ("steps.*.id", "step"),
    ("steps.*.substeps.*.id", "substep"),
    ("checklist.phases.*.id", "phase"),
    ("checklist.phases.*.items.*.id", "item"),
    ("faq.*.id", "question"),
)
_QUIZ_IDS = (
    ("questions.*.id", "question"),
    ("questions.*.options.*.id", "option"),
    ("questions.*.items.*.id", "item"),
    ("questions.*.pairs.*.id", "pair"),
)


def _repeated(source: Source, pattern: str, what: str) -> Iterator[Mistake]:
    first: dict[tuple[Path, str], Path] = {}
    for loc, name in written(source.data, pattern):
        around = () if what == "item" and loc[0] == "checklist" else loc[:-2]
        before = first.setdefault((around, name), loc)
        if before is not loc:
            message = f"{quoted(name)} is the id of another {what}, on line {source.position(before).line}"
            yield Mistake(source, loc, message, "Choose another id: links and learners' records go by it.")


@rule("SOP204")
def ladder(handbook: Handbook) -> Iterator[Mistake]:
    """The levels of an escalation are numbered 1, 2, 3, … from the lowest up."""
    for authored in handbook.sops.values():
        for index, level in enumerate(authored.sop.escalation.levels if authored.sop.escalation else ()):
            if level.level != index + 1:
                message = f"this is rung {index + 1} of the ladder, and its level is {level.level}"
                loc = ("escalation", "levels", index, "level")
                yield Mistake(authored.source, loc, message, f"Write level: {index + 1}, or put the rungs in order.")


@rule("SOP205")
def anchors(handbook: Handbook) -> Iterator[Mistake]:
    """The address of a substep (`step-check-older`) is not the address of a step as well."""
    for authored in handbook.sops.values():
        addresses = {step.id for step in authored.sop.steps}
        for index, step in enumerate(authored.sop.steps):
            for at, substep in enumerate(step.substeps):
                address = f"{step.id}-{substep.id}"
                if address in addresses:
                    message = f"this substep has the same address as the step {quoted(address)}"
                    loc = ("steps", index, "substeps", at, "id")
                    yield Mistake(authored.source, loc, message, "Choose another id for one of the two.")
