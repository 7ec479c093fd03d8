"""The Markdown bodies of SOPs: HTML that only lays out text may stand in them, nothing that runs or loads."""

import re
from collections.abc import Iterator
from functools import lru_cache

from ..handbook import Handbook
from ..reading.source import Source
from .rules import Mistake, rule

_CODE = re.compile(
    r"`(?<=^`)(`{2,}+).*?^`\1|~(?<=^~)(~{2,}+).*?^~\2|`(`*+).*?(?<!`)`\3(?!`)|<!--.*?-->", re.DOTALL | re.MULTILINE
)
"""Fences, code in a line, and comments: each begins with one sign, so that it is found five times as fast."""
_ADDRESS = re.compile(r"\]\(\s*<?([^)\s>]+)|^ {0,3}\[[^\]\n]+\]:\s*<?(\S+)", re.MULTILINE)
_LISTED = re.compile(r"\{:?[^}\n]*?\b(on\w+|style|srcdoc)\s*=", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SKIPPED = re.compile(r"[\x00-\x20]+")
FOLLOWED = ("http:", "https:", "mailto:", "tel:")

Found = tuple[int, int, str, str]
"""What must not be there: line, column (from 0), message and hint."""

HINT = "Say it in Markdown, or show it as code between backticks."


@rule("SOP210")
def plain_bodies(handbook: Handbook) -> Iterator[Mistake]:
    """The body of an SOP holds no HTML that runs, loads or styles something, and no link that does."""
    for authored in handbook.sops.values():
        body = blanked(authored.source.body)
        if "<" in body or ":" in body or "{" in body:
            yield from _in_body(authored.source, body)


@lru_cache(maxsize=200)
def blanked(body: str) -> str:
    """Markdown with spaces for code and comments, of the same length."""
    if "`" not in body and "~~~" not in body and "<!--" not in body:
        return body
    return _CODE.sub(lambda code: re.sub(r"[^\n]", " ", code[0]), body)


def _in_body(source: Source, body: str) -> Iterator[Mistake]:
    lines: list[Found] = []
    if "<" in body:
        from .markup import found_in  # noqa: PLC0415 -- slow to import, and not needed by most handbooks

        lines += found_in(body)
    for match in _ADDRESS.finditer(body) if "](" in body or "]:" in body else ():
        address = match[1] or match[2]
        if not harmless(address):
            at = _place(body, match.start(match.lastindex or 0))
            lines.append((*at, f"a link must not lead to {address!r}", HINT))
    lines += [
        (*_place(body, match.start(1)), f"`{match[1]}` is not an attribute that text may have", HINT)
        for match in (_LISTED.finditer(body) if "{" in body else ())
    ]
    for line, column, message, hint in sorted(lines):
        yield Mistake(source, (), message, hint, at=(source.body_line + line - 1, column + 1))


def harmless(address: str) -> bool:
    """Whether a link may lead there; browsers skip white space and control characters inside a scheme."""
    scheme = SCHEME.match(_SKIPPED.sub("", address))
    return scheme is None or scheme[0].lower() in FOLLOWED


def _place(text: str, index: int) -> tuple[int, int]:
    line_start = text.rfind("\n", 0, index) + 1
    return text.count("\n", 0, index) + 1, index - line_start
