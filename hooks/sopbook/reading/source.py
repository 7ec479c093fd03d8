"""Authored files as trees of text, with the position of every key and value. The only reader of YAML here.

YAML is read as a stream of events and never constructed: see `sopbook.reading.tree`. That takes care and time, so a
file is first taken as nodes, which is three times as fast; when anything in it is in doubt, and when somebody asks for
a position, the events are read after all.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass, field
from typing import Any

import yaml

from ..findings import Finding, Severity
from .characters import odd_breaks, readable
from .mistakes import Trouble, cut_short, front_matter_end, joined_line
from .syntax import Complaint, explain
from .tree import DEPTH_LIMIT, EMPTY, ODD, Path, Position, Tree, is_name

PAGE_LIMIT = 512 * 1024
"""Bytes of a Markdown file: one of 2 MB takes Python-Markdown eleven seconds."""
YAML_LIMIT = 256 * 1024
"""Bytes of YAML in one file."""
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


@dataclass(frozen=True, slots=True)
class Source:
    """One authored file.

    `data` is a tree of dicts, lists and the text of scalars as written; an empty value is None.
    `refused` names values that were reported already and stand here only in part.
    """

    path: str
    data: object
    body: str
    body_line: int
    positions: Mapping[Path, Position]
    lines: tuple[str, ...]
    refused: frozenset[Path] = field(default_factory=frozenset)

    def position(self, loc: Path) -> Position:
        """The place of a value, or of the nearest thing around it that the file has."""
        for length in range(len(loc), -1, -1):
            if found := self.positions.get(loc[:length]):
                return found
        return Position(1, 1, 1, 1)

    def finding(  # noqa: PLR0913 -- what a finding has, each with a name
        self,
        loc: Path,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        severity: Severity = Severity.ERROR,
        key: bool = False,
    ) -> Finding:
        """A finding at a value, or at its key."""
        place = self.position(loc)
        line, column = (place.key_line, place.key_column) if key else (place.line, place.column)
        return self.finding_at(line, column, code, message, hint, severity=severity)

    def finding_at(  # noqa: PLR0913
        self,
        line: int,
        column: int,
        code: str,
        message: str,
        hint: str | None = None,
        *,
        severity: Severity = Severity.ERROR,
    ) -> Finding:
        """A finding at a line and column, such as one in the body."""
        excerpt = self.lines[line - 1] if line <= len(self.lines) else None
        return Finding(self.path, line, column, code, severity, message, hint, excerpt)


def read_markdown(path: str, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """Front matter and body of a Markdown file; None when there is nothing to go on with."""
    text, findings = readable(path, raw, PAGE_LIMIT)
    if text is None:
        return None, findings
    lines = tuple(text.split("\n"))
    end = front_matter_end(lines)
    if isinstance(end, Trouble):
        return None, [_reported(path, lines, end)]
    front = "\n".join(lines[:end]) + "\n"
    if len(front) > YAML_LIMIT:
        message = f"the front matter is longer than {YAML_LIMIT // 1024} KB"
        return None, [Finding(path, 1, 1, "SOP001", Severity.ERROR, message, "Move explanation below the second ---.")]
    return _parsed(path, lines, front, body_line=end + 2)


def read_yaml(path: str, raw: bytes) -> tuple[Source | None, list[Finding]]:
    """A YAML file; None when there is nothing to go on with."""
    text, findings = readable(path, raw, YAML_LIMIT)
    if text is None:
        return None, findings
    lines = tuple(text.split("\n"))
    return _parsed(path, lines, text, body_line=len(lines) + 1)


def _reported(path: str, lines: tuple[str, ...], trouble: Trouble) -> Finding:
    excerpt = lines[trouble.line - 1] if trouble.line <= len(lines) else None
    return Finding(
        path, trouble.line, trouble.column, trouble.code, Severity.ERROR, trouble.message, trouble.hint, excerpt
    )


def _parsed(path: str, lines: tuple[str, ...], text: str, *, body_line: int) -> tuple[Source | None, list[Finding]]:
    """The source of a file whose YAML is `text`, which starts on its first line."""
    body = "\n".join(lines[body_line - 1 :])
    if odd := odd_breaks(path, lines[: body_line - 1], text):
        return None, odd
    if (plain := _in_short(lines[: body_line - 1], text)) is not None:
        return Source(path, plain, body, body_line, _Places(lines[: body_line - 1], text), lines), []
    tree = _grown(lines[: body_line - 1], text)
    findings = [_reported(path, lines, trouble) for trouble in tree.troubles]
    if tree.given_up:
        return None, findings
    data = tree.data
    if not isinstance(data, dict):
        return None, [*findings, _reported(path, lines, _no_mapping(path, tree, data))]
    return Source(path, data, body, body_line, tree.positions, lines, frozenset(tree.refused)), findings


class _Places(Mapping[Path, Position]):
    """The position of every value of a file, found when one is asked for: most files are never asked."""

    __slots__ = ("_found", "_lines", "_text")

    def __init__(self, lines: tuple[str, ...], text: str) -> None:
        self._lines, self._text = lines, text
        self._found: dict[Path, Position] | None = None

    @property
    def _all(self) -> dict[Path, Position]:
        if self._found is None:
            self._found = _grown(self._lines, self._text).positions
        return self._found

    def __getitem__(self, loc: Path) -> Position:
        return self._all[loc]

    def __iter__(self) -> Iterator[Path]:
        return iter(self._all)

    def __len__(self) -> int:
        return len(self._all)


class _DoubtError(Exception):
    """Something in a file that only a careful reading can judge."""


_Parser: Any = getattr(yaml, "cyaml", yaml).CParser if yaml.__with_libyaml__ else None
_SHORT = 64 * 1024
"""Characters that are worth a second reading when the first one leaves something open."""
_DEEPER = ("[", "{", "- ", "-\t", "? ", "?\t")
"""What can begin another level on the same line."""
_BEARABLE = 2000
"""Levels inside each other that the C library surely bears."""
_MARKED = re.compile(r"(?:^|[\s\[\]{},:?-])[&*!]")
"""Where an anchor, an alias or a tag may begin; so may text in bold."""


def _in_short(lines: tuple[str, ...], text: str) -> dict[str, Any] | None:
    """The tree of a YAML text in which there is nothing to find fault with; None when there may be."""
    if _Parser is None or len(text) > _SHORT or text.startswith("%") or "\n%" in text:
        return None
    if sum(map(text.count, _DEEPER)) > _BEARABLE:
        return None
    try:
        data = _Short(lines, text).value(_Composer(text).get_single_node())
    except (_DoubtError, yaml.YAMLError):
        return None
    return data if isinstance(data, dict) else None


class _Composer(_Parser or object):  # type: ignore[misc]
    """Nodes as the C library makes them, without a type.

    It calls these three for every node, hundreds of thousands of times in a large handbook: builtins that do nothing
    with what they get cost a fraction of empty functions.
    """

    resolve = slice
    descend_resolver: Any = {}.get
    ascend_resolver = "".strip


class _Short:
    """Makes the tree of text from nodes; `_DoubtError` at the first thing that is not plain."""

    def __init__(self, lines: tuple[str, ...], text: str) -> None:
        self._lines = lines
        marked = ("&" in text or "*" in text or "!" in text) and _MARKED.search(text)
        self._text = text if marked else ""
        self._hashes = frozenset(number for number, line in enumerate(lines) if "#" in line) if "#" in text else ()
        self._depth = 0

    def value(self, node: Any) -> Any:
        """What a node stands for."""
        kind = type(node)
        if kind is _SCALAR:
            return self._scalar(node)
        self._depth += 1
        if node is None or self._depth > DEPTH_LIMIT or (self._text and self._is_marked(node)):
            raise _DoubtError
        found = self._section(node) if kind is yaml.MappingNode else [self.value(item) for item in node.value]
        self._depth -= 1
        return found

    def _section(self, node: Any) -> dict[str, Any]:
        section: dict[str, Any] = {}
        for key, value in node.value:
            name = key.value
            if type(key) is not _SCALAR or name in section or (name not in _NAMES and not _is_new_name(name)):
                raise _DoubtError
            if self._text and self._is_marked(key):
                raise _DoubtError
            section[name] = self._scalar(value) if type(value) is _SCALAR else self.value(value)
        return section

    def _is_marked(self, node: Any) -> bool:
        """Whether an anchor, an alias or a tag begins here."""
        return self._text[node.start_mark.index : node.start_mark.index + 1] in ("&", "*", "!")

    def _scalar(self, node: Any) -> str | None:
        value: str = node.value
        if self._text and self._is_marked(node):
            raise _DoubtError
        if node.style:
            if node.style == '"' and not value.isprintable() and ODD.search(value):
                raise _DoubtError
            return value
        start, end = node.start_mark.line, node.end_mark
        if end.line != start and joined_line(self._lines, start, end.line):
            raise _DoubtError
        if end.line in self._hashes and cut_short(self._lines[end.line], end.line, end.column, value):
            raise _DoubtError
        return None if value in EMPTY else value


_SCALAR = yaml.ScalarNode
_NAMES: set[str] = set()
"""Names that were looked at already; there are a few hundred in any handbook."""


def _is_new_name(name: object) -> bool:
    if not isinstance(name, str) or not is_name(name):
        return False
    if len(_NAMES) < 10_000:
        _NAMES.add(name)
    return True


def _grown(lines: tuple[str, ...], text: str) -> Tree:
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


def _no_mapping(path: str, tree: Tree, data: object) -> Trouble:
    place = tree.positions.get((), Position(1, 1, 1, 1))
    if data is None:
        front = path.endswith(".md")
        hint = (
            "Write the fields between the two lines of hyphens, such as title: …"
            if front
            else "Write it, or delete the file."
        )
        return Trouble(place.line, place.column, "SOP005", "there is nothing in here yet", hint)
    hint = "Write each thing on a line of its own: a name, a colon, a space and the value (title: Refunding an order)."
    kind = "a list" if isinstance(data, list) else "plain text"
    return Trouble(place.line, place.column, "SOP006", f"this is {kind}, where names with values are needed", hint)
