"""Authored files as trees of text, with the position of every key and value.

A file is read in the first of three ways that has no doubt about it: entry by entry (`plain`), as nodes (`nodes`), as a
stream of events (`parsing`, `tree`). The last knows every mistake and every position, and takes ten times as long as
the first; it is taken for files with mistakes, and when somebody asks for a position.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from functools import lru_cache

from ..findings import Finding, Severity
from .characters import decoded, odd_breaks, readable
from .front_matter import front_matter_end
from .locating import located
from .mistakes import Trouble
from .nodes import in_short
from .packing import Pack, Packed
from .parsing import grown
from .plain import plainly
from .recovery import around
from .tree import Path, Position, Tree

PAGE_LIMIT = 512 * 1024
"""Bytes of a Markdown file: one of 2 MB takes Python-Markdown eleven seconds."""
YAML_LIMIT = 256 * 1024
"""Bytes of YAML in one file."""


class Original:
    """The text of a file, asked for only where there is something to tell: most files are never asked."""

    __slots__ = ("_asked", "_end", "_path", "_positions", "_reread")

    def __init__(
        self,
        path: str,
        reread: "Reread",
        end: int,
        positions: Mapping[Path, Position] | None = None,
        *,
        plain: bool = False,
    ) -> None:
        self._path, self._reread = path, reread
        self._end = end
        """Characters of the text that are YAML."""
        self._positions = positions
        self._asked = 0 if plain else _MANY
        """How often a position was asked for."""

    @property
    def text(self) -> str:
        """The whole text; nothing when the file has gone meanwhile, or is no text any more."""
        try:
            return decoded(self._reread(self._path))
        except (OSError, UnicodeDecodeError):
            return ""

    @property
    def positions(self) -> Mapping[Path, Position]:
        """The position of every value."""
        if self._positions is None:
            front = self._front
            self._positions = grown(tuple(front.split("\n")), front).positions
        return self._positions

    def position(self, loc: Path) -> Position:
        """The place of a value, or of the nearest thing around it that the file has."""
        self._asked += 1
        if self._positions is None and self._asked <= _MANY and (place := located(self._front, loc)):
            return place
        known = self.positions
        return next((known[loc[:n]] for n in range(len(loc), -1, -1) if loc[:n] in known), Position(1, 1, 1, 1))

    @property
    def tree(self) -> object:
        """What the file holds."""
        front = self._front
        lines = tuple(front.split("\n"))
        return plainly(front) or in_short(lines, front) or grown(lines, front).data

    @property
    def body_line(self) -> int:
        """The line that the body begins on."""
        return self._front.count("\n") + 2

    @property
    def _front(self) -> str:
        return _text(self)[: self._end]


@lru_cache(maxsize=32)
def _text(original: Original) -> str:
    """A text: somebody who asks for one place in it asks for others, and few files are asked for any."""
    return original.text


@lru_cache(maxsize=32)
def _lines(original: Original) -> tuple[str, ...]:
    """The lines of a text."""
    return tuple(_text(original).split("\n"))


_MANY = 5
"""Positions in one file that are looked for one by one."""

Reread = Callable[[str], bytes]
"""Gives the bytes of a file once more, by its path."""


@dataclass(slots=True, weakref_slot=True, eq=False)
class Source:
    """One authored file.

    `refused` names values that were reported already and stand here only in part.
    """

    path: str
    tree: object
    body: str
    original: Original
    linked: bool
    """Whether a link in Markdown stands in the YAML."""
    refused: frozenset[Path] = frozenset()
    partial: bool = False
    """Whether a field is left out that is no YAML: nobody can tell what else is missing."""

    @property
    def data(self) -> object:
        """A tree of dicts, lists and the text of scalars as written; an empty value is None."""
        if type(self.tree) is Packed:
            return self.tree.tree
        return self.original.tree if self.tree is None else self.tree

    def put_in(self, pack: Pack) -> None:
        """Keep the tree among others, in half the room."""
        if not (self.refused or self.partial):
            self.tree = pack.put(self.tree)

    def let_go(self) -> None:
        """Keep the tree no longer: whoever asks for it after that has the file read again."""
        if not (self.refused or self.partial):
            self.tree = None

    @property
    def body_line(self) -> int:
        """The line that the body begins on."""
        return self.original.body_line

    def in_body(self, index: int) -> tuple[int, int]:
        """The line and column in the file of a place in the body."""
        return self.body_line + self.body.count("\n", 0, index), index - self.body.rfind("\n", 0, index)

    @property
    def lines(self) -> tuple[str, ...]:
        """The lines of the file, without their ends."""
        return _lines(self.original)

    def position(self, loc: Path) -> Position:
        """The place of a value, or of the nearest thing around it that the file has."""
        return self.original.position(loc)

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


def read_markdown(
    path: str, raw: bytes, reread: Reread | None = None, *, partly: bool = False
) -> tuple[Source | None, list[Finding]]:
    """Front matter and body of a Markdown file; None when there is nothing to go on with.

    `partly` asks for what can be read around a field that is no YAML. With `reread` the text is not kept.
    """
    text, findings = readable(path, raw, PAGE_LIMIT)
    if text is None:
        return None, findings
    end = front_matter_end(text)
    if isinstance(end, Trouble):
        return None, [_reported(path, tuple(text.split("\n")), end)]
    if end > YAML_LIMIT:
        message = f"the front matter is longer than {YAML_LIMIT // 1024} KB"
        return None, [Finding(path, 1, 1, "SOP001", Severity.ERROR, message, "Move explanation below the second ---.")]
    return _parsed(path, text, end, reread or _kept(raw), partly=partly)


def read_yaml(
    path: str, raw: bytes, reread: Reread | None = None, *, partly: bool = False
) -> tuple[Source | None, list[Finding]]:
    """A YAML file; None when there is nothing to go on with. `reread` and `partly` are those of `read_markdown`."""
    text, findings = readable(path, raw, YAML_LIMIT)
    if text is None:
        return None, findings
    return _parsed(path, text, len(text), reread or _kept(raw), partly=partly)


def _reported(path: str, lines: tuple[str, ...], trouble: Trouble) -> Finding:
    excerpt = lines[trouble.line - 1] if trouble.line <= len(lines) else None
    return Finding(
        path, trouble.line, trouble.column, trouble.code, Severity.ERROR, trouble.message, trouble.hint, excerpt
    )


def _parsed(path: str, text: str, end: int, reread: Reread, *, partly: bool) -> tuple[Source | None, list[Finding]]:
    """The source of a file whose YAML goes up to a character; the line that begins there closes it."""
    front = text[:end]
    body = text[end:].partition("\n")[2]
    if odd := odd_breaks(path, front):
        return None, odd
    linked = "(" in front and "](" in front
    if (plain := plainly(front)) is not None:
        return Source(path, plain, body, Original(path, reread, end, plain=True), linked), []
    lines = tuple(text.split("\n")[: front.count("\n") + 1])
    if (plain := in_short(lines, front)) is not None:
        return Source(path, plain, body, Original(path, reread, end), linked), []
    tree = grown(lines, front)
    troubles = tree.troubles
    rest = around(tuple(front.split("\n")), tree.broken) if partly and tree.broken else None
    if rest is not None:
        tree, troubles = rest, [*troubles, *(trouble for trouble in rest.troubles if trouble not in troubles)]
    findings = [_reported(path, lines, trouble) for trouble in troubles]
    if tree.given_up:
        return None, findings
    data = tree.data
    if not isinstance(data, dict):
        return None, [*findings, _reported(path, lines, _no_mapping(path, tree, data))]
    original = Original(path, reread, end, tree.positions)
    return Source(path, data, body, original, linked, frozenset(tree.refused), rest is not None), findings


def _kept(raw: bytes) -> Reread:
    """The bytes of a file that is not read again; as text they may take four times the room."""
    return lambda _: raw


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
    hint = _instead(path, data)
    kind = "a list" if isinstance(data, list) else "plain text"
    return Trouble(place.line, place.column, "SOP006", f"this is {kind}, where names with values are needed", hint)


def _instead(path: str, data: object) -> str:
    """How to write what stands at the top of a file; in YAML, the items of a list are mostly entries or questions."""
    first = data[0] if isinstance(data, list) and data and path.endswith(".yml") else None
    if not isinstance(first, dict):
        return _EACH
    if not {"type", "q"}.isdisjoint(first):
        return "Write two lines above the list: the SOP that it is about, such as sop: CS-REF-001, then questions:"
    key = next((first[name] for name in ("id", "key") if isinstance(first.get(name), str)), "team-lead")
    return f"Begin each entry with a key and a colon, not with a hyphen: {key}: and its fields indented below it."


_EACH = "Write each thing on a line of its own: a name, a colon, a space and the value (title: Refunding an order)."
