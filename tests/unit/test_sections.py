"""What the search is told of a page: nothing that is kept out of it, and the rest as Material's own parser finds it."""

from types import SimpleNamespace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from material.plugins.search.plugin import Parser, SearchIndex, SearchPlugin

from sopbook.frontends.search import Divided, Entries
from sopbook.frontends.sections import TIDIED, NotUnderstood, sections

PAGE = """
<header><p>CS-REF-001</p><h1 id="cs-ref-001">Refunding<a class="headerlink" href="#x">¶</a></h1><p>For money.</p>
</header>
<h2 id="steps">Steps<a class="headerlink" href="#steps" title="Permanent link">¶</a></h2>
<ol><li>Press <code>Pay</code>.</li><li>R&amp;D &lt;waits&gt;</li></ol><table><tr><td>One</td><td>two</td></tr></table>
<script type="application/json">{"key": "a > b"}</script><!-- <p>left out</p> -->
<div data-search-exclude><div>An answer</div> and why</div>
<section id="node-a" aria-labelledby="node-a-title"><p>Question</p><h3 id="node-a-title">Is it broken?</h3><p>Look.</p>
</section><section aria-labelledby="later"><p>Then</p><h3 id="later" data-part="later"></h3><p>later</p></section>
<h2 id="all" data-search-exclude>All</h2><p>Everything again</p><h4>and again</h4>
<h2 id=end>End</h2>
"""


def test_sections_of_a_page():
    assert sections(PAGE, "Refunding") == [
        ("cs-ref-001", "Refunding", "CS-REF-001 For money."),
        ("steps", "Steps", "Press Pay. R&D <waits> One two"),
        ("node-a-title", "Is it broken?", "Question Look. Then later"),
        ("end", "End", ""),
    ]


def test_a_page_whose_title_stands_elsewhere_is_told_by_it():
    assert sections('Before<h1 id="a">One</h1>after<h1 id="b">Two</h1>', "Title") == [
        ("", "Title", "Before"),
        ("a", "One", "after"),
        ("b", "Two", ""),
    ]
    assert sections("", "Title") == [("", "Title", "")]


def test_a_page_with_a_comment_or_a_style_of_its_own_is_understood():
    html = "<!-- <p>left out</p> --><h2 id='a'>One</h2><style>p { color: red }</style>two<object><p>x</p></object>"
    assert sections(html, "Title") == [("", "Title", ""), ("a", "One", "two")]


@pytest.mark.parametrize(
    "html",
    [
        "1 < 2",
        "a > b",
        "<div data-search-exclude><div></div>",
        '<p title="<">',
        "<p",
        "<h2>One",
        "One</h2>",
        "<h2>One<h3>Two</h3>",
    ],
)
def test_markup_out_of_the_ordinary_is_left_to_a_parser(html):
    with pytest.raises(NotUnderstood):
        sections(html, "")


def plugin():
    made = SearchPlugin()
    made.search_index = SearchIndex(lang=["en"], separator="", pipeline=[], fields={})
    return made


def page(html, **meta):
    return SimpleNamespace(
        content=html, title="Tom &amp; Ann", meta=meta, url="a/", toc=[], file=SimpleNamespace(src_uri="a.md")
    )


def test_pages_that_are_not_understood_are_read_by_the_parser_of_material():
    html = '<p>1 < 2</p><h2 id="more">More</h2><p title="a > b">text</p><h2 id="x" data-search-exclude>X</h2>'
    assert Divided(plugin()).of(page(html)) == [("", "Tom & Ann", "1 < 2"), ("more", "More", "text")]


def test_a_page_can_keep_itself_out():
    assert Divided(plugin()).of(page("<p>Secret</p>", search={"exclude": True})) == []


def test_the_index_of_material_gets_bare_markup_and_the_order_of_the_pages():
    made = plugin()
    entries = Entries(made)
    one, other = page(PAGE, title="Refunding", tags=["x"]), page("<p>Other</p>", search={"boost": 2})
    other.url, other.file.src_uri = "b/", "b.md"
    entries.add(one)
    entries.add(other)
    entries.add(one)
    entries.again([one, other])
    found = made.search_index.entries
    assert [entry["location"] for entry in found] == ["a/", "a/#steps", "a/#node-a-title", "a/#end", "b/"]
    assert found[1]["text"].startswith("<ol><li>Press <code>Pay</code>.</li><li>R&amp;D &lt;waits&gt;</li></ol>")
    assert found[0]["tags"] == ["x"]
    assert found[4]["boost"] == 2


def test_the_index_of_material_gets_texts_as_its_results_show_them():
    html = """<p>the day&#39;s &quot;end&quot;&nbsp;&lt;b&gt; &amp; R&D</p><dl><dt>Status</dt><dd>Approved</dd></dl>
    <h2 id="a">A &amp; &#39;b&#39;</h2> wide   space
    <pre><code>one:
      two
    </code></pre>"""
    made = plugin()
    Entries(made).add(page(html, title="Tom & <b>"))
    assert [(entry["title"], entry["text"]) for entry in made.search_index.entries] == [
        (
            "Tom &amp; &lt;b&gt;",
            '<p>the day\'s "end" &lt;b&gt; &amp; R&amp;D</p> Status Approved',
        ),
        ("A &amp; 'b'", "wide space <pre><code>one:\n      two\n    </code></pre>"),
    ]


def by_material(html):
    parser = Parser()
    parser.feed(html)
    parser.close()
    return [(each.id or "", "".join(each.text)) for each in parser.data if not each.is_excluded()]


WORDS = st.text(alphabet="ab c\n&;", max_size=6).map(lambda text: text.replace("&", "&amp;"))
INNER = st.recursive(
    st.one_of(
        WORDS, st.sampled_from(["<br>", "&lt;b&gt;", '<img alt="x">', "<!-- x -->", "<script>if (a) b</script>"])
    ),
    lambda parts: st.tuples(
        st.sampled_from(["p", "div", "ul", "li", "code", "pre", "a", "span", "section", "td", "sup"]),
        st.sampled_from(["", ' id="x"', ' class="headerlink y"']),
        st.lists(parts, max_size=3).map("".join),
    ).map(lambda tag: f"<{tag[0]}{tag[1]}>{tag[2]}</{tag[0]}>"),
    max_leaves=8,
)
HIDDEN = st.sampled_from([" data-search-exclude", ' data-search-exclude=""', ' class="z" data-search-exclude'])
BLOCKS = st.one_of(
    INNER,
    st.tuples(HIDDEN, WORDS, st.sampled_from(["", "<p>x</p>", "<em>x</em>"])).map(
        "<nav{0[0]}>{0[1]}{0[2]}</nav>".format
    ),
    st.tuples(st.integers(2, 4), st.integers(0, 9), st.one_of(st.just(""), HIDDEN)).map(
        "<h{0[0]} id=h{0[1]}{0[2]}>Heading</h{0[0]}>".format
    ),
)


def together(found):
    """Texts by their anchors, spaces apart; headings may stand there twice."""
    told = {}
    for anchor, text in found:
        told[anchor] = told.get(anchor, "") + "".join(text.split())
    return told


@given(st.lists(BLOCKS, max_size=12).map("".join))
@settings(max_examples=100, deadline=None)
def test_sections_of_well_formed_pages_are_those_of_material(html):
    plain = [(anchor, text) for anchor, _, text in sections(html, "Title")]
    bare = [(anchor, text) for anchor, _, text in sections(html, "Title", TIDIED)]
    theirs = [(anchor, text) for anchor, text in by_material(html)]
    assert together(plain) == together((anchor, unmarked(text)) for anchor, text in theirs) or not theirs
    assert together((anchor, unmarked(text)) for anchor, text in bare) == together(plain)


def unmarked(html):
    [(_, _, text)] = sections(html, "")
    return text


@given(
    st.lists(st.one_of(BLOCKS, st.sampled_from(["<div>", "</div>", "<", ">", '"', "<h2 id=x>", "</pre>"]))).map("".join)
)
@settings(max_examples=100, deadline=None)
def test_any_other_page_is_divided_or_left_to_the_parser(html):
    try:
        found = sections(html + "<div data-search-exclude><div>1</div><b>SECRET</b></div>", "Title")
    except NotUnderstood:
        return
    assert "SECRET" not in str(found)
