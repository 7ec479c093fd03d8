"""Scenarios and gaps: that what a question names is there."""

from collections import Counter
from collections.abc import Iterator

from ..findings import quoted
from ..handbook import Handbook
from ..model.procedure import End, Workflow
from ..model.question import Cloze, Scenario
from ..reading.authored import AuthoredQuiz
from ..reading.nearest import nearest
from ..reading.source import Source
from ..wording import gaps_in
from .asked import asked
from .flows import leads_to_nodes, ways
from .loops import reached
from .names import cure
from .rules import Mistake, rule


@rule("SOP540")
def gaps(handbook: Handbook) -> Iterator[Mistake]:
    """The gaps of a cloze are those of its sentence, each once."""
    for authored, index, question in asked(handbook, Cloze):
        named = gaps_in(question.text)
        if unknown := [name for name in dict.fromkeys(named) if name not in question.blanks]:
            yield from _unfilled(authored.source, index, question, unknown)
        yield from _repeated(authored.source, index, question, Counter(named))
        meant = {nearest(name, question.blanks) for name in unknown}
        yield from _unwritten(authored.source, index, question, meant)


def _unfilled(source: Source, index: int, question: Cloze, unknown: list[str]) -> Iterator[Mistake]:
    loc = ("questions", index, "text")
    place = source.position(loc)
    for name in unknown:
        column = source.lines[place.line - 1].find(f"{{{name}}}", place.column - 1) + 1
        hint = cure(name, question.blanks, "`blanks`")
        message = f"the gap {{{name}}} is not among the blanks"
        yield Mistake(source, loc, message, hint, at=(place.line, column) if column else None)


def _repeated(source: Source, index: int, question: Cloze, named: Counter[str]) -> Iterator[Mistake]:
    for name, times in named.items():
        if times > 1 and name in question.blanks:
            hint = "Give each gap a name of its own, or write the word the second time."
            message = f"the gap {{{name}}} stands there {times} times"
            yield Mistake(source, ("questions", index, "text"), message, hint)


def _unwritten(source: Source, index: int, question: Cloze, meant: set[str | None]) -> Iterator[Mistake]:
    """Blanks without a gap, but for those that a mistyped gap was told to mean."""
    for name in question.blanks:
        if f"{{{name}}}" not in question.text and name not in meant:
            hint = f"Write {{{name}}} where the gap is, or delete it here."
            yield Mistake(
                source, ("questions", index, "blanks", name), f"the sentence has no gap {{{name}}}", hint, key=True
            )


def _scenarios(handbook: Handbook) -> Iterator[tuple[AuthoredQuiz, int, Scenario, Workflow | None]]:
    for authored, index, question in asked(handbook, Scenario):
        if (sop_id := authored.quiz.sop) in handbook.sops:
            yield authored, index, question, handbook.sop(sop_id).workflow


@rule("SOP541")
def a_workflow_to_walk(handbook: Handbook) -> Iterator[Mistake]:
    """A scenario walks through the workflow of its SOP."""
    for authored, index, _, workflow in _scenarios(handbook):
        if workflow is None:
            message = f"{authored.quiz.sop} has no workflow that could be walked"
            hint = "Ask with type: single what comes next, or give the SOP the format workflow."
            yield Mistake(authored.source, ("questions", index, "type"), message, hint)


@rule("SOP542")
def ends(handbook: Handbook) -> Iterator[Mistake]:
    """An end that a scenario names is an end of the workflow, and some way leads there."""
    for authored, index, question, workflow in _scenarios(handbook):
        if workflow is None:
            continue
        start = question.start or workflow.start
        if start in workflow.nodes:
            yield from _ends_from(start, authored.source, index, question, workflow)
        elif question.start is not None:  # SOP313 tells of the start of the workflow
            hint = cure(start, workflow.nodes, "This workflow")
            yield Mistake(authored.source, ("questions", index, "start"), f"there is no node {quoted(start)}", hint)


def _ends_from(start: str, source: Source, index: int, question: Scenario, workflow: Workflow) -> Iterator[Mistake]:
    nodes = workflow.nodes
    whole = {key: tuple(way for way in ways(node) if way in nodes) for key, node in nodes.items()}
    there = reached(whole, [start]) if leads_to_nodes(workflow) else [*nodes]
    known = [key for key, node in nodes.items() if isinstance(node, End)]
    for name in question.ends:
        loc = ("questions", index, "ends", name)
        if name not in known:
            but = ", but a node on the way" if name in nodes else ""
            hint = cure(name, known, "The workflow")
            yield Mistake(source, loc, f"{quoted(name)} is no end of the workflow{but}", hint, key=True)
        elif name not in there:
            message = f"no way leads from {quoted(start)} to {quoted(name)}"
            yield Mistake(source, loc, message, "Name an end that can be reached from there.", key=True)


@rule("SOP543")
def full_points(handbook: Handbook) -> Iterator[Mistake]:
    """Some end of a scenario gives all points."""
    for authored, index, question, _ in _scenarios(handbook):
        if max(question.ends.values()) < 100:
            message = "no end gives all points, so nobody can be wholly right"
            hint = "Give the best end 100."
            yield Mistake(authored.source, ("questions", index, "ends"), message, hint, key=True)
