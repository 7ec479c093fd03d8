"""Fonts: a page asks another site for them only if a team has chosen such fonts."""

import pytest

from harness.building import build, edit, small_handbook


def asked(tmp_path, chosen):
    project = small_handbook("minimal", tmp_path / "lending")
    edit(project / "mkdocs.yml", "  font: false\n", chosen)
    site = build(project / "mkdocs.yml", tmp_path / "site")
    pages = [site / "index.html", site / "sops/desk/lending-a-tool/index.html", site / "404.html"]
    return ["fonts.googleapis.com" in page.read_text(encoding="utf-8") for page in pages]


def test_without_a_choice_the_fonts_are_those_of_the_computer(tmp_path):
    assert asked(tmp_path, "") == [False] * 3


@pytest.mark.parametrize("chosen", ["  font: {text: Inter, code: Fira Code}\n", "  font: {text: Inter}\n"])
def test_fonts_that_a_team_has_chosen_stay(tmp_path, chosen):
    assert asked(tmp_path, chosen) == [True] * 3
