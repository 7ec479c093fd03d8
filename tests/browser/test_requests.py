"""Nobody else hears of a reader: every page is whole with what its own server gives."""

import re

import pytest

from harness.pages import KINDS

ATTRIBUTES = re.compile(
    r"""<(?:script|img|iframe|source|video|audio|object|embed)\b[^>]*?\b(?:src|data)=["']?([^"'\s>]+)"""
)
SHEETS = re.compile(
    r"""<link\b(?=[^>]*\brel=["']?(?:stylesheet|preload|preconnect|dns-prefetch|icon))[^>]*\bhref=["']?([^"'\s>]+)"""
)
STYLES = re.compile(r"""(?:url\(|@import)\s*["']?([^"')\s]+)""")

ADDRESSES = "links => links.map(link => new URL(link.getAttribute('href'), document.baseURI).href)"
"""Where links lead; the links of a diagram have no plain `href`."""

LEFT = "net::ERR_ABORTED"
"""What Chromium says of a request that it gave up because the window went on to another page."""


def foreign(addresses):
    return sorted({address for address in addresses if re.match(r"(?:https?:)?//", address)})


def test_no_page_names_a_file_of_another_host(built_site):
    pages = {path.relative_to(built_site): path.read_text(encoding="utf-8") for path in built_site.rglob("*.html")}
    found = {path: foreign(ATTRIBUTES.findall(text) + SHEETS.findall(text)) for path, text in pages.items()}
    assert {path: addresses for path, addresses in found.items() if addresses} == {}


def test_no_style_sheet_names_a_file_of_another_host(built_site):
    sheets = {path.relative_to(built_site): path.read_text(encoding="utf-8") for path in built_site.rglob("*.css")}
    assert {path: found for path, text in sheets.items() if (found := foreign(STYLES.findall(text)))} == {}


def everything_arrives(page, address):
    """Open a page and list what did not arrive; requests to others fail in the fixture."""
    missing = []
    page.on("response", lambda response: missing.append(response.url) if response.status >= 400 else None)
    page.on("requestfailed", lambda request: missing.append(f"{request.url} {request.failure}"))
    page.goto(address, wait_until="load")
    return [one for one in missing if not one.endswith(LEFT)]


def test_every_page_is_whole(new_page, site, built_site):
    page = new_page()
    paths = sorted(path.parent.relative_to(built_site).as_posix() for path in built_site.rglob("index.html"))
    missing = {path: everything_arrives(page, f"{site}{path}/") for path in paths if path != "."}
    assert {path: found for path, found in missing.items() if found} == {}


@pytest.mark.parametrize("kind", KINDS)
def test_page_is_whole_below_a_path(page, subpath_site, kinds, kind):
    assert everything_arrives(page, subpath_site + kinds[kind]) == []


def test_links_stay_below_the_path(page, subpath_site, kinds):
    for path in kinds.values():
        page.goto(subpath_site + path)
        links = page.eval_on_selector_all("a[href]", ADDRESSES)
        own = [link for link in links if link.startswith(subpath_site.removesuffix("handbook/"))]
        assert own
        assert [link for link in own if not link.startswith(subpath_site)] == [], path


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
