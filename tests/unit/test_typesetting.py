"""Authored text becomes safe HTML, by the fast path and by Python-Markdown alike."""

import pytest
from markupsafe import Markup

from sopbook.typesetting import Typesetter

typesetter = Typesetter(["CS-ID-001", "FCR"])


def mention(word):
    return None if word == "FCR" else Markup(f"<a>{word}</a>")


def resolve(target):
    return None if target.startswith("javascript:") else f"/{target}"


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("Check the date.", "Check the date."),
        ("Up to 100 EUR (per order); see FCR.", "Up to 100 EUR (per order); see FCR."),
        ("Ask, 'why' and \"when\".", "Ask, &#39;why&#39; and &#34;when&#34;."),
        ("1. is not a list here", "1. is not a list here"),
        ("# nor a heading", "# nor a heading"),
        ("Use CS-ID-001.", "Use <a>CS-ID-001</a>."),
        ("Not XCS-ID-001 or CS-ID-0012.", "Not XCS-ID-001 or CS-ID-0012."),
        ("**Use** CS-ID-001.", "<strong>Use</strong> <a>CS-ID-001</a>."),
        ("`CS-ID-001` stays", "<code>CS-ID-001</code> stays"),
        ("[CS-ID-001](x.md)", '<a href="/x.md">CS-ID-001</a>'),
        ("[bad](javascript:alert(1))", "<a>bad</a>"),
        ("<script>alert(1)</script>", "&lt;script&gt;alert(1)&lt;/script&gt;"),
        ("a < b & c", "a &lt; b &amp; c"),
        ("Health & 'safety' & more", "Health &amp; &#39;safety&#39; &amp; more"),
        ("Health & safety: R&D", "Health &amp; safety: R&amp;D"),
        ("![alt](x.svg)", '<img alt="alt" src="/x.svg" />'),
        ("two\nlines", "two lines"),
    ],
)
def test_inline(text, html):
    assert typesetter.inline(text, mention=mention, resolve=resolve) == html


@pytest.mark.parametrize(
    ("text", "html"),
    [
        ("One paragraph.", "<p>One paragraph.</p>"),
        ("Use CS-ID-001.", "<p>Use <a>CS-ID-001</a>.</p>"),
        ("- a\n- b", "<ul>\n<li>a</li>\n<li>b</li>\n</ul>"),
        ("<div onclick='x'>\n\nb", "<p>&lt;div onclick='x'&gt;</p>\n<p>b</p>"),
    ],
)
def test_prose(text, html):
    assert typesetter.prose(text, mention=mention, resolve=resolve) == html


def test_no_words_to_mention():
    assert Typesetter([]).inline("FCR", mention=mention, resolve=resolve) == "FCR"
