"""The sections of a page as the search tells them: where each begins, its heading, and its text.

Pages are well-formed, since Sopbook and Markdown wrote them: texts and tags take turns, and most tags stand on other
pages too, so that they are looked up rather than read. A page that is not well-formed (a lone `<`, an element without
an end) is `NotUnderstood` and left to Material's parser, which takes fifty times as long.
"""

import re
from html import escape, unescape

from ..search_index import Section

_SILENT = re.compile(
    r"<(?:(script|style|object)(?![\w-])[^<]*+(?:<(?!/\1)[^<]*+)*+(?:</\1\s*>|\Z)|!--.*?(?:-->|\Z))", re.DOTALL
)
_TAG = re.compile(r"(/?)([a-zA-Z][^\s/]*|!)(.*)", re.DOTALL)
_ID = re.compile(r"""\sid=(?:"([^"]*)"|'([^']*)'|([^\s"'<>]+))""")
_LABEL = re.compile(r'\saria-labelledby="([^"]+)"')
_HEADING = re.compile("h[1-6]")
_PERMALINK = 'a class="headerlink"'
_TELLING = (_PERMALINK, "section", "h1", "h2", "h3", "h4", "h5", "h6")
"""What tags begin with whose attributes tell something."""
_NAME = re.compile(r"[a-z][a-z0-9-]*")
_WITHIN_LINES = re.compile(
    "a|abbr|b|bdi|bdo|cite|code|data|del|dfn|em|i|ins|kbd|mark|q|s|samp|small|span|strong|sub|sup|time|u|var|wbr"
)
_EXCLUDED = "data-search-exclude"
_NO_TEXT = ("script", "style", "object", "!--")
_END_OF_SCRIPT = "</script>"

_SECTION, _THEN, _LINK = "\0", "\1", "\2"
"""What a section begins with, what stands before its heading and before its text, and where a permanent link is."""
_LINKED = re.compile(f"{_LINK}[^{_SECTION}-{_LINK}]*{_THEN}")
"""What a permanent link says at the end of a heading."""
_HIDDEN, _AROUND = "0", "7"
"""What stands for the level of a heading that is kept out of the search, and of an element with a heading inside."""
_SHOWN = frozenset({"p", "code", "pre", "li", "ol", "ul", "sub", "sup"})
_LINES, _SPACES, _REFERENCE = re.compile("(<pre>.*?</pre>)", re.DOTALL), re.compile(r"\s+"), re.compile(r"&#?\w*;?")
"""Text whose lines stay as they are, spaces of any number elsewhere, and a character by its number or name."""
_LONGEST, _MOST = 200, 10_000
"""Characters of a tag that is remembered, and how many are."""


class NotUnderstood(Exception):  # noqa: N818 -- nothing is wrong with the page
    """The page has markup that only a real parser reads rightly."""


class Reading(dict[str, str]):
    """What tags say in a text: elements that are no part of a line end a word."""

    def of(self, html: str) -> str:
        """What a page says."""
        parts = html.replace(">", "<").split("<")
        if len(parts) != 2 * html.count("<") + 1:
            raise NotUnderstood
        parts[1::2] = map(self.__getitem__, parts[1::2])
        return self._written(_LINKED.sub(_THEN, "".join(parts)).replace(_LINK, ""))

    def _written(self, text: str) -> str:
        return " ".join(unescape(text).split())

    def __missing__(self, tag: str) -> str:
        name = tag.partition(" ")[0]
        said = self[name] if name != tag and not tag.startswith(_TELLING) else self._said(tag)
        if len(tag) <= _LONGEST and len(self) < _MOST:
            self[tag] = said
        return said

    def _said(self, tag: str) -> str:
        found = _TAG.fullmatch(tag)
        if found is None or tag.startswith(_NO_TEXT):
            raise NotUnderstood
        end, name, attributes = found.groups()
        if _HEADING.fullmatch(name):
            return _THEN if end else _begun(name, attributes)
        if name == "section" and (label := _LABEL.search(attributes)):
            return f"{_SECTION}{_AROUND}{label[1]}{_THEN}{_THEN}"
        return _LINK if tag.startswith(_PERMALINK) else self._bare(end, name)

    def _bare(self, _: str, name: str) -> str:
        return "" if _WITHIN_LINES.fullmatch(name) else " "


class Tidied(Reading):
    """The same for Material's own search, which takes HTML with the few elements that it shows, bare."""

    def _written(self, text: str) -> str:
        parts = _LINES.split(_REFERENCE.sub(lambda found: escape(unescape(found[0]), quote=False), text))
        parts[::2] = [_SPACES.sub(" ", part) for part in parts[::2]]
        return "".join(parts).strip()

    def _bare(self, end: str, name: str) -> str:
        return f"<{end}{name}>" if name in _SHOWN else super()._bare(end, name)


PLAIN, TIDIED = Reading(), Tidied()


def sections(html: str, title: str, reading: Reading = PLAIN) -> list[Section]:
    """The page itself with what stands before the first heading that is not its title, then a section for each heading.

    `title` is used where the page has no heading of its own; what is kept out of the search stays out. An element that
    names the heading inside as its own begins a section: what stands before that heading belongs to it.
    """
    before, *pieces = _text(html, reading).split(_SECTION)
    if _THEN in before:
        raise NotUnderstood
    found = [["", "", before.strip()]]
    last = found[0]
    for piece in pieces:
        level, anchor, heading, text = _parted(piece)
        if level == _HIDDEN:
            last = [anchor, heading, text]
        elif level != _AROUND and not (anchor and heading):
            last[2] = _joined(last[2], heading, text)
        elif anchor == last[0] and not last[1]:  # the heading of the element that has just begun
            last[1:] = heading, _joined(last[2], text)
        else:
            last = [anchor, heading, text]
            found.append(last)
    return _whole(found, title, begins=bool(pieces) and pieces[0][0] == "1")


def _text(html: str, reading: Reading) -> str:
    try:
        return reading.of(_searched(_without_scripts(html)))
    except NotUnderstood:  # there may be comments in it
        return reading.of(_searched(_SILENT.sub(" ", html)))


def _begun(name: str, attributes: str) -> str:
    found = _ID.search(attributes)
    anchor = unescape("".join(found.groups(""))) if found else ""
    return f"{_SECTION}{_HIDDEN if _EXCLUDED in attributes else name[1]}{anchor}{_THEN}"


def _parted(piece: str) -> tuple[str, str, str, str]:
    """The level of a section, its anchor, its heading, and its text."""
    parts = piece.split(_THEN)
    if len(parts) != len(("begun", "heading", "text")) or not parts[0]:
        raise NotUnderstood
    begun, heading, text = parts
    return begun[0], begun[1:], heading.strip(), text.strip()


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


def _without_scripts(html: str) -> str:
    kept, done, at = [], 0, html.find("<script")
    while at >= 0:
        kept.append(html[done:at])
        done = html.find(_END_OF_SCRIPT, at) + len(_END_OF_SCRIPT)
        if done < at:
            raise NotUnderstood
        at = html.find("<script", done)
    kept.append(html[done:])
    return " ".join(kept)


def _searched(html: str) -> str:
    """A page without the elements that are kept out of the search; headings among them stay."""
    kept, done, at = [], 0, html.find(_EXCLUDED)
    while at >= 0:
        start = html.rfind("<", done, at)
        following = at + 1
        if start >= 0 and html.find(">", start, at) < 0 and html.count('"', start, at) % 2 == 0:
            name = _NAME.match(html, start + 1)
            if name is None:
                raise NotUnderstood
            if not _HEADING.fullmatch(name[0]):
                kept.append(html[done:start])
                following = done = _end(html, name[0], at)
        at = html.find(_EXCLUDED, following)
    kept.append(html[done:])
    return " ".join(kept)


def _end(html: str, name: str, at: int) -> int:
    """Where an element ends that begins before a place."""
    end = html.find(f"</{name}>", at)
    if end >= 0 and html.find(f"<{name}", at, end) < 0:
        return end + len(f"</{name}>")
    depth = 1
    for tag in re.compile(rf"<(/?){name}(?![\w-])[^<>]*>").finditer(html, at):
        depth += -1 if tag[1] else 1
        if depth == 0:
            return tag.end()
    raise NotUnderstood
