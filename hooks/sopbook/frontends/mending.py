"""What Material and Python-Markdown leave out of pages that people without a mouse or without sight need."""

import re
from collections.abc import Iterator
from itertools import chain, count

from ..rendering import of_edition

_CODE = re.compile(r"<pre\b([^>]*>(?:<span></span>)?<code>)")
_TABLE = re.compile(r"<(h[1-6])\b[^>]*>(?P<heading>.{0,999}?)</\1>|<table>(?P<table>.*?)</table>", re.DOTALL)
_CAPTION = re.compile(r"\s*<caption\b[^>]*>(.*?)</caption>", re.DOTALL)
_REGION = re.compile(r'role="region" aria-label="([^"]*)"')
_NO_WORDS = re.compile(r'<a class="headerlink".*?</a>|<[^>]*>', re.DOTALL)
_STORAGE = (
    ('(e,_=localStorage,t=__md_scope)=>JSON.parse(_.getItem(t.pathname+"."+e))',
     '(e,_,t=__md_scope)=>{try{return JSON.parse((_||localStorage).getItem(t.pathname+"."+e))}catch(e){return null}}'),
    ("(e,_,t=localStorage,a=__md_scope)=>{try{t.setItem(", "(e,_,t,a=__md_scope)=>{try{(t||localStorage).setItem("),
)  # fmt: skip
"""How Material reads and writes what a browser keeps, and how it does so where the browser forbids it."""

_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_SEARCH_LABEL = re.compile(r'class="md-search__options" aria-label="([^"]*)"')
_WORKER = re.compile(r'(?<="search": )"([^"?]*/workers/search\.[0-9a-f]+\.min\.js)"')


def within_reach(html: str) -> str:
    """Content whose wide tables and code scroll where the keyboard reaches them (WCAG 2.2, 2.1.1)."""
    return _CODE.sub(r'<pre tabindex="0"\1', _framed(html) if "<table>" in html else html)


def _framed(html: str) -> str:
    """Content whose tables stand in regions, each with a name of its own: its caption, or else the heading above it."""
    taken = {*_REGION.findall(html)}
    above = "Table"

    def frame(found: re.Match[str]) -> str:
        nonlocal above
        table = found["table"]
        if table is None:
            above = _words(found["heading"]) or above
            return found[0]
        caption = _CAPTION.match(table)
        name = next(name for name in _names((caption and _words(caption[1])) or above) if name not in taken)
        taken.add(name)
        region = f'<div class="sop-table" tabindex="0" role="region" aria-label="{name}">'
        return f'{region}<table class="sop-grid">{table}</table></div>'

    return _TABLE.sub(frame, html)


def _words(html: str) -> str:
    """What a heading or caption says, fit for an attribute."""
    return " ".join(_NO_WORDS.sub("", html).replace('"', "&quot;").split())


def _names(name: str) -> Iterator[str]:
    """A name, and what a second and third table of that name are called."""
    return chain([name], (f"{name} {number}" for number in count(2)))


def mended(html: str, edition: str = "") -> str:
    """A page as Material renders it, its search dialog named, and alive where the browser lets no page store anything.

    There Material's script stops in the middle, before it has started the search. `edition` is that of the search's
    worker, which keeps Material's name for it while what it reads changes.
    """
    for careless, careful in _STORAGE:
        html = html.replace(careless, careful, 1)
    if edition:
        html = _WORKER.sub(lambda found: f'"{of_edition(found[1], edition)}"', html, count=1)
    return _search_named(html)


def _search_named(html: str) -> str:
    """A page whose search dialog, which Material leaves without a name, has the label of what is in it."""
    label = _SEARCH_LABEL.search(html)
    return html.replace(_SEARCH, f'{_SEARCH} aria-label="{label[1]}"', 1) if label else html
