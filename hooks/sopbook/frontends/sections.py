"""The sections of a page as the search tells them: where each begins, its heading, and its text.

A few patterns over the whole page instead of a parser, tag by tag: pages are well-formed, since Sopbook and Markdown
wrote them. A page that is not (a lone `<`, an element without an end) is `NotUnderstood` and left to Material's parser,
which takes thirty times as long.
"""

import re
from collections.abc import Callable
from html import unescape
from itertools import chain

from ..search_index import Section

_SILENT = re.compile(
    r"<(?:(script|style|object)(?![\w-])[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1\s*>|\Z)|!--.*?(?:-->|\Z))", re.DOTALL
)
_DIVISION = re.compile(
    r"<h([1-6])(?![\w-])([^<>]*)>([^<]*+(?:<(?!/?h[1-6])[^<]*+)*+)</h\1\s*>|"
    r'<section\b[^<>]*\saria-labelledby="([^"]+)"[^<>]*>'
)
"""A heading, or an element that names the heading inside as its own: what stands before that heading belongs to it.

It is looked for once, also where it has no end."""

_PERMALINK = re.compile(r'<a class="headerlink"[^<>]*>[^<>]*</a>')
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_WITHIN_LINES = (
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
)
_PART_OF_LINE = re.compile(rf"</?(?:{_WITHIN_LINES})(?![\w-])[^<>]*>")
_TAG = re.compile(r"<[/!]?[a-zA-Z][^<>]*>")
_KEPT = re.compile(r"<(?:(/?(?:p|code|pre|li|ol|ul|sub|sup))(?![\w-]))?[^<>]*>")
_EXCLUDED = "data-search-exclude"


class NotUnderstood(Exception):  # noqa: N818 -- nothing is wrong with the page
    """The page has markup that only a real parser reads rightly."""


def plain(html: str) -> str:
    """A text without markup; elements that are no part of a line end a word."""
    text = _TAG.sub(" ", _PART_OF_LINE.sub("", html))
    if "<" in text or ">" in text:
        raise NotUnderstood
    return unescape(text) if "&" in text else text


def tidied(html: str) -> str:
    """A text with the few elements that Material's own search shows, as bare tags."""
    plain(html)  # is not understood where this would not be right either
    return _KEPT.sub(r"<\1>", html).replace("<>", "")


def sections(html: str, title: str, text_of: Callable[[str], str] = plain) -> list[Section]:
    """The page itself with what stands before the first heading that is not its title, then a section for each heading.

    `title` is used where the page has no heading of its own; what is kept out of the search stays out.
    """
    pieces = _DIVISION.split(_searched(html))
    before, levels, attributes, labels = pieces[0], pieces[1::5], pieces[2::5], pieces[4::5]
    headings = [_PERMALINK.sub("", heading or "") for heading in pieces[3::5]]
    written = "\0".join((before, *chain.from_iterable(zip(headings, pieces[5::5], strict=True))))
    first, *rest = (" ".join(text.split()) for text in text_of(written).split("\0"))
    if len(rest) != 2 * len(headings):
        raise NotUnderstood
    found = [["", "", first]]
    last = found[0]
    for tag, label, heading, text in zip(attributes, labels, rest[::2], rest[1::2], strict=True):
        anchor = label or _anchor(tag)
        if not label and _EXCLUDED in tag:
            last = [anchor, heading, text]
        elif not label and (not anchor or not heading):
            last[2] = _joined(last[2], heading, text)
        elif anchor == last[0] and not last[1]:  # the heading of the element that has just begun
            last[1:] = heading, _joined(last[2], text)
        else:
            last = [anchor, heading, text]
            found.append(last)
    return _whole(found, title, begins=bool(levels) and levels[0] == "1")


def _whole(found: list[list[str]], title: str, *, begins: bool) -> list[Section]:
    """Sections with headings; the first is the page, which a heading of the first level `begins`."""
    page, *rest = found
    if begins and rest and (not page[2] or rest[0][1] == title):
        rest[0][2] = _joined(page[2], rest[0][2])
        page = rest.pop(0)
    whole = [[page[0], page[1] or title, page[2]]]
    for section in rest:
        if section[1]:
            whole.append(section)
        else:
            whole[-1][2] = _joined(whole[-1][2], section[2])
    return [(anchor, heading, text) for anchor, heading, text in whole]


def _joined(*texts: str) -> str:
    return " ".join(filter(None, texts))


def _anchor(attributes: str) -> str:
    found = _ID.search(attributes)
    return unescape("".join(found.groups(""))) if found else ""


def _searched(html: str) -> str:
    """A page without scripts, comments, and the elements that are kept out of the search; headings among them stay."""
    html = _SILENT.sub(" ", html)
    kept, done, at = [], 0, html.find(_EXCLUDED)
    while at >= 0:
        start = html.rfind("<", done, at)
        following = at + 1
        if start >= 0 and html.find(">", start, at) < 0 and html.count('"', start, at) % 2 == 0:
            name = _NAME.match(html, start + 1)
            if name is None:
                raise NotUnderstood
            if not re.fullmatch("h[1-6]", name[0]):
                kept.append(html[done:start])
                following = done = _end(html, name[0], at)
        at = html.find(_EXCLUDED, following)
    kept.append(html[done:])
    return " ".join(kept)


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends that begins before a place."""
    depth = 1
    for tag in re.compile(rf"<(/?){name}(?![\w-])[^<>]*>").finditer(html, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise NotUnderstood
