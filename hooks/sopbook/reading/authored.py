"""From an authored file to a frozen value, or to findings in an editor's words."""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from functools import cache
from types import MappingProxyType
from typing import Any

from pydantic import TypeAdapter, ValidationError
from pydantic_core import ErrorDetails

from ..findings import Finding, Severity
from ..model.quiz import Quiz
from ..model.registers import Registers
from ..model.sop import Sop
from . import refusals
from .nearest import nearest
from .packing import Pack
from .shapes import field_names, fields
from .source import Reread, Source, read_markdown, read_yaml
from .tree import MOST

__all__ = ["AuthoredQuiz", "AuthoredRegister", "AuthoredSop", "field_names", "read_quiz", "read_register", "read_sop"]


@dataclass(frozen=True, slots=True)
class AuthoredSop:
    """A procedure, the explanation below its front matter, and where every value of it stands."""

    sop: Sop
    body: str
    source: Source


@dataclass(frozen=True, slots=True)
class AuthoredQuiz:
    """A quiz and where every value of it stands."""

    quiz: Quiz
    source: Source


@dataclass(frozen=True, slots=True)
class AuthoredRegister:
    """The entries of one register by key, and where every value of them stands."""

    name: str
    entries: Mapping[str, Any]
    source: Source


def read_sop(
    path: str, raw: bytes, reread: Reread | None = None, pack: Pack | None = None
) -> tuple[AuthoredSop | None, list[Finding]]:
    """An SOP from its Markdown file; None when something in it is wrong.

    With `reread` the text is not kept, with a `pack` the tree is kept there.
    """
    source, findings = read_markdown(path, raw, reread, partly=True)
    sop, findings = _validated(source, findings, Sop)
    if pack and source:
        source.put_in(pack)
    return (AuthoredSop(sop, source.body, source) if source and sop else None), findings


def read_quiz(
    path: str, raw: bytes, reread: Reread | None = None, pack: Pack | None = None
) -> tuple[AuthoredQuiz | None, list[Finding]]:
    """A quiz from its YAML file; None when something in it is wrong. `reread` and `pack` are those of `read_sop`."""
    source, findings = read_yaml(path, raw, reread, partly=True)
    quiz, findings = _validated(source, findings, Quiz)
    if pack and source:
        source.put_in(pack)
    return (AuthoredQuiz(quiz, source) if source and quiz else None), findings


def read_register(name: str, path: str, raw: bytes) -> tuple[AuthoredRegister | None, list[Finding]]:
    """The register of that name from its YAML file; None when something in it is wrong or no register has the name."""
    registers = fields(Registers)
    if name not in registers:
        return None, [_no_register(name, path, tuple(registers))]
    source, findings = read_yaml(path, raw, partly=True)
    if source is not None and (nested := _in_itself(name, source)):
        return None, _first([*findings, nested])
    entries, findings = _validated(source, findings, registers[name])
    if source is None or entries is None:
        return None, findings
    return AuthoredRegister(name, MappingProxyType(entries), source), findings


def _in_itself(name: str, source: Source) -> Finding | None:
    """A register whose entries stand below its own name."""
    data: Any = source.data
    inside = data.get(name)
    if len(data) > 1 or not isinstance(inside, dict) or not all(isinstance(each, dict) for each in inside.values()):
        return None
    message = f"the file is the register already, so `{name}:` is a name too many"
    hint = "Delete this line, and start the names below it at the very start of their lines."
    return source.finding((name,), "SOP006", message, hint, key=True)


def _no_register(name: str, path: str, known: tuple[str, ...]) -> Finding:
    suggestion = nearest(name, known)
    names = ", ".join(f"{other}.yml" for other in known)
    hint = f"Did you mean {suggestion}.yml?" if suggestion else f"The registers are {names}."
    return Finding(path, 1, 1, "SOP030", Severity.ERROR, f"there is no register of the name “{name}”", hint)


@cache
def _validator(model: Any) -> Callable[[object], Any]:
    return TypeAdapter(model).validate_python


def _validated(source: Source | None, findings: list[Finding], model: Any) -> tuple[Any, list[Finding]]:
    """The value of a source, and all that is wrong with it, in the order of the file."""
    if source is None:
        return None, _first(findings)
    source, unreadable = _without_odd_nodes(source)
    findings = findings + unreadable
    try:
        value = _validator(model)(source.data)
    except ValidationError as error:
        found = [each for each in error.errors(include_url=False) if not (source.partial and _of_the_whole(each))]
        return None, _first(findings + refusals.findings(source, model, found))
    # A value is given even where YAML had to be guessed at: what it holds is checked for links in the same run.
    return (None if source.refused or source.partial else value), _first(findings)


def _of_the_whole(error: ErrorDetails) -> bool:
    """Whether a refusal is about the file as a whole, or about a field at its margin that is missing."""
    return not error["loc"] or (len(error["loc"]) == 1 and error["type"] == "missing")


def _without_odd_nodes(source: Source) -> tuple[Source, list[Finding]]:
    """A workflow node that is no section is taken out: telling the kinds of node apart needs one."""
    data: Any = source.data
    workflow = data.get("workflow")
    nodes = workflow.get("nodes") if isinstance(workflow, dict) else None
    odd = [key for key, node in nodes.items() if not isinstance(node, dict)] if isinstance(nodes, dict) else []
    if nodes is None or workflow is None or not odd:
        return source, []
    message = "a node takes names with values: a question (`ask`), an action (`do`) or an end (`end`)"
    hint = "Write for example: renew: {do: Advise renewal., goto: done}"
    paths = [("workflow", "nodes", key) for key in odd]
    findings = [source.finding(path, "SOP022", message, hint) for path in paths]
    kept = {key: ({} if key in odd else node) for key, node in nodes.items()}
    data = {**data, "workflow": {**workflow, "nodes": kept}}
    return replace(source, tree=data, refused=source.refused | set(paths)), findings


def _first(findings: list[Finding]) -> list[Finding]:
    """The first findings in the order of the file, and a note when there are too many to read."""
    findings = sorted(findings)
    if len(findings) <= MOST:
        return findings
    last = findings[MOST - 1]
    note = "there are more mistakes in this file than can be listed"
    more = Finding(last.path, last.line, last.column, "SOP019", Severity.ERROR, note, "Mend those above first.")
    return [*findings[:MOST], more]
