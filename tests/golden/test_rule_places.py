"""Where each rule points at in the wrong examples of the guide, and what it says: `places.yml`, read by a person."""

from pathlib import Path

import pytest
import yaml

from harness.examples import findings_of, handbook_of, sections

PLACES = yaml.safe_load((Path(__file__).parent / "places.yml").read_text(encoding="utf-8"))
SECTIONS = {section.code: section for section in sections() if section.page in PLACES["pages"]}


def test_every_rule_of_these_pages_has_its_place():
    assert set(PLACES["places"]) == set(SECTIONS)


@pytest.mark.parametrize("code", PLACES["places"])
def test_a_rule_points_at_what_is_wrong(code, tmp_path):
    found = findings_of(handbook_of(SECTIONS[code].blocks["Wrong"]), tmp_path)
    told = [each for each in found if each.code == code]
    shown = [f"{each.path}:{each.line}:{each.column} {each.severity}: {each.message}" for each in told]
    assert shown == PLACES["places"][code]["found"]
    assert [(each.excerpt or "")[each.column - 1 :][:12] for each in told] == PLACES["places"][code]["at"]
    assert [each.hint for each in told] == PLACES["places"][code]["hints"]
