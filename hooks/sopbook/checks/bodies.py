"""The Markdown bodies of SOPs: HTML that only lays out text may stand in them, nothing that runs or loads."""

import posixpath
import re
from collections.abc import Iterator

from ..destinations import defined, destinations
from ..findings import quoted
from ..handbook import Handbook
from ..reading.source import Source
from ..verbatim import blanked
from .rules import Mistake, rule

_WHOLE = re.compile(r"[^()<> ]*")
"""The whole of an address: browsers skip the end of a line in it."""
_LISTED = re.compile(r"\{[^{}\n]*?(?<![\w-])(on\w+|style|srcdoc|href|src)\s*=", re.IGNORECASE)
SCHEME = re.compile(r"[a-z][a-z0-9+.-]*:", re.IGNORECASE)
_SKIPPED = re.compile(r"[\x00-\x20]+")
FOLLOWED = ("http:", "https:", "mailto:", "tel:")

Found = tuple[int, int, str, str]
"""What must not be there: line and column (from 1), message and hint."""

HINT = "Say it in Markdown, or show it as code between backticks."


@rule("SOP210")
def plain_bodies(handbook: Handbook) -> Iterator[Mistake]:
    """The body of an SOP holds no HTML that runs, loads or styles something, and no link that does."""
    for authored in handbook.sops.values():
        body = blanked(authored.source.body)
        if "<" in body or ":" in body or "&" in body or "{" in body:
            yield from _in_body(authored.source, body)


OF_A_COMPUTER = re.compile(r"[A-Za-z]:[\\/]|\\\\|~|file:", re.IGNORECASE)
"""How a path begins that leads to a drive or a share."""


def its_own(path: str, name: str) -> str:
    """What to do with a file that an SOP has somewhere on a computer: it belongs into the folder beside the SOP."""
    folder, own = posixpath.split(path.removesuffix(".md"))
    base = posixpath.basename(name.replace("\\", "/"))
    return f"Copy it to {folder}/{own}/, and write here: {own}/{base}"


def _refused(source: Source, address: str) -> tuple[str, str]:
    """What is wrong with an address that nobody may follow, and what to do."""
    if OF_A_COMPUTER.match(address):
        return f"{quoted(address)} is a path on one computer, which nobody else has", its_own(source.path, address)
    return f"a link must not lead to {address!r}", HINT


def _in_body(source: Source, body: str) -> Iterator[Mistake]:
    found: list[Found] = []
    if "<" in body:
        from .markup import found_in  # noqa: PLC0415 -- slow to import, and not needed by most handbooks

        found += [(source.body_line + line - 1, column, what, hint) for line, column, what, hint in found_in(body)]
    for link in (*destinations(body), *defined(body)):
        whole = _WHOLE.match(body, link.at)
        if not harmless(link.address) or (whole and not harmless(whole[0])):
            found.append((*source.in_body(link.at), *_refused(source, link.address)))
    for listed in _LISTED.finditer(body) if "{" in body else ():
        found.append((*source.in_body(listed.start(1)), f"`{listed[1]}` is not an attribute that text may have", HINT))
    for line, column, message, hint in sorted(found):
        yield Mistake(source, (), message, hint, at=(line, column))


def harmless(address: str) -> bool:
    """Whether a link may lead there; browsers skip white space and control characters inside a scheme, and a character
    may be written by its name or number.
    """
    if "&" in address:
        from html import unescape  # noqa: PLC0415 -- slow to import, and hardly any address has a character by its name

        address = unescape(address)
    scheme = SCHEME.match(_SKIPPED.sub("", address))
    return scheme is None or scheme[0].lower() in FOLLOWED
