"""Edits of a handbook that is being served: what is shown is what a build from the start would show."""

import logging
import os
import re

import pytest

from harness.building import TODAY, differences, files
from harness.editing import Served, from_the_start, project_to_edit
from harness.editor import Editor
from sopbook.pages.navigation import LONGEST
from sopbook.pages.plan import Planned

EDITS = int(os.environ.get("SOPBOOK_EDITS", "25"))
"""How many random edits are tried; `make edits` tries 200."""


@pytest.fixture
def project(tmp_path, monkeypatch):
    monkeypatch.setenv("SOURCE_DATE_EPOCH", str(TODAY))
    return project_to_edit(tmp_path)


def assert_built_as_from_the_start(served, clean, tmp_path):
    """What was saved is on the served site, and the site is what a build from the start gives."""
    assert served.save()
    assert clean()
    assert differences(files(tmp_path / "served"), files(tmp_path / "clean")) == []


def test_random_edits_give_what_a_build_from_the_start_gives(project, tmp_path):
    editor, served = Editor(project, int(os.environ.get("SOPBOOK_SEED", "5"))), Served(project, tmp_path / "served")
    compared = 0
    with from_the_start(project, tmp_path / "clean") as clean:
        for _ in range(EDITS):
            what = editor.edit()
            saved, built = served.save(), clean()
            if not (saved and built):
                editor.undo()
                assert served.save(), what
                assert clean(), what
            assert differences(files(tmp_path / "served"), files(tmp_path / "clean")) == [], what
            compared += saved and built
    assert compared > EDITS // 2
    assert served.whole < EDITS, "no edit was done quickly"


def test_an_edit_of_a_step_builds_few_pages(project, tmp_path):
    served = Served(project, tmp_path / "served")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "served").rglob("index.html")}
    path = min((project / "docs" / "sops").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Once more ", 1), encoding="utf-8")
    assert served.save()
    assert served.whole == 0
    after = {path for path, time in before.items() if path.stat().st_mtime_ns != time}
    assert 0 < len(after) < len(before) / 2


@pytest.mark.parametrize("new", [False, True])
def test_a_handbook_behind_a_symbolic_link_is_edited_as_quickly(project, tmp_path, new):
    link = tmp_path / "link"
    link.symlink_to(project)
    served = Served(link, tmp_path / "served")
    path = link / "docs" / "sops" / "asking.md"
    text = path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Once more ", 1)
    if new:
        path.with_name("more.md").write_text(re.sub(r"(?m)^id: .*", "id: LB-MORE-001", text, count=1), encoding="utf-8")
    else:
        path.write_text(text, encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


def test_a_new_title_builds_the_pages_that_show_it(project, tmp_path):
    path = min((project / "docs" / "sops").rglob("*.md"))
    text = path.read_text(encoding="utf-8")
    titles = ("A <new> & better title", "One more title")
    texts = [re.sub(r"(?m)^title: .*", f"title: {title}", text, count=1) for title in titles]
    some_pages_are_built(project, tmp_path, path, texts)


def test_an_edit_of_a_register_builds_the_pages_that_show_it(project, tmp_path):
    path = project / "docs" / "registers" / "roles.yml"
    text = path.read_text(encoding="utf-8")
    texts = [text.replace("Decide on loss", "Decide"), text.replace("Desk clerk", "Clerk")]
    some_pages_are_built(project, tmp_path, path, texts)


def some_pages_are_built(project, tmp_path, path, texts):
    """With each text of a file the served site is what a build from the start gives; some pages stay as they were."""
    served = Served(project, tmp_path / "served")
    before = {page: page.stat().st_mtime_ns for page in (tmp_path / "served").rglob("index.html")}
    with from_the_start(project, tmp_path / "clean") as clean:
        for text in texts:
            path.write_text(text, encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0
    after = {page for page, time in before.items() if page.stat().st_mtime_ns != time}
    assert 0 < len(after) < len(before)


def test_sops_that_come_and_go_have_only_those_pages_composed_that_show_them(project, tmp_path, monkeypatch):
    path = min((project / "docs" / "sops").rglob("*.md"))
    text = path.read_text(encoding="utf-8").replace("purpose: ", "purpose: As in LB-MORE-001, ", 1)
    path.write_text(text, encoding="utf-8")
    served, composed = Served(project, tmp_path / "served"), []
    ordinary = Planned.write
    monkeypatch.setattr(Planned, "write", lambda page, *given: (composed.append(page.uri), ordinary(page, *given))[1])
    new = path.with_name("new.md")
    with from_the_start(project, tmp_path / "clean") as clean:
        for change in (
            lambda: new.write_text(re.sub(r"(?m)^id: .*", "id: LB-MORE-001", text, count=1), encoding="utf-8"),
            lambda: new.rename(path.with_name("moved.md")),
            lambda: path.with_name("moved.md").unlink(),
        ):
            change()
            composed.clear()
            assert_built_as_from_the_start(served, clean, tmp_path)
            shown = path.relative_to(project / "docs").as_posix()
            assert shown in composed, "a page that mentions the SOP is not written anew"
            assert "quizzes/LB-LEND-001.md" not in composed
            assert len(composed) < len([*(tmp_path / "served").rglob("index.html")])
    assert served.whole == 0
    assert not any(path.is_dir() for path in (tmp_path / "served").glob(".*"))


def copied(path, number):
    """One more SOP like that in a file, in a file of its own beside it."""
    text = re.sub(r"(?m)^id: .*", f"id: LB-MORE-{number:03}", path.read_text(encoding="utf-8"), count=1)
    path.with_name(f"more-{number:03}.md").write_text(text, encoding="utf-8")


def test_a_new_sop_is_in_the_navigation_of_its_area_and_other_pages_stay(project, tmp_path):
    path, served = project / "docs/sops/desk/lending.md", tmp_path / "served"
    for number in range(50):  # one more, and the list of the area is folded
        copied(path, number)
    session = Served(project, served)
    with from_the_start(project, tmp_path / "clean") as clean:
        for change in (
            lambda: copied(path, 60),
            lambda: copied(path, 20_000),
            lambda: path.with_name("more-060.md").unlink(),
            lambda: path.with_name("more-030.md").rename(path.parents[1] / "more-030.md"),
        ):
            before = {page: page.stat().st_mtime_ns for page in served.rglob("index.html")}
            change()
            assert session.save()
            assert clean()
            assert differences(files(served), files(tmp_path / "clean")) == []
            stayed = [page for page, time in before.items() if page.is_file() and page.stat().st_mtime_ns == time]
            assert len(stayed) > len(before) / 3
    assert session.whole == 0


def test_a_quiz_that_comes_and_goes_needs_no_whole_build(project, tmp_path):
    quiz = project / "quizzes" / "LB-LEND-001.yml"
    text, served = quiz.read_text(encoding="utf-8"), Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for change in (quiz.unlink, lambda: quiz.write_text(text, encoding="utf-8")):
            change()
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


def test_a_picture_that_is_drawn_anew_comes_or_goes_needs_no_whole_build(project, tmp_path):
    sop = project / "docs/sops/desk/finding.md"
    picture, text = sop.with_name("a shelf.svg"), sop.read_text(encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for drawn, shown in (("<g/>", ""), ("<g/>", "a%20shelf.svg"), ("<i/>", "a%20shelf.svg"), ("", "")):
            sop.write_text(f"{text}\n![The upper shelf]({shown})\n" if shown else text, encoding="utf-8")
            picture.write_text(f'<svg xmlns="http://www.w3.org/2000/svg">{drawn}</svg>', encoding="utf-8")
            if not drawn:
                picture.unlink()
            assert_built_as_from_the_start(served, clean, tmp_path)
            assert ("sops/desk/a shelf.svg" in there(tmp_path / "served")) is bool(drawn)
    assert served.whole == 0


def test_a_picture_that_runs_something_or_goes_though_it_is_shown_is_told(project, tmp_path, caplog):
    sop = project / "docs/sops/desk/finding.md"
    picture = sop.with_name("shelf.svg")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    picture.write_text(drawing, encoding="utf-8")
    sop.write_text(f"{sop.read_text(encoding='utf-8')}\n![The upper shelf](shelf.svg)\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    before = files(tmp_path / "served")
    for broken in (lambda: picture.write_text("<svg><script/></svg>", encoding="utf-8"), picture.unlink):
        broken()
        caplog.clear()
        assert served.save()
        assert "The pages stay as they were" in caplog.text
        assert differences(files(tmp_path / "served"), before) == []
        picture.write_text(drawing, encoding="utf-8")
        assert served.save()
    assert served.whole == 0


def test_entries_of_a_register_in_another_order_have_their_pages_in_that_order(project, tmp_path):
    path = project / "docs/registers/paths.yml"
    more = "more: {title: More, role: clerk, about: Next week., sops: [{sop: LB-FIND-001, due: 3d}]}\n"
    first = path.read_text(encoding="utf-8")
    path.write_text(first + more, encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        path.write_text(more + first, encoding="utf-8")
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


@pytest.mark.parametrize(
    ("settings", "name", "text"),
    [
        ("", "main.html", '{% extends "base.html" %}\n{% block announce %}{{ nav.pages|length }}{% endblock %}\n'),
        ("", "partials/nav-item.html", "{% macro render(nav_item, path, level, parent) %}{{ nav_item.children }}"),
        ("extra_templates: [all.html]\n", "", "{% for page in pages %}{{ page.page.title }}\n{% endfor %}"),
        ("theme: {name: material, font: false, custom_dir: overrides, features: [navigation.indexes]}\n", "", ""),
    ],
    ids=["every page counts those listed", "a navigation of their own", "a file of their own", "nothing is left out"],
)
def test_everything_is_built_where_more_is_shown_of_the_navigation(project, tmp_path, settings, name, text):
    if name:
        (project / "overrides" / name).parent.mkdir(exist_ok=True)
        (project / "overrides" / name).write_text(text + "{% endmacro %}" * text.count("macro"), encoding="utf-8")
    elif text:
        (project / "docs" / "all.html").write_text(text, encoding="utf-8")
    path = project / "mkdocs.yml"
    kept = [line for line in path.read_text(encoding="utf-8").split("\n") if line.split(":")[0] not in settings]
    path.write_text("\n".join([*kept, settings]), encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        copied(project / "docs/sops/desk/lending.md", 1)
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 1


@pytest.mark.parametrize(
    "template",
    [
        "{% for file in pages %}{{ file.page.meta.description }}{% endfor %}",
        "{% for page in nav.pages %}{{ page.meta.description }}{% endfor %}",
        "{% set before = page.previous_page if page else None %}{{ before.meta.description if before }}",
    ],
)
def test_everything_is_built_where_a_page_shows_what_another_one_says(project, tmp_path, template):
    text = f'{{% extends "base.html" %}}\n{{% block announce %}}{template}{{% endblock %}}\n'
    (project / "overrides" / "main.html").write_text(text, encoding="utf-8")
    served, path = Served(project, tmp_path / "served"), project / "docs/sops/desk/lending.md"
    path.write_text(path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Once more ", 1), encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 1


@pytest.mark.parametrize("template", ["{{ page.meta.description }}{{ page.toc | length }}", "{{ page.parent.title }}"])
def test_a_page_that_shows_more_of_itself_is_built_alone(project, tmp_path, template):
    text = f'{{% extends "base.html" %}}\n{{% block announce %}}{{% if page %}}{template}{{% endif %}}{{% endblock %}}'
    (project / "overrides" / "main.html").write_text(text, encoding="utf-8")
    served, path = Served(project, tmp_path / "served"), project / "docs/sops/desk/lending.md"
    path.write_text(path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Once more ", 1), encoding="utf-8")
    assert served.save()
    assert served.whole == 0


def with_revisions(project, count):
    """An SOP with so many revisions; of more than 60 all have a page of their own."""
    path = project / "docs" / "sops" / "asking.md"
    written = "".join(
        f'  - {{version: "0.{number}", date: 2026-03-01, author: C. Desk, summary: Draft.}}\n'
        for number in range(count, 0, -1)
    )
    text = re.sub(r"(?ms)^revisions:.*?^(?=faq:)", f"revisions:\n{written}", path.read_text(encoding="utf-8"))
    path.write_text(re.sub(r"(?m)^version: .*", f'version: "0.{count}"', text), encoding="utf-8")


def with_status(project, status):
    """An SOP with a quiz, which goes when the SOP is retired."""
    path = project / "docs" / "sops" / "desk" / "lending.md"
    path.write_text(re.sub(r"(?m)^status: .*", f"status: {status}", path.read_text(encoding="utf-8")), encoding="utf-8")


def there(site):
    """The pages of a site by their folders, and all other files, by their paths."""
    return {path.relative_to(site).as_posix() for path in site.rglob("*")}


REVISIONS = "revisions/LB-ASK-001"


def test_pages_that_come_and_go_with_an_edit_need_no_whole_build(project, tmp_path):
    with_revisions(project, 60)
    served = Served(project, tmp_path / "served")
    first, seen = there(tmp_path / "served"), []
    with from_the_start(project, tmp_path / "clean") as clean:
        for change, given in (
            (with_revisions, 61), (with_status, "retired"), (with_revisions, 60), (with_status, "approved"),
        ):  # fmt: skip
            change(project, given)
            assert_built_as_from_the_start(served, clean, tmp_path)
            seen.append(there(tmp_path / "served"))
    assert served.whole == 0
    assert f"{REVISIONS}/index.html" in seen[0] - first
    assert "quizzes/LB-LEND-001/index.html" in seen[0] - seen[1]
    assert REVISIONS in seen[1] - seen[2], "an empty folder is left"
    assert seen[3] == first


def test_a_page_that_comes_back_as_it_was_is_there_again(project, tmp_path):
    path, page = project / "docs/registers/paths.yml", "training/paths/more/index.html"
    text = path.read_text(encoding="utf-8")
    more = "more: {title: More, role: clerk, about: Next week., sops: [{sop: LB-FIND-001, due: 3d}]}\n"
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for written in (text + more, text, text + more):
            path.write_text(written, encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
            assert (page in there(tmp_path / "served")) is (written != text)
    assert served.whole == 0


@pytest.mark.parametrize(
    ("path", "text"),
    [
        ("docs/more/one.md", "# more/one\n\n[Revisions](../revisions/LB-ASK-001.md)\n"),
        ("overrides/main.html", '{% extends "base.html" %}\n{% block announce %}{{ pages|length }}{% endblock %}\n'),
        ("docs/revisions/LB-ASK-001.md", "# All of them\n\nBy hand.\n"),
    ],
    ids=["a page links there", "every page counts all", "a page is there"],
)
def test_everything_is_built_where_others_show_that_a_page_comes_or_goes(project, tmp_path, path, text):
    with_revisions(project, 60)
    other = project / path
    other.parent.mkdir(exist_ok=True)
    other.write_text(text, encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for count in (61, 60):
            with_revisions(project, count)
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 2


@pytest.mark.parametrize(
    ("link", "name"),
    [
        ("[It](<sops/the desk/more.md>)", "the desk/more.md"),
        ("[It][it]\n\n[it]: sops/desk/a&b.md", "desk/a&b.md"),
        ("[It](sops/desk/%c3%bcber.md)", "desk/über.md"),
        ("![It](sops/desk/%61.svg)", "desk/a.svg"),
    ],
)
def test_a_page_by_hand_may_spell_a_link_to_what_comes_and_goes_in_any_way(project, tmp_path, link, name):
    (project / "docs" / "about.md").write_text(f"# about\n\n{link}\n", encoding="utf-8")
    path, lending = project / "docs" / "sops" / name, project / "docs/sops/desk/lending.md"
    path.parent.mkdir(exist_ok=True)
    text = re.sub(r"(?m)^id: .*", "id: LB-MORE-001", lending.read_text(encoding="utf-8"), count=1)
    path.with_name("other.md").write_text(text.replace("LB-MORE-001", "LB-MORE-002"), encoding="utf-8")
    served = Served(project, tmp_path / "served")
    drawing = '<svg xmlns="http://www.w3.org/2000/svg"></svg>'
    with from_the_start(project, tmp_path / "clean") as clean:
        for change in (
            lambda: path.write_text(drawing if path.suffix == ".svg" else text, encoding="utf-8"),
            path.unlink,
        ):
            change()
            assert_built_as_from_the_start(served, clean, tmp_path)


def test_a_page_by_hand_and_the_picture_and_the_sop_that_it_is_to_show_are_saved_together(project, tmp_path, caplog):
    page, served = project / "docs/more/one.md", Served(project, tmp_path / "served")
    page.write_text("# more/one\n\n![It](it.svg) [It](../sops/desk/more-001.md)\n", encoding="utf-8")
    page.with_name("it.svg").write_text('<svg xmlns="http://www.w3.org/2000/svg"></svg>', encoding="utf-8")
    copied(project / "docs/sops/desk/lending.md", 1)
    caplog.clear()
    assert served.save()
    assert "not found" not in caplog.text
    with from_the_start(project, tmp_path / "clean") as clean:
        assert clean()
    assert differences(files(tmp_path / "served"), files(tmp_path / "clean")) == []


def test_a_new_title_of_a_page_by_hand_is_shown_when_a_mistake_saved_with_it_is_mended(project, tmp_path):
    page, sop = project / "docs/more/one.md", project / "docs/sops/desk/lending.md"
    text, served = sop.read_text(encoding="utf-8"), Served(project, tmp_path / "served")
    page.write_text("# One\n\nA title.\n", encoding="utf-8")
    sop.write_text(text.replace("{sop: LB-ASK-001}", "{sop: LB-NONE-001}"), encoding="utf-8")
    assert served.save()
    assert "A title" not in (tmp_path / "served/more/one/index.html").read_text(encoding="utf-8")
    sop.write_text(text, encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)


def test_an_sop_that_only_the_preview_shows_is_built_again_too(project, tmp_path):
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "draft_docs: asking.md\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    path = project / "docs" / "sops" / "asking.md"
    with from_the_start(project, tmp_path / "clean") as clean:
        for purpose in ("Answer alike, always.", "Answer alike."):
            path.write_text(
                re.sub(r"(?m)^purpose: .*", f"purpose: {purpose}", path.read_text(encoding="utf-8")), encoding="utf-8"
            )
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


def test_a_page_by_hand_that_only_the_preview_shows_is_edited_and_its_links_are_known(project, tmp_path):
    settings, page = project / "mkdocs.yml", project / "docs" / "about.md"
    settings.write_text(settings.read_text(encoding="utf-8") + "draft_docs: about.md\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for change, whole in (
            (lambda: page.write_text("# about\n\n[It](sops/desk/more-001.md)\n", encoding="utf-8"), 0),
            (lambda: copied(project / "docs/sops/desk/lending.md", 1), 1),
        ):
            change()
            assert_built_as_from_the_start(served, clean, tmp_path)
            assert served.whole == whole


def test_an_edit_of_a_page_by_hand_builds_that_page(project, tmp_path):
    served = Served(project, tmp_path / "served")
    path = project / "docs" / "more" / "one.md"
    with from_the_start(project, tmp_path / "clean") as clean:
        for text in (
            "# more/one\n\nOther words, and [two](two.md).\n",
            "# One <&> more\n\nA title.\n",
            "---\ntitle: Only here\nicon: material/store\nstatus: new\n---\n\nNo heading.\n",
            "---\nhide: [navigation]\n---\n\n# Without lists\n",
        ):
            path.write_text(text, encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


@pytest.mark.parametrize("name", ["index", "about", "more/index", "sops/desk/index"])
def test_a_title_by_hand_is_shown_wherever_the_navigation_has_it(project, tmp_path, name):
    path = project / "docs" / f"{name}.md"
    path.write_text("# As before\n\nWords.\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for text in ("# Another title\n", "---\nicon: material/store\n---\n\n# Another title\n"):
            path.write_text(text, encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


@pytest.mark.parametrize(
    ("settings", "name", "whole"),
    [
        ("", "more/three", 0),
        ("", "aside/one", 0),
        ("nav: [index.md, sops/index.md]\n", "more/three", 0),
        ("draft_docs: more/\n", "more/three", 0),
        ("exclude_docs: more/\n", "more/three", 0),
        ("not_in_nav: more/\n", "more/three", 0),
        ("", "more/gone", 1),
        ("", "training/my-training", 1),
    ],
)
def test_a_page_by_hand_comes_changes_and_goes(project, tmp_path, settings, name, whole):
    path, config = project / "docs" / f"{name}.md", project / "mkdocs.yml"
    config.write_text(config.read_text(encoding="utf-8") + settings, encoding="utf-8")
    about, sop = project / "docs" / "about.md", project / "docs" / "sops" / "asking.md"
    about.write_text("# About\n\n[Gone](more/gone.md)\n", encoding="utf-8")
    sop.write_text(sop.read_text(encoding="utf-8") + f"\n## More\n\n[There](../{name}.md)\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for text in ("# Another page\n\n[Asking](../sops/asking.md)\n", "# Another title\n", None):
            before = served.whole
            path.parent.mkdir(exist_ok=True)
            path.unlink() if text is None else path.write_text(text, encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
            if text != "# Another title\n":
                assert served.whole - before == whole


def test_pages_by_hand_outgrow_their_list_and_fit_again(project, tmp_path):
    wiki = project / "docs" / "wiki"
    (wiki / "deep").mkdir(parents=True)
    for name in ("deep/one", *(f"page-{number:02}" for number in range(LONGEST))):
        (wiki / f"{name}.md").write_text(f"# {name}\n", encoding="utf-8")
    served, last = Served(project, tmp_path / "served"), wiki / "page-99.md"
    with from_the_start(project, tmp_path / "clean") as clean:
        last.write_text("# The one too many\n", encoding="utf-8")
        assert_built_as_from_the_start(served, clean, tmp_path)
        listed = (tmp_path / "served" / "wiki" / "page-99" / "index.html").read_text(encoding="utf-8")
        assert "page-25 – page-99" in listed
        last.unlink()
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 0


def test_a_title_by_hand_is_not_shown_beside_the_section_that_leads_there(project, tmp_path):
    settings, path = project / "mkdocs.yml", project / "docs" / "about.md"
    nav = "nav: [index.md, {More: [about.md, more/one.md]}, sops/]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + nav, encoding="utf-8")
    some_pages_are_built(project, tmp_path, path, ["# Another title\n"])
    asking = tmp_path / "served/sops/asking/index.html"
    assert asking.stat().st_mtime_ns < (tmp_path / "served/more/one/index.html").stat().st_mtime_ns


def test_everything_is_built_for_a_title_by_hand_where_the_navigation_is_not_folded(project, tmp_path):
    settings, path = project / "mkdocs.yml", project / "docs" / "about.md"
    settings.write_text(settings.read_text(encoding="utf-8").replace("navigation.prune, ", ""), encoding="utf-8")
    served = Served(project, tmp_path / "served")
    path.write_text("# Another title\n", encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 1


@pytest.mark.parametrize(
    "hook",
    [
        "def on_page_markdown(markdown, **named):\n    return markdown + '!'\n",
        "def on_page_context(context, **named):\n    return context\n",
        "def on_post_build(config, **named):\n    pass\n",
    ],
)
def test_everything_is_built_where_another_plugin_may_show_the_edit_elsewhere(project, tmp_path, hook):
    (project / "other.py").write_text(hook, encoding="utf-8")
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8").replace("hooks: [", "hooks: [other.py, ")
    settings.write_text(text, encoding="utf-8")
    served = Served(project, tmp_path / "served")
    path = min((project / "docs" / "sops").rglob("*.md"))
    path.write_text(path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Once more ", 1), encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 1


def test_a_file_that_prose_takes_in_is_shown_as_it_is(project, tmp_path):
    settings = project / "mkdocs.yml"
    taking = f"markdown_extensions: [{{pymdownx.snippets: {{base_path: ['{project / 'docs'}']}}}}]\n"
    settings.write_text(settings.read_text(encoding="utf-8") + taking, encoding="utf-8")
    words = project / "docs" / "words.txt"
    words.write_text("Said once.\n", encoding="utf-8")
    sop = min((project / "docs" / "sops").rglob("*.md"))
    sop.write_text(sop.read_text(encoding="utf-8") + '\n\n## More\n\n--8<-- "words.txt"\n', encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for edited, old, new in ((words, "Said once.", "Said otherwise."), (sop, "## More", "## Still more")):
            edited.write_text(edited.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
    page = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "served" / "sops").rglob("*.html"))
    assert "Said otherwise." in page
    assert "Still more" in page


def test_the_search_can_be_switched_off_and_on_again(project, tmp_path):
    settings = project / "mkdocs.yml"
    sop = min((project / "docs" / "sops").rglob("*.md"))
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        for old, new, words in (("[search]", "[]", "Without it"), ("plugins: []", "plugins: [search]", "With it")):
            settings.write_text(settings.read_text(encoding="utf-8").replace(old, new), encoding="utf-8")
            assert served.save()
            text = sop.read_text(encoding="utf-8")
            sop.write_text(text.replace("purpose: ", f"purpose: {words}, ", 1), encoding="utf-8")
            assert_built_as_from_the_start(served, clean, tmp_path)
    assert served.whole == 2


def test_a_mistake_leaves_the_pages_as_they_were_and_is_said(project, tmp_path, caplog):
    served = Served(project, tmp_path / "served")
    before = files(tmp_path / "served")
    path = min((project / "docs" / "sops").rglob("*.md"))
    text = path.read_text(encoding="utf-8")
    path.write_text(text.replace("title:", "titel:", 1), encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        served.save()
    assert "id you mean `title`?" in caplog.text
    assert differences(files(tmp_path / "served"), before) == []
    path.write_text(text, encoding="utf-8")
    assert served.save()
    assert differences(files(tmp_path / "served"), before) == []


@pytest.mark.parametrize(
    ("path", "text"), [("docs/registers/paths.yml", "sop: LB-NONE-001"), ("docs/sops/desk/finding.md", "")]
)
def test_an_sop_of_a_path_that_is_not_there_is_told_and_the_pages_stay(project, tmp_path, caplog, path, text):
    """A path in a register has its pages, which cannot be planned without the SOP."""
    paths = project / "docs/registers/paths.yml"
    written = paths.read_text(encoding="utf-8").replace("LB-LEND-001", "LB-FIND-001")
    paths.write_text(written, encoding="utf-8")
    served = Served(project, tmp_path / "served")
    before = files(tmp_path / "served")
    (project / path).write_text(written.replace("sop: LB-FIND-001", text), encoding="utf-8")
    if not text:
        (project / path).unlink()
    assert served.save()
    assert "error[SOP3" in caplog.text
    assert differences(files(tmp_path / "served"), before) == []
    assert served.whole == 0


def test_a_new_file_with_a_mistake_leaves_the_pages_as_they_were(project, tmp_path, caplog):
    served = Served(project, tmp_path / "served")
    before = files(tmp_path / "served")
    path = project / "docs" / "sops" / "new.md"
    path.write_text("---\nid: LB-NEW-001\ntitel: New\n---\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert served.save(), "the server would show no page any more"
    assert "The pages stay as they were" in caplog.text
    assert differences(files(tmp_path / "served"), before) == []
    path.unlink()
    assert served.save()
    assert differences(files(tmp_path / "served"), before) == []
    assert served.whole == 0


@pytest.mark.parametrize(
    ("mistake", "said"),
    [
        ("extra: {sopbook: {stepps: 3}}", "mkdocs.yml:5:19: error[SOP020] “stepps” is not a field of `sopbook`"),
        ("extra: [", "mkdocs.yml:5:8: error[SOP007]"),
        ("theme: {name: materiel}", "Unrecognised theme name: 'materiel'"),
    ],
)
def test_a_mistake_in_mkdocs_yml_leaves_the_pages_as_they_were(project, tmp_path, caplog, mistake, said):
    """The server would show no page any more."""
    served = Served(project, tmp_path / "served")
    before, path = files(tmp_path / "served"), project / "mkdocs.yml"
    text = path.read_text(encoding="utf-8")
    path.write_text(f"{text}{mistake}\n", encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert served.save()
    assert said in caplog.text
    assert "Traceback" not in caplog.text
    assert differences(files(tmp_path / "served"), before) == []
    path.write_text(text.replace("site_name: Edited", "site_name: Other"), encoding="utf-8")
    assert served.save()
    assert any(b"Other" in page for page in files(tmp_path / "served").values())


def test_a_page_that_is_not_built_again_warns_again(project, tmp_path, caplog):
    paths = sorted((project / "docs" / "sops").rglob("*.md"))
    with paths[0].open("a", encoding="utf-8") as file:
        file.write("\n## Odd\n\n[Gone](/nowhere/)\n")
    with caplog.at_level(logging.INFO):
        served = Served(project, tmp_path / "served")
        text = paths[1].read_text(encoding="utf-8")
        paths[1].write_text(text.replace("purpose: ", "purpose: Yes ", 1), encoding="utf-8")
        caplog.clear()
        assert served.save()
    assert served.whole == 0
    assert "absolute link '/nowhere/'" in caplog.text


@pytest.mark.parametrize("name", [".lending.md.swp", ".#lending.md", "#lending.md#", "lending.md~", "4913"])
def test_what_an_editor_puts_beside_a_file_builds_nothing(project, tmp_path, name):
    served = Served(project, tmp_path / "served")
    before = {path: path.stat().st_mtime_ns for path in (tmp_path / "served").rglob("*")}
    (project / "docs" / "sops" / name).write_text("half a text", encoding="utf-8")
    assert served.save()
    assert served.whole == 0
    assert {path: path.stat().st_mtime_ns for path in (tmp_path / "served").rglob("*")} == before


def test_several_edits_and_a_mistake_at_once_are_shown_when_it_is_mended(project, tmp_path, caplog):
    served = Served(project, tmp_path / "served")
    one, other, *_ = sorted((project / "docs" / "sops").rglob("*.md"))
    texts = {path: path.read_text(encoding="utf-8") for path in (one, other)}
    one.write_text(texts[one].replace("purpose: ", "purpose: Better ", 1), encoding="utf-8")
    assert served.save()
    other.write_text(texts[other].replace("purpose:", "purpos:", 1), encoding="utf-8")
    with caplog.at_level(logging.ERROR):
        assert served.save()
    assert "The pages stay as they were" in caplog.text
    shown = files(tmp_path / "served")
    assert any(b"Better" in page for page in shown.values()), "a mistake takes back what was shown before it"
    one.write_text(texts[one].replace("purpose: ", "purpose: Best ", 1), encoding="utf-8")
    assert served.save()
    assert differences(files(tmp_path / "served"), shown) == []
    other.write_text(texts[other], encoding="utf-8")
    assert served.save()
    assert served.whole == 0
    assert any(b"Best" in page for page in files(tmp_path / "served").values())


def test_a_new_title_is_shown_around_what_is_no_page(project, tmp_path):
    path = project / "docs" / "sops" / "asking.md"
    settings = project / "mkdocs.yml"
    settings.write_text(settings.read_text(encoding="utf-8") + "nav: [sops/asking.md, about.md]\n", encoding="utf-8")
    served = Served(project, tmp_path / "served")
    with from_the_start(project, tmp_path / "clean") as clean:
        path.write_text(
            re.sub(r"(?m)^title: .*", "title: Another title", path.read_text(encoding="utf-8")), encoding="utf-8"
        )
        assert_built_as_from_the_start(served, clean, tmp_path)
    assert "Another title" in (tmp_path / "served/404.html").read_text(encoding="utf-8")
    assert served.whole == 0


def test_the_search_is_whole_again_after_a_build_without_sopbook(project, tmp_path):
    settings = project / "mkdocs.yml"
    text = settings.read_text(encoding="utf-8")
    served = Served(project, tmp_path / "served")
    settings.write_text(re.sub(r"hooks: .*\n", "", text), encoding="utf-8")
    assert served.save()
    assert not (tmp_path / "served" / "search" / "pages.json").exists()
    settings.write_text(text, encoding="utf-8")
    with from_the_start(project, tmp_path / "clean") as clean:
        assert_built_as_from_the_start(served, clean, tmp_path)
