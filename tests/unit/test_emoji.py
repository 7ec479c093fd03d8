"""Emoji by name: no page asks another site for them."""

import pytest

from harness.building import build, small_handbook

MATERIAL = """
markdown_extensions:
  - pymdownx.emoji:
      emoji_index: !!python/name:material.extensions.emoji.twemoji
      emoji_generator: !!python/name:material.extensions.emoji.to_svg
"""
ORDINARY = "\nmarkdown_extensions: [pymdownx.emoji]\n"
OWN = """
markdown_extensions:
  - pymdownx.emoji:
      options: {image_path: /pictures/}
"""


def written(tmp_path, settings, text):
    project = small_handbook("minimal", tmp_path / "lending")
    with (project / "mkdocs.yml").open("a", encoding="utf-8") as file:
        file.write(settings)
    with (project / "docs" / "sops" / "desk" / "lending-a-tool.md").open("a", encoding="utf-8") as file:
        file.write(f"\n## Mood\n\n{text}\n")
    (project / "docs" / "mood.md").write_text(f"# Mood\n\n{text}\n", encoding="utf-8")
    site = build(project / "mkdocs.yml", tmp_path / "site")
    pages = ("sops/desk/lending-a-tool", "mood")
    return [(site / page / "index.html").read_text(encoding="utf-8").partition("<article")[2] for page in pages]


@pytest.mark.parametrize("settings", [MATERIAL, ORDINARY])
def test_emoji_are_characters(tmp_path, settings):
    for html in written(tmp_path, settings, "So :smile: and :thumbsup_tone3: and :flag_de:."):
        assert "So \U0001f604 and \U0001f44d\U0001f3fd and \U0001f1e9\U0001f1ea." in html
        assert "//" not in html.partition("Mood")[2].partition("</p>")[0]


def test_icons_of_the_theme_stay(tmp_path):
    for html in written(tmp_path, MATERIAL, "Tick :material-check: and :smile:"):
        assert '<span class="twemoji"><svg' in html
        assert "\U0001f604" in html


def test_pictures_of_a_team_stay(tmp_path):
    for html in written(tmp_path, OWN, "So :smile:"):
        assert 'src="/pictures/1f604.png"' in html
