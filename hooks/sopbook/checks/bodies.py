"""The Markdown bodies of SOPs: HTML that only lays out text may stand in them, nothing that runs or loads."""

import re
from collections.abc import Iterator
from functools import lru_cache
from html.parser import HTMLParser

from ..handbook import Handbook
from ..reading.source import Source
from .rules import Mistake, rule

TAGS = frozenset(
    "a abbr b bdi bdo br caption center cite code col colgroup dd del details dfn div dl dt em figcaption figure h2 h3 "  # noqa: SIM905 -- thirty words a line, not one
    "h4 h5 h6 hr i img ins kbd li mark ol p pre q s samp small span strong sub summary sup table tbody td tfoot th "
    "thead tr u ul var wbr".split()
)
"""Elements that lay out text."""

ATTRIBUTES = frozenset(
    "align alt class colspan dir height href hreflang id lang loading markdown name open rowspan scope src start title "  # noqa: SIM905
    "type width".split()
)
"""Attributes that neither run nor load anything from another host; addresses are looked at on their own."""

_CODE = re.compile(r"^(```+|~~~+).*?^\1|(`+)(?!`).*?(?<!`)\2(?!`)|<!--.*?-->", re.DOTALL | re.MULTILINE)
_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(\S+)", re.MULTILINE)
_LISTED = re.compile(r"\{:?[^}\n]*?\b(on\w+|style|srcdoc)\s*=", re.IGNORECASE)
_SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_FOLLOWED = ("http:", "https:", "mailto:", "tel:")

_HINT = "Say it in Markdown, or show it as code between backticks."


@rule("SOP210")
def plain_bodies(handbook: Handbook) -> Iterator[Mistake]:
    """The body of an SOP holds no HTML that runs, loads or styles something, and no link that does."""
    for authored in handbook.sops.values():
        body = blanked(authored.source.body)
        if "<" in body or ":" in body or "{" in body:
            yield from _in_body(authored.source, body)


@lru_cache(maxsize=4096)
def blanked(body: str) -> str:
    """Markdown with spaces for code and comments, of the same length."""
    if "`" not in body and "~~~" not in body and "<!--" not in body:
        return body
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


def _in_body(source: Source, body: str) -> Iterator[Mistake]:
    lines: list[tuple[int, int, str]] = []
    if "<" in body:
        reader = _Reader()
        reader.feed(body)
        reader.close()
        lines += reader.found
    for match in _ADDRESS.finditer(body) if "](" in body or "]:" in body else ():
        address = match[1] or match[2]
        if not _harmless(address):
            lines.append((*_place(body, match.start(match.lastindex or 0)), f"a link must not lead to {address!r}"))
    lines += [
        (*_place(body, match.start(1)), f"`{match[1]}` is not an attribute that text may have")
        for match in (_LISTED.finditer(body) if "{" in body else ())
    ]
    for line, column, message in sorted(lines):
        yield Mistake(source, (), message, _HINT, at=(source.body_line + line - 1, column + 1))


class _Reader(HTMLParser):
    """Notes what must not be there, as line, column (from 0) and message."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[tuple[int, int, str]] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if _SCHEME.match(tag) and tag.startswith(_FOLLOWED):
            return  # <https://…> is Markdown for a link
        if tag not in TAGS:
            self._note(f"<{tag}> is not an element that text may have")
            return
        for name, value in attrs:
            if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
                self._note(f"`{name}` is not an attribute that text may have")
            elif name in ("href", "src") and not _harmless(value or ""):
                self._note(f"`{name}` must not lead to {value!r}")

    def _note(self, message: str) -> None:
        line, column = self.getpos()
        self.found.append((line, column, message))


def _harmless(address: str) -> bool:
    """Whether a link may lead there; browsers skip white space and control characters inside a scheme."""
    bare = "".join(character for character in address if character > " ")
    scheme = _SCHEME.match(bare)
    return scheme is None or scheme[0].lower() in _FOLLOWED


def _place(text: str, index: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - line_start
