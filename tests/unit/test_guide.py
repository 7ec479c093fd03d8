"""The guide as somebody meets it who writes a first SOP: what it shows is what happens."""

import re
import shlex
import shutil
from collections import Counter
from datetime import date
from typing import get_args

import pytest

from harness.building import ROOT
from sopbook.checks import check
from sopbook.cli import COMMANDS
from sopbook.findings import as_text
from sopbook.model.sop import Format
from sopbook.project import Project
from sopbook.reading.authored import read_sop
from sopbook.reading.source import read_yaml
from sopbook.reference.commands import commands
from sopbook.settings import Settings
from sopbook.shelf import read_handbook
from sopbook.skeletons import TAIL

GUIDE = ROOT / "docs" / "guide"
PAGES = sorted(path for path in GUIDE.rglob("*.md") if path.parent.name not in {"reference", "rules"})
FIRST = (GUIDE / "first-sop.md").read_text(encoding="utf-8")


def blocks(text, language):
    return re.findall(rf"^```{language}\n(.*?)^```$", text, re.MULTILINE | re.DOTALL)


EXAMPLES = [block for page in PAGES for block in blocks(page.read_text(encoding="utf-8"), "markdown")]


@pytest.fixture
def folder(tmp_path):
    """A handbook with the shipped registers and nothing else."""
    shutil.copytree(ROOT / "docs" / "registers", tmp_path / "docs" / "registers")
    (tmp_path / "docs" / "sops").mkdir()
    (tmp_path / "quizzes").mkdir()
    return tmp_path


def found(folder):
    """What is wrong in SOPs and quizzes; registers may name SOPs that are not here, and nothing leads to a lone SOP."""
    handbook, findings = read_handbook(Project.at(folder, folder / "docs", Settings()))
    findings += check(handbook, date(2026, 11, 23))
    own = [finding for finding in findings if "/registers/" not in finding.path and finding.code != "SOP325"]
    return [as_text(finding) for finding in own]


@pytest.mark.parametrize("text", EXAMPLES, ids=lambda text: text.split("\n")[1])
def test_example_is_an_sop_without_mistakes(text, folder):
    for src in re.findall(r"src: ([\w./-]+)", text):
        (folder / "docs" / "sops" / src).parent.mkdir(exist_ok=True)
        (folder / "docs" / "sops" / src).write_text("<svg/>", encoding="utf-8")
    (folder / "docs" / "sops" / "example.md").write_text(text, encoding="utf-8")
    for path in (ROOT / "docs" / "sops").rglob("*.md"):
        named = re.search(r"^id: (\S+)", path.read_text(encoding="utf-8"), re.MULTILINE)
        if named and named[1] in text:
            shutil.copy(path, folder / "docs" / "sops")
    assert [told for told in found(folder) if told.startswith("docs/sops/example.md")] == []


def test_every_format_has_an_example():
    formats = (GUIDE / "formats.md").read_text(encoding="utf-8")
    shown = re.findall(r"^format: (\S+)$", "".join(blocks(formats, "markdown")), re.MULTILINE)
    assert set(shown) == set(get_args(Format))


PARTS = ["responsibilities", "definitions", "prerequisites", "metrics", "records", "references", "troubleshooting"]
PARTS += ["communication"]


def test_every_part_that_a_new_sop_speaks_of_has_an_example():
    told = " ".join(re.findall(r"^# (.*)$", TAIL, re.MULTILINE))
    formats = (GUIDE / "formats.md").read_text(encoding="utf-8")
    assert [part for part in PARTS if part not in told] == []
    assert "The five formats" in told
    assert formats.startswith("---\ntitle: The five formats\n")
    assert [part for part in PARTS if not re.search(rf"^{part}:", formats, re.MULTILINE)] == []


def test_quiz_of_the_first_sop_fits_it(folder):
    (folder / "docs" / "sops" / "first.md").write_text(blocks(FIRST, "markdown")[0], encoding="utf-8")
    (folder / "quizzes" / "OPS-TAK-001.yml").write_text(blocks(FIRST, "yaml")[0], encoding="utf-8")
    assert found(folder) == []


def test_mistake_on_purpose_is_told_as_the_guide_says():
    text = blocks(FIRST, "markdown")[0].replace("within: 10m\n", "within: 10 minutes\n")
    (finding,) = read_sop("docs/sops/shop/taking-in-a-lost-item.md", text.encode())[1]
    assert as_text(finding) == blocks(FIRST, "text")[0].rstrip("\n")


CHANGING = (ROOT / "docs" / "contributing.md").read_text(encoding="utf-8")


@pytest.mark.parametrize(
    ("at", "line", "right", "wrong"),
    [(0, 75, "within: 2m", "witin: 2m"), (1, 133, "within: 10m", "within: 10 minutes")],
)
def test_messages_on_changing_something_are_what_the_shipped_file_gives(at, line, right, wrong):
    path = "docs/sops/security/camera-alert.md"
    lines = (ROOT / path).read_text(encoding="utf-8").split("\n")
    lines[line - 1] = lines[line - 1].replace(right, wrong)
    (finding,) = read_sop(path, "\n".join(lines).encode())[1]
    assert as_text(finding) == blocks(CHANGING, "text")[at].rstrip("\n")


@pytest.mark.parametrize(
    ("right", "wrong", "said"),
    [
        ("do: Hand it back.", "do:Hand it back.", "a space is missing after the colon"),
        ("revisions:", "metrics: [{metric:csat, target: 9}]\nrevisions:", "a space is missing after the colon"),
        ("do: Hand it back.", "do: Hand out #4.", "YAML takes a # after a space for a comment"),
        ("do: Hand it back.", "do: # Hand it back.", "is empty"),
        ("left in the shop]", "left in the shop", "the bracket [ that opens here is never closed"),
        ("title: Taking", "<<<<<<< HEAD\ntitle: Taking", "two versions of this file were put together by git"),
    ],
)
def test_what_somebody_sees_who_is_stuck_is_in_the_guide(right, wrong, said):
    text = blocks(FIRST, "markdown")[0]
    assert right in text
    findings = read_sop("docs/sops/a.md", text.replace(right, wrong).encode())[1]
    assert said in findings[0].message
    assert said in FIRST.partition("## When you are stuck")[2]


def test_line_for_a_learning_path_leads_people_to_the_first_sop(folder):
    sop = blocks(FIRST, "markdown")[0]
    (folder / "docs" / "sops" / "first.md").write_text(sop, encoding="utf-8")
    (line,) = [block for block in blocks(FIRST, "yaml") if "due:" in block]
    paths = folder / "docs" / "registers" / "paths.yml"
    text = paths.read_text(encoding="utf-8")
    before, below, rest = text.partition("\nshop-assistant:\n")
    own, name, after = rest.partition("\nsecurity-guard:\n")
    assert own
    assert after
    paths.write_text(f"{before}{below}{own}\n{line}{name.lstrip()}{after}", encoding="utf-8")
    handbook, findings = read_handbook(Project.at(folder, folder / "docs", Settings()))
    assert findings == []
    assert handbook.registers.paths["shop-assistant"].sops[-1].sop == "OPS-TAK-001"
    assert not [each for each in check(handbook, date(2026, 11, 23)) if each.code == "SOP325"]


SHOWN = [
    line
    for page in PAGES
    for line in re.findall(r"(?:^|`)(sopbook [a-z]+(?: [^`\n]*)?)", page.read_text(encoding="utf-8"), re.MULTILINE)
    if line.split()[1] in COMMANDS and "…" not in line
]


@pytest.mark.parametrize("line", sorted(set(SHOWN)))
def test_command_in_the_guide_is_one(line):
    _, name, *arguments = shlex.split(line)
    if arguments:  # else it is only named
        chosen = commands()[name].parse_args(arguments)
        assert chosen.run


def test_a_rule_is_explained_once():
    pages = "".join(page.read_text(encoding="utf-8") for page in sorted((GUIDE / "rules").glob("*.md")))
    explained = re.findall(r"^#+ .*\{ #(\w+) \}$", pages, re.MULTILINE)
    assert len(explained) > 100
    assert [rule for rule, times in Counter(explained).items() if times > 1] == []


def test_guide_shows_the_commands_of_a_change():
    assert {line.split()[1] for line in SHOWN} >= set(COMMANDS) - {"schema"}


@pytest.mark.parametrize("text", blocks((GUIDE / "review.md").read_text(encoding="utf-8"), "yaml"))
def test_settings_in_the_guide_are_accepted(text):
    source, findings = read_yaml("mkdocs.yml", text.encode())
    assert findings == []
    assert Settings.model_validate(source.data).suggest
