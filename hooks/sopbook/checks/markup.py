"""HTML in Markdown: which elements and attributes only lay out text."""

from html.parser import HTMLParser

from .bodies import FOLLOWED, HINT, SCHEME, Found, harmless
from .files import OF_ITS_OWN

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


def found_in(body: str) -> list[Found]:
    """What must not be there."""
    reader = _Reader()
    # What is a comment to a browser is blank by now; and the parser looks at each < for an end that may not be there.
    reader.feed(body.replace("<!--", "    ")[: body.rfind(">") + 1])
    reader.close()
    return reader.found


class _Reader(HTMLParser):
    """Notes what must not be there."""

    def __init__(self) -> None:
        super().__init__(convert_charrefs=True)
        self.found: list[Found] = []

    def handle_starttag(self, tag: str, attrs: list[tuple[str, str | None]]) -> None:
        if SCHEME.match(tag) and tag.startswith(FOLLOWED):
            return  # <https://…> is Markdown for a link
        if tag not in TAGS:
            self._note(f"<{tag}> is not an element that text may have")
            return
        for name, value in attrs:
            if name not in ATTRIBUTES and not name.startswith(("aria-", "data-")):
                self._note(f"`{name}` is not an attribute that text may have")
            elif name in ("href", "src") and not harmless(value or ""):
                self._note(f"`{name}` must not lead to {value!r}")
            elif name == "src" and "//" in (value or ""):
                self._note("this picture is on another site; a handbook carries its own", OF_ITS_OWN)

    def _note(self, message: str, hint: str = HINT) -> None:
        line, column = self.getpos()
        self.found.append((line, column + 1, message, hint))
