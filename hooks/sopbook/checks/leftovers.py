"""What was left behind in the text below the front matter: steps that belong above it, marks of git."""

import re
from collections.abc import Iterator

from ..findings import Severity
from ..handbook import Handbook
from ..verbatim import blanked, fences
from .rules import Mistake, rule
from .structure import PARTS

_NUMBERED = re.compile(r"^ {0,3}1[.)] +\S.*(?:\n(?!\S*#| {0,3}1[.)] ).*)*?\n {0,3}2[.)] +\S", re.MULTILINE)


@rule("SOP211", severity=Severity.WARNING)
def told_above(handbook: Handbook) -> Iterator[Mistake]:
    """What is done stands in the front matter, not as a numbered list below it."""
    for authored in handbook.sops.values():
        part, example = PARTS[authored.sop.format]
        source = authored.source
        if getattr(authored.sop, part) or not (found := _NUMBERED.search(blanked(source.body))):
            continue
        line = source.body_line + source.body.count("\n", 0, found.start())
        message = f"there are numbered steps here and no `{part}` above: no link, quiz or comparison knows them"
        yield Mistake(source, (), message, f"Write them into the front matter: {example}", at=(line, 1))


_MARKS = re.compile(r"^(?:<{7} .*|={7}|>{7} .*)$", re.MULTILINE)


@rule("SOP212")
def chosen_between(handbook: Handbook) -> Iterator[Mistake]:
    """A text is one version, not two that git has put together."""
    for authored in handbook.sops.values():
        source = authored.source
        found = _MARKS.search(blanked(source.body)) if "<<<<<<< " in source.body else None
        if found:
            line = source.body_line + source.body.count("\n", 0, found.start())
            message = "two versions of this text were put together by git, and nobody has chosen between them yet"
            hint = "Keep what is right, and delete the lines that begin with <<<<<<<, ======= and >>>>>>>."
            yield Mistake(source, (), message, hint, at=(line, 1))


_TITLE = re.compile(r"^# +\S.*$", re.MULTILINE)


@rule("SOP213", severity=Severity.WARNING)
def one_title(handbook: Handbook) -> Iterator[Mistake]:
    """The text below the front matter has no title of its own, and its code ends somewhere."""
    for authored in handbook.sops.values():
        source = authored.source
        body = source.body
        if "```" in body or "~~~" in body:
            if (start := next((start for start, end in fences(body) if end is None), None)) is not None:
                message, hint = "the code that begins here never ends", "Write the same signs on a line after its end."
                yield Mistake(source, (), message, hint, at=(source.body_line + body.count("\n", 0, start), 1))
                continue
            body = blanked(body)
        if (body.startswith("# ") or "\n# " in body) and (found := _TITLE.search(body)):
            line = source.body_line + body.count("\n", 0, found.start())
            message = "the page has its title from the front matter, and this would be a second one"
            yield Mistake(source, (), message, f"Write ## for a heading in the text: #{found[0][:60]}", at=(line, 1))
