"""Nobody else hears of a reader: every page is whole with what its own server gives."""

import re
from urllib.parse import unquote

ATTRIBUTES = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|object|embed)\b[^>]*?\b(?:src|data)=["']?([^"'\s>]+)"""
)
SHEETS = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|preconnect|dns-prefetch|icon))[^>]*\bhref=["']?([^"'\s>]+)"""
)
STYLES = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""")


def foreign(addresses):
    return sorted({address for address in addresses if re.match(r"(?:https?:)?//", address)})


def test_no_page_names_a_file_of_another_host(built_site):
    pages = {path.relative_to(built_site): path.read_text(encoding="utf-8") for path in built_site.rglob("*.html")}
    found = {path: foreign(ATTRIBUTES.findall(text) + SHEETS.findall(text)) for path, text in pages.items()}
    assert {path: addresses for path, addresses in found.items() if addresses} == {}


def test_no_style_sheet_names_a_file_of_another_host(built_site):
    sheets = {path.relative_to(built_site): path.read_text(encoding="utf-8") for path in built_site.rglob("*.css")}
    assert {path: found for path, text in sheets.items() if (found := foreign(STYLES.findall(text)))} == {}


def test_every_file_that_a_page_needs_is_there(built_site):
    needed = {
        (path.parent / unquote(address.partition("?")[0].partition("#")[0])).resolve(): path
        for path in built_site.rglob("index.html")
        for text in [path.read_text(encoding="utf-8")]
        for address in ATTRIBUTES.findall(text) + SHEETS.findall(text)
        if not address.startswith(("data:", "#"))
    }
    assert len(needed) > 20
    assert {str(file): page for file, page in needed.items() if not file.is_file()} == {}


def test_a_foreign_request_is_seen(site, browser):
    from harness.watching import Watch

    watch, context = Watch(), browser.new_context()
    watch.over(context)
    page = context.new_page()
    page.goto(site)
    page.evaluate("new Image().src = 'http://elsewhere.invalid/pixel.png'")
    page.wait_for_event("requestfailed") if not watch.seen else None
    context.close()
    assert watch.seen[0] == "foreign request: http://elsewhere.invalid/pixel.png"
