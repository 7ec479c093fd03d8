"""CODEOWNERS from the owners and approvers of SOPs: whom GitHub and GitLab ask to look at a change.

Only a marked block is ours. Everything around it belongs to the team and stays as it is, byte by byte.
"""

import posixpath
import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass

from .handbook import Handbook
from .model.sop import Sop

BEGIN = "# sopbook: begin. Written by `sopbook codeowners` from owners and approvers; change those instead."
END = "# sopbook: end"
PLACES = (".github/CODEOWNERS", "CODEOWNERS", "docs/CODEOWNERS", ".gitlab/CODEOWNERS")
"""Where a host looks for the file; a new one is written as `CODEOWNERS`, which both hosts find."""


class BrokenBlock(Exception):  # noqa: N818 -- it names what is broken
    """The marks of our block do not pair up, so nobody can say what is ours."""


@dataclass(frozen=True, slots=True)
class Block:
    """The lines that we write, and the roles that answer for a file but have nobody in `code_owners`."""

    lines: tuple[str, ...]
    unknown: tuple[str, ...]

    def text(self, newline: str) -> str:
        """The block with its marks, each line ended by `newline`."""
        return "".join(line + newline for line in (BEGIN, *self.lines, END))


def block(handbook: Handbook, code_owners: Mapping[str, str]) -> Block:
    """One line per SOP and its quiz, in the order of their paths: the file, then whoever owns or approves the SOP."""
    lines, unknown = [], set()
    for authored in sorted(handbook.sops.values(), key=lambda authored: authored.source.path):
        roles = tuple(dict.fromkeys((authored.sop.owner, *authored.sop.approvers)))
        unknown |= {role for role in roles if role not in code_owners}
        handles = dict.fromkeys(who for role in roles for who in code_owners.get(role, "").split())
        if handles:
            paths = _paths(handbook, authored.sop, authored.source.path)
            lines += [" ".join(("/" + _escaped(path), *handles)) for path in paths]
    return Block(tuple(lines), tuple(sorted(unknown)))


def updated(text: str, written: Block) -> str:
    """The file with our block brought up to date, or put at its end; `BrokenBlock` when its marks do not pair up.

    A team that names nobody gets no block.
    """
    newline = "\r\n" if "\r\n" in text else "\n"
    begins = [*re.finditer(r"^# sopbook: begin.*\n?", text, re.MULTILINE)]
    ends = [*re.finditer(rf"^{re.escape(END)}[ \t]*(?:\r?\n|\Z)", text, re.MULTILINE)]
    if not begins and not ends:
        if not written.lines:
            return text
        between = newline * (2 if text and not text.endswith("\n") else 1 if text else 0)
        return text + between + written.text(newline)
    if len(begins) != 1 or len(ends) != 1 or ends[0].start() < begins[0].end():
        raise BrokenBlock(f"there is not exactly one line “{BEGIN.split('.', maxsplit=1)[0]}” followed by one “{END}”")
    return text[: begins[0].start()] + written.text(newline) + text[ends[0].end() :]


def _paths(handbook: Handbook, sop: Sop, path: str) -> Iterator[str]:
    yield path
    folder = posixpath.dirname(path)
    pictures = {posixpath.normpath(posixpath.join(folder, step.image.src)) for step in sop.steps if step.image}
    yield from sorted({f"{posixpath.dirname(picture)}/" for picture in pictures} - {f"{folder}/"})
    if sop.id in handbook.quizzes:
        yield handbook.quizzes[sop.id].source.path


def _escaped(path: str) -> str:
    """The path as a pattern that means only itself."""
    return re.sub(r"([\\\s#*?\[\]!])", r"\\\1", path)
