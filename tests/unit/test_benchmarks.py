"""What the benchmarks measure is what they say, and the guide shows what they found."""

import json
from xml.etree import ElementTree

import pytest

from benchmarks import curve, report
from benchmarks.dumped import dumped_handbook
from benchmarks.figures import FIGURES
from benchmarks.targets import Target, targets
from benchmarks.varied import varied_handbook
from benchmarks.varied.procedures import FORMATS
from sopbook import cli


def test_the_page_of_the_guide_is_made_of_the_figures():
    figures = json.loads(FIGURES.read_text(encoding="utf-8"))
    assert report.PAGE.read_text(encoding="utf-8") == report.page(figures)
    assert report.CURVE.read_text(encoding="utf-8") == report.picture(figures)


@pytest.mark.parametrize(
    ("found", "verdict"), [(99.996, "met"), (100, "met"), (100.004, "**missed**"), (None, "not measured")]
)
def test_a_target_is_judged_before_its_figure_is_rounded(found, verdict):
    assert Target("A thing", 100, "ms", found).row()[-1] == verdict


def test_a_target_that_is_met_at_a_smaller_size_is_not_called_met():
    assert Target("A thing", 100, "ms", 50, elsewhere=True).verdict == "met there"
    assert Target("A thing", 100, "ms", 150, elsewhere=True).verdict == "**missed**"


def test_nothing_measured_is_nothing_met():
    assert {target.verdict for target in targets({})} == {"not measured"}


def test_names_at_the_ends_of_lines_do_not_cover_each_other():
    lines = {("ours", "#000", "none"): [(100, 5.0)], ("plain", "#111", "none"): [(100, 5.1)]}
    texts = [each for each in ElementTree.fromstring(curve.curve(lines)) if each.text in {"ours", "plain"}]
    ours, plain = (float(each.attrib["y"]) for each in texts)
    assert abs(ours - plain) >= curve.APART


def test_the_handbook_that_a_program_wrote_has_no_mistakes_either(tmp_path, capsys):
    dumped_handbook(tmp_path / "dumped", 1)
    assert cli.main(["check", "--root", str(tmp_path / "dumped")]) == 0
    assert "read: no mistakes found" in capsys.readouterr().out


def test_the_made_up_handbook_has_every_format_and_no_mistakes(tmp_path, capsys):
    varied_handbook(tmp_path / "varied", 40)
    assert cli.main(["check", "--root", str(tmp_path / "varied")]) == 0
    assert "40 SOPs, 40 quizzes and 5 registers read: 0 errors, 0 warnings" in capsys.readouterr().out
    written = "".join(path.read_text(encoding="utf-8") for path in (tmp_path / "varied").rglob("*.md"))
    assert all(f"format: {form}\n" in written for form in set(FORMATS))
