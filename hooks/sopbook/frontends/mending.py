"""What Material and Python-Markdown leave out of pages that people without a mouse or without sight need."""

import re

_CODE = re.compile(r"<pre\b([^>]*>(?:<span></span>)?<code>)")
_TABLE = re.compile(r"<table>(.*?)</table>", re.DOTALL)
_FRAMED = (
    r'<div class="sop-table" tabindex="0" role="region" aria-label="Table"><table class="sop-grid">\1</table></div>'
)
_SEARCH = '<div class="md-search" data-md-component="search" role="dialog"'
_SEARCH_LABEL = re.compile(r'class="md-search__options" aria-label="([^"]*)"')


def within_reach(html: str) -> str:
    """Content whose wide tables and code scroll where the keyboard reaches them (WCAG 2.2, 2.1.1)."""
    return _CODE.sub(r'<pre tabindex="0"\1', _TABLE.sub(_FRAMED, html))


def search_named(html: str) -> str:
    """A page whose search dialog, which Material leaves without a name, has the label of what is in it."""
    label = _SEARCH_LABEL.search(html)
    return html.replace(_SEARCH, f'{_SEARCH} aria-label="{label[1]}"', 1) if label else html
