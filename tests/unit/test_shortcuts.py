"""Ways around repeated work: the site is the same with and without them, and they step aside when they do not fit."""

import json
import logging
import re
import sys
from collections import Counter

import pytest
from jinja2 import Environment
from mkdocs.commands.build import build
from mkdocs.config import load_config

from harness.building import ROOT, TODAY, copied, files, small_handbook
from sopbook.templates import closed_up

ODD_NAVIGATION = """
nav:
  - index.md
  - Loose: a.md
  - One section:
      - Deep:
          - b.md
          - Deeper: [c.md, d/index.md, d/e.md, d/f.md, d/g.md, d/h.md, d/i.md]
      - A link: https://example.org/
      - Procedures: sops/
  - Twice:
      - j.md
      - k.md
      - l.md
      - d/m.md
      - "Title & <b>markup</b>": n.md
      - o.md
      - p.md
      - q.md
      - r.md
  - Alike: [e/0.md, e/1.md, e/2.md, e/3.md, e/4.md, e/5.md, e/6.md, e/7.md, e/8.md]
"""
ODD_PAGES = ["a", "b", "c", "d/index", *(f"d/{name}" for name in "efghim"), *"jklnopqr", "unlisted", "d/unlisted"]
ODD_ONE = 6
"""The page among those that are alike that templates of the tests make out."""
FEATURES = {
    "plain": [],
    "ours": ["navigation.tabs", "navigation.indexes", "navigation.prune", "navigation.path", "navigation.top"],
    "whole tree": ["navigation.sections", "navigation.expand", "navigation.footer", "toc.integrate"],
    "sticky": [
        "navigation.tabs",
        "navigation.tabs.sticky",
        "navigation.sections",
        "navigation.footer",
        "header.autohide",
    ],
}


def site(project, name, *, shortcuts=True, **settings):
    """Build a project with and without shortcuts; what is compared is the text, not its indentation."""
    config = load_config(str(project / "mkdocs.yml"), site_dir=str(project.parent / name))
    for key, value in settings.items():
        config[key] = value
    config.extra.setdefault("sopbook", {}).update(shortcuts=shortcuts, cache="")
    config.plugins.on_startup(command="build", dirty=False)
    build(config)
    built = files(project.parent / name)
    return {path: closed_up(data.decode()) if path.endswith(".html") else data for path, data in built.items()}


@pytest.fixture
def project(tmp_path, monkeypatch):
    """The least handbook with many odd pages beside it."""
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    folder = small_handbook("minimal", tmp_path / "odd")
    for number, name in enumerate(ODD_PAGES):
        page = folder / "docs" / f"{name}.md"
        page.parent.mkdir(exist_ok=True, parents=True)
        page.write_text(odd_page(number), encoding="utf-8")
    (folder / "docs" / "e").mkdir()
    for number in range(9):
        text = f"# {'Another ' * (number == ODD_ONE)}page {number}\n\n## Two\n\nText.\n"
        text += "" if number == ODD_ONE else "\n## Three\n\nText.\n"
        text += "\n## Four\n\nText.\n" if number == ODD_ONE + 1 else ""
        (folder / "docs" / "e" / f"{number}.md").write_text(text, encoding="utf-8")
    config = folder / "mkdocs.yml"
    text = re.sub(r"^nav:.*?(?=^\S|\Z)", "", config.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE)
    config.write_text(text + ODD_NAVIGATION, encoding="utf-8")
    return folder


def odd_page(number):
    head = ["", "---\ntitle: A title & more\n---\n", "---\ndescription: About “this”\n---\n", "---\nhide: [toc]\n---\n"]
    body = [
        "# One\n\nText.\n\n## Two\n\n### Three\n",
        "Only text.\n",
        "## Begins low\n\n# Late\n",
        "# One\n\n# Two\n\n## x\n",
    ]
    return head[number % 4] + body[number // 2 % 4] + f"\nPage {number} <em class='x'>raw</em>.\n"


@pytest.mark.parametrize("features", FEATURES.values(), ids=FEATURES)
def test_odd_trees_look_the_same(project, features, caplog):
    with caplog.at_level(logging.INFO):
        theme = load_config(str(project / "mkdocs.yml")).theme
        theme["features"] = features
        short = site(project, "short", theme=theme)
        theme = load_config(str(project / "mkdocs.yml")).theme
        theme["features"] = features
        long = site(project, "long", theme=theme, shortcuts=False)
    assert "takes longer" not in caplog.text
    assert [path for path in long if short.get(path) != long[path]] == []
    assert short.keys() == long.keys()


def test_a_section_among_the_pages_of_a_section_looks_the_same(project, caplog):
    config = project / "mkdocs.yml"
    around = "".join(f"      - e/{number}.md\n" for number in range(2, 9))
    nav = f"nav:\n  - index.md\n  - Around:\n      - e/0.md\n      - e/1.md\n      - Inner: [a.md, b.md]\n{around}"
    config.write_text(config.read_text(encoding="utf-8").replace(ODD_NAVIGATION.lstrip(), nav), encoding="utf-8")
    with caplog.at_level(logging.INFO):
        short = site(project, "short")
    assert "takes longer" not in caplog.text
    long = site(project, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []


def test_pages_that_nobody_has_written_yet_look_the_same(project, caplog):
    for name in ("d/e", "d/h", "d/unlisted", "k", "p"):
        (project / "docs" / f"{name}.md").write_text("", encoding="utf-8")
    with caplog.at_level(logging.INFO):
        short = site(project, "short")
    assert "takes longer" not in caplog.text
    long = site(project, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []


@pytest.mark.parametrize("features", [[], ["navigation.indexes"]], ids=["plain", "indexes"])
def test_folders_that_the_navigation_lists_as_pages_look_the_same(project, features, caplog):
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").partition("\nnav:")[0], encoding="utf-8")
    for name in ("lone/README", "z/README", "z/a", "z/b", "s", "t", "t/deeper", "u"):
        page = project / "docs" / f"{name}.md"
        page.parent.mkdir(exist_ok=True)
        page.write_text("# The same\n\nText.\n", encoding="utf-8")
    built = []
    with caplog.at_level(logging.INFO):
        for shortcuts in (True, False):
            theme = load_config(str(config)).theme
            theme["features"] = features
            built.append(site(project, f"shortcuts {shortcuts}", theme=theme, shortcuts=shortcuts))
    assert "takes longer" not in caplog.text
    assert [path for path in built[1] if built[0].get(path) != built[1][path]] == []


def test_pages_that_are_files_and_not_folders_look_the_same(project, caplog):
    with caplog.at_level(logging.INFO):
        short = site(project, "short", use_directory_urls=False)
    assert "takes longer" not in caplog.text
    long = site(project, "long", shortcuts=False, use_directory_urls=False)
    assert [path for path in long if short.get(path) != long[path]] == []


def test_shipped_handbook_looks_the_same(tmp_path, monkeypatch, caplog):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    handbook = copied(ROOT, tmp_path / "handbook")
    with caplog.at_level(logging.INFO):
        short = site(handbook, "short")
    assert "takes longer" not in caplog.text
    long = site(handbook, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []


EDITED = {
    "github": {"repo_url": "https://github.com/a/b"},
    "github, seen": {"repo_url": "https://github.com/a/b", "edit_uri": "blob/main/docs/"},
    "gitlab": {"repo_url": "https://gitlab.com/a/b", "edit_uri": "-/edit/main/docs/"},
    "bitbucket": {"repo_url": "https://bitbucket.org/a/b", "edit_uri": "src/main/docs/?mode=edit&at="},
    "template": {"edit_uri_template": "https://example.org/edit/?page={path_noext!q}&more=edit"},
}
ASKING = "<a href='https://example.org/?title=[Feedback]+{title}+-+{url}'>More</a>"


def settle(project, **settings):
    """Add settings to `mkdocs.yml`."""
    (project / "mkdocs.yml").rename(project / "before.yml")
    lines = ["INHERIT: before.yml", *(f"{key}: {json.dumps(value)}" for key, value in settings.items())]
    (project / "mkdocs.yml").write_text("\n".join(lines), encoding="utf-8")


def same_with_frames(project, caplog):
    """Build with frames, which must serve every page, and without: the site, and the paths where both differ."""
    with caplog.at_level(logging.INFO):
        short = site(project, "short")
    assert "takes longer" not in caplog.text
    long = site(project, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []
    assert short.keys() == long.keys()
    return short


@pytest.mark.parametrize("settings", EDITED.values(), ids=EDITED)
def test_links_to_the_source_of_each_page_look_the_same(project, settings, caplog):
    settle(project, theme={"features": ["content.action.view", "content.action.edit"]}, **settings)
    built = same_with_frames(project, caplog)
    assert (
        len({re.search(r'<a href="([^"]*)"[^>]*rel="edit"', built[f"d/{name}/index.html"])[1] for name in "efg"}) == 3
    )


@pytest.mark.parametrize("notes", [[ASKING, "Thanks."], [ASKING, None], [None, None]])
def test_feedback_that_names_the_page_looks_the_same(project, notes, caplog):
    ratings = [
        {"icon": "material/heart", "name": "Good", "data": 1, **({"note": note} if note else {})} for note in notes
    ]
    settle(project, extra={"analytics": {"feedback": {"title": "Helpful?", "ratings": ratings}}})
    built = same_with_frames(project, caplog)
    assert ("title=[Feedback]+page%203+-+/e/3/'" in built["e/3/index.html"]) == (ASKING in notes)


@pytest.mark.parametrize(
    "settings",
    [{"plugins": [{"search": {"lang": "ja"}}]}, {"plugins": ["search", "offline"]}, {"plugins": []}],
    ids=["language", "offline", "none"],
)
def test_the_search_of_material_is_told_the_same(project, settings, caplog):
    excluded = "# Exclusions\n\n<div data-search-exclude><div>An answer</div> SECRET</div>\n\n    a:\n      b\n"
    (project / "docs" / "q.md").write_text(excluded, encoding="utf-8")
    settle(project, **settings)
    built = same_with_frames(project, caplog)
    if settings["plugins"]:
        entries = json.loads(built["search/search_index.json"])["docs"]
        titles = [entry["title"] for entry in entries if entry["location"].startswith("sops/desk/lending-a-tool")]
        assert titles.count("Lending a tool") == 1
        assert "SECRET" not in str(entries)
        assert "<pre><code>a:\n  b\n</code></pre>" in str([entry["text"] for entry in entries]).replace("\\n", "\n")


EACH_ENTRY = "{% if 'e/' in page.url %}{% for toc_item in (page.toc | first).children %}"
AN_ENTRY = "{% include 'partials/toc-item.html' %}{% endfor %}{% endif %}"
OVERRIDES = {
    "a comparison": ("main.html", '{% block extrahead %}{% if page.title == "x" %}x{% endif %}{% endblock %}'),
    "another value": ("main.html", "{% block extrahead %}<i>{{ page.file.inclusion if page }}</i>{% endblock %}"),
    "a part": ("main.html", "{% block extrahead %}<i>{{ page.title[0] if page }}</i>{% endblock %}"),
    "a text made of it": (
        "main.html",
        "{% block extrahead %}{% set t = (page.title if page) ~ '' %}{{ t == 'x' }}{{ t | length }}{% endblock %}",
    ),
    "another navigation": ("partials/nav-item.html", "{% macro render(i, path, level) %}{{ i.title }}{% endmacro %}"),
    "no macro": ("partials/nav.html", "<nav>{% for item in nav.items %}{{ item.title }}{% endfor %}</nav>"),
    "a test": ("main.html", "{% block extrahead %}{{ (page.title is string) if page }}{% endblock %}"),
    "a joined text": (
        "main.html",
        "{% block extrahead %}{% set t = '/' ~ page.url if page %}{{ t == '/e/6/' }}{{ '/e/' in t }}{% endblock %}",
    ),
    "two values": (
        "main.html",
        "{% block extrahead %}{{ 'x y' | replace('y', page.title) | replace('x', page.url) if page }}{% endblock %}",
    ),
    "the page among pages": (
        "main.html",
        "{% block extrahead %}{% for f in pages if page and f.url == page.url %}{{ f.name }}{% endfor %}{% endblock %}",
    ),
    "a sum": ("main.html", "{% block extrahead %}{{ (page.title | length) + 1 if page }}{% endblock %}"),
    "a number of entries": (
        "main.html",
        "{% block extrahead %}{{ (page.toc | first).children | length > 1 if 'e/' in page.url }}{% endblock %}",
    ),
    "numbered entries": ("partials/toc.html", EACH_ENTRY + "{{ loop.index }}" + AN_ENTRY),
    "counted entries": ("partials/toc.html", EACH_ENTRY + "{{ loop.length }}" + AN_ENTRY),
    "a key": ("main.html", "{% block extrahead %}{{ {'e/6/': 'x'}[page.url] if page }}{% endblock %}"),
    "a place": ("main.html", "{% block extrahead %}{{ 'abcdefghijk'[page.title | length] if page }}{% endblock %}"),
    "a beginning": ("main.html", "{% block extrahead %}{{ page.title.startswith('Another') if page }}{% endblock %}"),
    "what it says": ("main.html", "{% block extrahead %}{{ 'Another' in page.content if page }}{% endblock %}"),
    "contents": ("partials/toc-item.html", "<li>{{ toc_item.url }} {{ page.url }} {{ toc_item.url ~ page.url }}</li>"),
    "contents that decide": ("partials/toc-item.html", "<li>{{ toc_item.title == 'Two' }}</li>"),
    "a counter": ("partials/top.html", "{% set ns = namespace(n=0) %}{{ pages | length }}"),
}


@pytest.mark.parametrize("override", OVERRIDES.values(), ids=OVERRIDES)
def test_overridden_templates_are_right_with_one_message_at_most(project, override, caplog):
    name, text = override
    path = project / "overrides" / name
    path.parent.mkdir(parents=True, exist_ok=True)
    text = '{% extends "base.html" %}' + text if name == "main.html" else text
    path.write_text(text, encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(
        re.sub(r"^theme:.*?(?=^\S|\Z)", "theme: {name: material, custom_dir: overrides, font: false}\n",
               config.read_text(encoding="utf-8"), flags=re.DOTALL | re.MULTILINE), encoding="utf-8",
    )  # fmt: skip
    with caplog.at_level(logging.INFO):
        short = site(project, "short")
    assert caplog.text.count("takes longer") <= 1
    long = site(project, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []


FRAMED = {
    "a beginning": "{{ page.title.startswith('Another') }} ({{ page.url.split('/') | last }})",
    "a length": "{{ page.title | length > 10 }}",
    "a file": "{{ page.file.src_uri }} {{ page.file.name == '6' }} {{ page.abs_url }} {{ page.abs_url is none }}",
    "a neighbour": "{{ page.next_page.file.src_uri if page.next_page }}",
    "what a few have": "{{ page.difficulty }} {{ page.next_page.difficulty if page.next_page }}",
}


@pytest.mark.parametrize("template", FRAMED.values(), ids=FRAMED)
def test_templates_of_a_team_that_look_at_each_page_look_the_same(project, template, caplog):
    (project / "overrides").mkdir()
    text = '{% extends "base.html" %}{% block extrahead %}{% if page %}' + template + "{% endif %}{% endblock %}"
    (project / "overrides" / "main.html").write_text(text, encoding="utf-8")
    (project / "stranger.py").write_text(
        "def on_page_markdown(markdown, *, page, config, files):\n"
        f"    if page.file.src_uri == 'e/{ODD_ONE}.md':\n        page.difficulty = 'hard'\n",
        encoding="utf-8",
    )
    hooks = ["stranger.py", (ROOT / "hooks" / "handbook.py").as_posix()]
    settle(project, theme={"name": "material", "custom_dir": "overrides"}, hooks=hooks)
    same_with_frames(project, caplog)


@pytest.mark.parametrize("plugins", [["search", "tags"], ["search", {"group": {"enabled": True, "plugins": ["tags"]}}]])
def test_pages_with_tags_look_the_same(project, plugins, caplog):
    for name in ("e/1", "e/4", "k"):
        page = project / "docs" / f"{name}.md"
        page.write_text("---\ntags: [Holidays, leave]\n---\n" + page.read_text(encoding="utf-8"), encoding="utf-8")
    (project / "docs" / "a.md").write_text("# All\n\n<!-- material/tags -->\n", encoding="utf-8")
    settle(project, plugins=plugins)
    built = same_with_frames(project, caplog)
    assert [name for name in "012345" if "md-tags" in built[f"e/{name}/index.html"]] == ["1", "4"]


def test_a_comparison_switches_frames_off_with_one_message(project, caplog):
    test_overridden_templates_are_right_with_one_message_at_most(project, OVERRIDES["another value"], caplog)
    assert caplog.text.count("“inclusion” of the page") == 1


def test_another_plugin_at_work_on_each_page_switches_frames_off(project, caplog):
    (project / "stranger.py").write_text(
        "def on_page_context(context, *, page, config, nav):\n    page.title = page.title + '!'\n    return context\n",
        encoding="utf-8",
    )
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks: [", "hooks: [stranger.py, "), encoding="utf-8")
    with caplog.at_level(logging.INFO):
        short = site(project, "short")
    assert caplog.text.count("takes longer") == 1
    long = site(project, "long", shortcuts=False)
    assert [path for path in long if short.get(path) != long[path]] == []


@pytest.mark.parametrize(("hooks", "times"), [("hooks: [", 1), ("hooks: [stranger.py, ", 2)])
def test_templates_of_the_theme_are_compiled_once_at_most(project, monkeypatch, hooks, times):
    """Frames have an environment of their own; where a hook may have changed it, nothing is taken from another."""
    (project / "stranger.py").write_text("def on_env(env, *, config, files):\n    return env\n", encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks: [", hooks), encoding="utf-8")
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    compiled, compile_ = [], Environment.compile

    def counted(self, source, name=None, filename=None):
        compiled.append(str(filename))
        return compile_(self, source, name, filename)

    monkeypatch.setattr(Environment, "compile", counted)
    site(project, "short")
    found = Counter(path for path in compiled if "/material/" in path and "/partials/language" not in path)
    assert max([1, *found.values()]) == times  # none at all where an earlier build has kept them


def test_a_plugin_that_makes_html_smaller_gets_pages_that_are_mended(project, caplog):
    stranger = project / "stranger.py"
    smaller = "import re\ndef smaller(output, **_): return re.sub('=\"([a-z-]+)\"', r'=\\1', output)\n"
    stranger.write_text(f"{smaller}on_post_page = on_post_template = smaller\n", encoding="utf-8")
    config = project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8").replace("hooks: [", "hooks: [stranger.py, "), encoding="utf-8")
    found = same_with_frames(project, caplog)
    assert "role=dialog aria-label=" in found["a/index.html"]
    assert "role=dialog aria-label=" in found["404.html"]
