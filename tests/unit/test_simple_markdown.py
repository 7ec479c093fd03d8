"""Simple Markdown comes out as Python-Markdown would write it, or is left to it."""

import contextlib
import re
from pathlib import Path

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st
from mkdocs.config import load_config
from mkdocs.structure.files import File, Files
from mkdocs.structure.pages import Page

from harness.building import ROOT
from sopbook import typesetting
from sopbook.frontends.prose import Converter, WrittenPage, convert_together
from sopbook.simple_markdown import SAMPLE, NotSimple, blocks

SIMPLE = """
the Word **bold** *slant* `code` [a](b.md) [ID] 12 -- (x) "q" it's a:b ? **(x)** (**x**) **a** *c d* = == + / http://a.b
24/7 `a*b` `[x](y)` [`c`](d) **[a](b)** **`c`** – “q” é 3.14 [a b](c_d.md#e) ; a@b.c $ FCR CS-1 **FCR** CS-1 [FCR](x)
[a](javascript:b) +ins+ ==mark== 1. - `<ID>.yml` `a<b>/<hr>` `<div>`
a_&_b `a_&_b` **a_&_b** *a_&_b* [a_&_b](c) a&_b `R&_amp;` &_amp;
"""
ODD = """
* ** _ __ # | [x] ] [ a*b a**b**c **b ~~ {a} {:.a} ^ & &amp; < > <b> \\ [**b**](d) \u00a0 \ue000 ![i](j) !!! --- ``` :a:
[TOC] _a_ ` ``a`` *** !!!\\ note ( [c][ID] [d] [ID] [e] (f) ) === - * + 1. 2) > ## : | [^1] *[FCR]:\\ x [FCR]:\\ x
"""
simple = st.sampled_from([re.sub("_?&_", lambda found: found[0].replace("_", " "), word) for word in SIMPLE.split()])
odd = st.sampled_from(
    [*(word.replace("\\", " ") for word in ODD.split()), " ", "  ", "\n", "\n\n", "    ", "\t", " \n"]
)
words = st.lists(simple, min_size=1, max_size=5).map(" ".join)
items = st.lists(words, min_size=1, max_size=3)
parts = st.one_of(
    words,
    words,
    items.map("\n".join),
    words.map("## {}".format),
    words.map("### {} {{ #there }}".format),
    items.map(lambda each: "\n".join(f"- {item}" for item in each)),
    items.map(lambda each: "\n".join(f"{number}. {item}" for number, item in enumerate(each, 1))),
    words.map(lambda cell: f"| a | b |\n|---|:-:|\n| {cell} | |"),
    items.map(lambda each: "\n".join(["```", *each, "", "# <b> &amp; {: .a }", "```"])),
    words.map("```yaml\n{}\n```".format),
)
ordinary = st.lists(parts, min_size=1, max_size=4).map("\n\n".join).map("{}\n\n[ID]: there.md\n".format)


@st.composite
def texts(draw, ordinary=ordinary):
    """Mostly simple prose with something odd in one place, most often where a line begins or ends."""
    text = draw(ordinary)
    ends = [found.start() for found in re.finditer(r"\n|\Z", text)]
    place = draw(st.sampled_from([0, len(text) // 2, len(text) // 3, *ends, *(end + 1 for end in ends[:-1])]))
    return text[:place] + draw(odd) + text[place:]


def converter(**settings_):
    config = load_config(str(ROOT / "mkdocs.yml"))
    config.update(settings_)
    file = File("page.md", str(ROOT / "docs"), "site", use_directory_urls=True)
    files = Files([file])
    return Converter(config, files), (file, files)


SHORT, FILE = converter()
LONG, _ = converter()
LONG._titles = None  # the way around, closed


def all_of(converted):
    """Everything that is asked of prose; MkDocs looks for the end of each link, but that of a heading is there."""
    links = {(file.src_uri, *link) for file, known in converted.links.items() for link in known.items()}
    own = {(FILE[0].src_uri, anchor, f"#{anchor}") for anchor in converted.anchors}
    return converted.html, str(converted.toc), converted.anchors, links - own


def bodies():
    return sorted(path for path in (ROOT / "docs" / "sops").rglob("*.md") if path.stem != "index")


@pytest.mark.parametrize("path", bodies(), ids=lambda path: path.stem)
def test_bodies_of_the_handbook_come_out_the_same(path: Path):
    body = path.read_text(encoding="utf-8").split("\n---\n", 1)[1]
    assert all_of(SHORT.convert(body, *FILE)) == all_of(LONG.convert(body, *FILE))


def test_most_bodies_are_simple():
    simple = 0
    for path in bodies():
        with contextlib.suppress(NotSimple):
            simple += bool(blocks(path.read_text(encoding="utf-8").split("\n---\n", 1)[1]))
    assert simple > len(bodies()) / 2


@pytest.mark.parametrize(
    "text",
    [
        "**words**{: .large } and more",
        "## Title {: #other }",
        "two  \nlines",
        "a :smile: here",
        "- a\n\n- b",
        "- a\n\n1. b",
        "- a\n    - b",
        "1. a\n2. b\n\n    more",
        "a | b\n--|--\nc | d",
        "| a | b |\n|---|---|\n| `|` | d |",
        "| a | b |\n|---|---|\n| `{x}` | `~^y` |",
        "| a | b |\n|---|---|\n| `x | y` |",
        "| a | b |\n|---|---|\n| `x | y` | `z` |",
        "words `{: .large }` and `<b>` or `a\\`",
        "`<script>` `<b x>` `</b>` `<!-- -->` and `<pre>`, <b>",
        "`<div>` and\n`<hr>`\n\n- `<ID>`\n\n## `<a>`\n\n*`<b>`*",
        "words `{: .large }\nand` {: .large }",
        "under\n===",
        "[a] [ID]\n\n[ID]: x.md",
        "[ID][] ![ID]\n\n[ID]: x.md",
        '[ID]: x.md "title"\n\n[ID]',
        "*[FCR]: First contact\n\nFCR",
        "a<br>b &amp; c",
        "``a`b`` ` c",
        "the [``a``a](b.md)",
        "`a*b` *c `d*`",
        "***a*** **b*c**",
    ],
)
def test_what_is_not_simple_comes_out_the_same(text):
    assert all_of(SHORT.convert(text, *FILE)) == all_of(LONG.convert(text, *FILE))


@pytest.mark.parametrize(
    "text",
    [
        "# Title\n\n## Why { #why-not }\n\n## So {#so}\n\n## Why-not\n\n## why",
        "## So\n\n## Other { #so }\n\n## Third { #so }",
        "## A & b { #c }\nwords",
        "<!-- Made by a script: do not edit. -->\n\n# Title & more\n\nwords",
        'words\n\n```yaml title="A & b"\na: 1\n```\n\n```\nb\n```',
    ],
)
def test_what_pages_by_hand_often_have_is_simple(text):
    full = all_of(LONG.convert(text, *FILE))
    assert all_of(SHORT.simply(text, *FILE)) == full


@pytest.mark.parametrize(
    "text",
    [
        "words { #a }",
        "## A { .a }",
        "## A { #a .b }",
        "## A { #a } b",
        "## A{ #a }",
        "## { #a }",
        "- a\n## A { #a }",
        "a\n## A { #a }",
        "####### A { #a }",
        "<!-- a -- b -->\n\n# A",
        "<!-- a -->\n\nwords",
        "<!-- a -->\n# A",
        "words\n\n<!-- a -->\n\n# A",
        "```yaml title='a'\nb\n```",
        '```yaml title="a" linenums="1"\nb\n```',
    ],
)
def test_what_only_looks_like_it_comes_out_the_same(text):
    assert all_of(SHORT.convert(text, *FILE)) == all_of(LONG.convert(text, *FILE))


def test_an_anchor_of_a_heading_is_text_where_no_extension_reads_it():
    other, file = converter(markdown_extensions=["toc", "tables"])
    plain, _ = converter(markdown_extensions=["toc", "tables"])
    plain._titles = None
    assert other._titles is not None
    assert all_of(other.convert("## A { #b }", *file)) == all_of(plain.convert("## A { #b }", *file))


def by_hand(text, folder, kind=Page):
    """Two pages with the same text: one that is to be converted with all others, and one that MkDocs converts."""
    config = load_config(str(ROOT / "mkdocs.yml"))
    files = Files(
        [File(f"{name}.md", str(folder), "site", use_directory_urls=True) for name in ("short", "full", "to")]
    )
    pages = [kind(None, files.src_uris[uri], config) for uri in ("short.md", "full.md")]
    convert_together(Files([pages[0].file]), Converter(config, files))
    for page in pages:
        (folder / page.file.src_uri).write_text(text, encoding="utf-8")
        page.read_source(config)
        page.render(config, files)
    return pages


GUIDE = sorted((ROOT / "docs" / "guide").rglob("*.md"))


@pytest.mark.parametrize("path", [path for path in GUIDE if path.stem in {"versions", "settings", "formats", "index"}])
def test_pages_by_hand_come_out_the_same(path, tmp_path):
    text = re.sub(r"\([^()]*\.md(#[^()]*)?\)", "(to.md#there)", path.read_text(encoding="utf-8"))
    short, full = by_hand(text, tmp_path)
    assert (type(short), type(full)) == (WrittenPage, Page)
    assert (short.content, str(short.toc), short.title) == (full.content, str(full.toc), full.title)
    assert short.present_anchor_ids == full.present_anchor_ids
    assert links(short) == links(full)  # but for the way of each heading to itself, which nobody asks for


def links(page):
    return {to.name: anchors for to, anchors in page.links_to_anchors.items() if to != page.file}


@pytest.mark.parametrize("text", ["# A & b\n\n## C", "## C\n\n# A", "words", "", "<!-- x -->\n\n# A", "# A <b>"])
def test_pages_by_hand_have_the_title_that_mkdocs_reads(text, tmp_path):
    short, full = by_hand(f"{text}\n", tmp_path)
    assert short.title == full.title.replace("Full", "Short")


def test_a_page_of_another_plugin_stays_its_own(tmp_path):
    class Other(Page):
        pass

    assert {type(page) for page in by_hand("words", tmp_path, Other)} == {Other}


def test_code_between_simple_prose_is_converted_alone(monkeypatch):
    text = "words\n\n```\n<b>\n\n# &\n```\n\n## Title\n\n```yaml\na: 1\n```\n\n- a\n"
    asked = []
    monkeypatch.setattr(SHORT, "_full", asked.append)
    short = all_of(SHORT.convert(text, *FILE))
    assert (short, asked) == (all_of(LONG.convert(text, *FILE)), [])


@pytest.mark.parametrize(
    "text", ["bread & butter", "## Tips & tricks", "- `a & b` & **c & d**", "bread &\nbutter", "a& b"]
)
def test_an_and_sign_before_a_space_is_simple(text):
    assert blocks(text)
    assert all_of(SHORT.convert(text, *FILE)) == all_of(LONG.convert(text, *FILE))


@settings(deadline=None)
@given(texts())
def test_any_prose_comes_out_the_same(text):
    assert all_of(SHORT.convert(text, *FILE)) == all_of(LONG.convert(text, *FILE))


@pytest.mark.parametrize(
    "change",
    [
        {"markdown_extensions": ["toc", "tables", "smarty"]},
        {"markdown_extensions": ["toc", "tables", "sopbook_is_not_an_extension"][:1]},
        {"mdx_configs": {"toc": {"permalink": "#"}}},
        {"mdx_configs": {"toc": {"toc_depth": 3}}},
        {"mdx_configs": {"toc": {"baselevel": 2}}},
    ],
)
def test_a_markdown_with_other_habits_converts_everything_itself(change):
    other, file = converter(**change)
    plain, _ = converter(**change)
    plain._titles = None
    assert all_of(other.convert(SAMPLE, *file)) == all_of(plain.convert(SAMPLE, *file))


@pytest.mark.parametrize("size", ["inline", "prose"])
@settings(deadline=None)
@given(texts(words), texts())
def test_authored_texts_come_out_the_same(size, text, prose):
    text = text if size == "inline" else prose
    assert typeset(size, text) == typeset_by_python_markdown(size, text)


@pytest.mark.parametrize(
    "text", ["- FCR\n\nFCR", "| FCR |\n|---|\n| CS-1 |\n\n- FCR\n- CS-1\n\nor CS-1", "1. FCR\n\n## FCR\n\n- FCR"]
)
def test_the_same_mention_of_a_word_is_explained(text):
    assert typeset("prose", text) == typeset_by_python_markdown("prose", text)


TYPESETTER = typesetting.Typesetter(["CS-1", "FCR"])


def typeset(size, text):
    """The HTML where each word is explained once, as on a page."""
    explained = set()

    def mention(word):
        first = word not in explained
        explained.add(word)
        return f"<a>{word}</a>" if first else None

    resolve = {"javascript:b": None}
    convert = getattr(TYPESETTER, size)
    return convert(text, mention=mention, resolve=lambda target: resolve.get(target, f"/{target}"))


def typeset_by_python_markdown(size, text):
    """The HTML without the way around."""
    with pytest.MonkeyPatch.context() as patched:
        patched.setattr(typesetting, "blocks", _never)
        patched.setattr(typesetting, "sentence", _never)
        return typeset(size, text)


def _never(*_):
    raise NotSimple
