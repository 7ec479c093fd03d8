"""YAML read with care: the events of the parser, one after the other, and its complaints in an editor's words."""

from typing import Any

import yaml

from .complaint import Complaint
from .mistakes import Trouble
from .syntax import explain
from .tree import Tree

_LOADER: Any = getattr(yaml, "CSafeLoader", yaml.SafeLoader)
_READ = {
    yaml.DocumentStartEvent: Tree.document,
    yaml.MappingStartEvent: Tree.section,
    yaml.SequenceStartEvent: Tree.sequence,
    yaml.MappingEndEvent: Tree.close,
    yaml.SequenceEndEvent: Tree.close,
    yaml.ScalarEvent: Tree.scalar,
    yaml.AliasEvent: Tree.alias,
}
"""How the tree takes in each kind of event; the others say nothing."""


def grown(lines: tuple[str, ...], text: str) -> Tree:
    """The tree of a YAML text; given up where the parser does."""
    tree = Tree(lines)
    try:
        for event in yaml.parse(text, Loader=_LOADER):
            if read := _READ.get(type(event)):
                read(tree, event)
            if tree.given_up:
                break
    except yaml.YAMLError as error:
        tree.given_up = True
        trouble = _explained(lines, error, tree.long_quote)
        tree.broken = trouble.line
        if (trouble.line, trouble.column) not in {(known.line, known.column) for known in tree.troubles}:
            tree.troubles.append(trouble)
    return tree


def _explained(lines: tuple[str, ...], error: yaml.YAMLError, quote: tuple[int, int] | None) -> Trouble:
    problem, context = getattr(error, "problem_mark", None), getattr(error, "context_mark", None)
    place = _place(problem or context) or (0, 0)
    words = (str(getattr(error, "context", None) or ""), str(getattr(error, "problem", None) or ""))
    return explain(Complaint(lines, *words, place, _place(context) or place, quote))


def _place(mark: Any) -> tuple[int, int] | None:
    return (mark.line, mark.column) if mark else None
