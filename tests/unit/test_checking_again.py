"""After an edit only what it touches is checked again, and what is found is what a check of everything finds."""

import gc
import random
import re
import shutil
import weakref
from dataclasses import replace
from datetime import date

import pytest

from harness.building import HANDBOOKS
from sopbook.checks import RULES, Checker, check
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import Shelf, read_handbook

EDITS, SEED = 60, 7
TODAY = date(2026, 11, 23)
SETTINGS = Settings(rules={"SOP323": "error", "SOP325": "error"})
_STATUS = re.compile(r"^status: .*$", re.MULTILINE)
_ID = re.compile(r"^(?:id|sop): (.+)$", re.MULTILINE)
_NAMING = ("supersedes: [{}]", "prerequisites: {{training: [{}]}}", "references: [{{sop: {}}}]")


class Desk:
    """A handbook whose files are changed one at a time."""

    def __init__(self, root):
        self.root, self.shelf = root, Shelf()
        self.project = Project.at(root, root / "docs", SETTINGS)
        self.files = [root / path for path in (*self.project.sops, *self.project.quizzes)]

    def read(self):
        return read_handbook(self.project, self.shelf)

    def checked_from_the_start(self):
        """What a check finds that knows nothing of an earlier one, nor of the files that it read."""
        return check(read_handbook(self.project)[0], TODAY, SETTINGS)


@pytest.fixture
def desk(tmp_path):
    return Desk(shutil.copytree(HANDBOOKS / "formats", tmp_path / "formats"))


def spoiled(text, others, draw):
    """A text with one thing in it that is likely to break a rule here or in another file."""
    lines = text.split("\n")
    at = draw.randrange(1, len(lines))
    match draw.randrange(7):
        case 0:
            del lines[at]
        case 1:
            lines.insert(at, lines[at])
        case 2:
            lines[at], lines[at - 1] = lines[at - 1], lines[at]
        case 3:
            words = re.findall(r"[\w-]{4,}", draw.choice(others))
            lines[at] = re.sub(r"[\w-]{4,}", lambda _: draw.choice(words), lines[at], count=1)
        case 4:
            return _STATUS.sub(lambda _: f"status: {draw.choice(['draft', 'in-review', 'approved', 'retired'])}", text)
        case 5:
            other = _ID.search(draw.choice(others))[1]
            named = draw.choice(_NAMING)
            lines = [line for line in lines if not line.startswith(named.split(":")[0])]
            lines.insert(1, named.format(other))
        case _:
            link = f"[there]({draw.choice(['lending.md', 'desk/lending.md', 'finding.md'])}#step-{draw.randrange(3)})"
            return f"{text}\nAs soon as possible, see {link} and so on.\n"
    return "\n".join(lines)


def test_a_check_after_an_edit_finds_what_a_check_of_everything_finds(desk):
    draw, checker, known, codes = random.Random(SEED), Checker(TODAY, SETTINGS), None, set()
    handbook, _ = desk.read()
    checker.check(handbook)
    for _ in range(EDITS):
        path = draw.choice(desk.files)
        before = path.read_text(encoding="utf-8")
        others = [each.read_text(encoding="utf-8") for each in desk.files]
        path.write_text(spoiled(before, others, draw), encoding="utf-8")
        handbook, unreadable = desk.read()
        if unreadable:
            path.write_text(before, encoding="utf-8")
            continue
        known = desk.checked_from_the_start()
        assert checker.check_again(handbook) == known, path
        codes |= {finding.code for finding in known}
    assert len(codes) > 15, sorted(codes)


def come_or_gone(path, draw, number):
    """An SOP that is new, gone, moved or called otherwise, or one that names such an SOP."""
    text, named = path.read_text(encoding="utf-8"), f"LB-MORE-{draw.randrange(9):03}"
    match draw.randrange(5):
        case 0:
            path.with_name(f"{named}.md").write_text(_ID.sub(f"id: {named}", text, count=1), encoding="utf-8")
        case 1:
            path.unlink()
        case 2:
            path.rename(path.with_name(f"moved-{number}.md"))
        case 3:
            path.write_text(f"{text}\nSee {named} and [it]({named}.md) and [that]({path.name}).\n", encoding="utf-8")
        case _:
            path.write_text(_ID.sub(f"id: {named}", text, count=1), encoding="utf-8")


def test_a_check_after_sops_have_come_and_gone_finds_what_a_check_of_everything_finds(desk):
    draw, checker, codes, compared = random.Random(SEED), Checker(TODAY, SETTINGS), set(), 0
    checker.check(desk.read()[0])
    sops, kept = desk.root / "docs" / "sops", desk.root / "kept"
    for number in range(EDITS):
        shutil.copytree(sops, kept)
        come_or_gone(draw.choice(sorted(sops.rglob("*.md"))), draw, number)
        desk.project = Project.at(desk.root, desk.root / "docs", SETTINGS)
        handbook, unreadable = desk.read()
        if unreadable or len(handbook.sops) < len(_NAMING):
            shutil.rmtree(sops)
            shutil.move(kept, sops)
            continue
        shutil.rmtree(kept)
        known = desk.checked_from_the_start()
        assert checker.check_again(handbook) == known, number
        compared += 1
        codes |= {finding.code for finding in known}
    assert compared > EDITS // 3
    assert len(codes) > 10, sorted(codes)


@pytest.mark.parametrize(
    "link",
    ["[it](desk/lending.md#purpose)", "[it](desk/./lending.md)", "[it][1]\n\n[1]: desk/lending.md", "LB-LEND-001"],
)
def test_a_file_that_names_one_that_goes_is_checked_again(desk, link):
    sop, other = desk.root / "docs/sops/asking.md", desk.root / "docs/sops/desk/lending.md"
    sop.write_text(f"{sop.read_text(encoding='utf-8')}\nSee {link}.\n", encoding="utf-8")
    settings = Settings(rules={"SOP133": "off"})  # found in it all the time
    text, checker, seen = other.read_text(encoding="utf-8"), Checker(TODAY, settings), []
    for path, new in ((None, ""), (other, ""), (other, text)):
        if path:
            path.write_text(new, encoding="utf-8") if new else path.unlink()
        desk.project = Project.at(desk.root, desk.root / "docs", SETTINGS)
        handbook = replace(desk.read()[0], quizzes={})
        found = checker.check_again(handbook)
        assert found == check(handbook, TODAY, settings)
        seen.append(any(finding.path == "docs/sops/asking.md" for finding in found))
    assert seen == [False, True, False]


def test_a_link_to_a_folder_that_gets_its_first_sop_is_checked_again(desk):
    """Where nothing is an SOP, a link may lead to a page that somebody has written by hand."""
    sops = desk.root / "docs/sops"
    (sops / "asking.md").rename(sops / "desk/asking.md")
    lending = sops / "desk/lending.md"
    lending.write_text(lending.read_text(encoding="utf-8") + "\n[There](../other/nothing.md)\n", encoding="utf-8")
    text = re.sub(r"(?m)^id: .*", "id: LB-MORE-001", lending.read_text(encoding="utf-8"), count=1)
    (sops / "other").mkdir()
    new, checker, seen = sops / "other/zz.md", Checker(TODAY, SETTINGS), []
    for written in ("", text, ""):
        new.write_text(written, encoding="utf-8") if written else new.unlink(missing_ok=True)
        desk.project = Project.at(desk.root, desk.root / "docs", SETTINGS)
        found = checker.check_again(desk.read()[0])
        assert found == desk.checked_from_the_start()
        seen.append(any(each.code == "SOP324" and each.path == "docs/sops/desk/lending.md" for each in found))
    assert seen == [False, True, False]


def test_after_an_edit_of_a_register_texts_are_judged_again_by_the_words_that_readers_know(desk):
    sop, terms = desk.root / "docs/sops/asking.md", desk.root / "docs/registers/terms.yml"
    sop.write_text(
        sop.read_text(encoding="utf-8").replace("Answer alike.", "Answer alike by the QXZ."), encoding="utf-8"
    )
    checker, seen = Checker(TODAY, SETTINGS), []
    written = terms.read_text(encoding="utf-8")
    for entry in ("", "qxz: {term: Quick exchange, abbreviation: QXZ, meaning: A way.}\n", ""):
        terms.write_text(written + entry, encoding="utf-8")
        handbook, _ = desk.read()
        found = checker.check_again(handbook)
        assert found == desk.checked_from_the_start()
        seen.append(any("QXZ" in finding.message for finding in found))
    assert seen == [True, False, True]


def test_a_file_that_was_edited_is_forgotten(desk):
    checker, sop = Checker(TODAY, SETTINGS), desk.root / "docs/sops/asking.md"
    text = sop.read_text(encoding="utf-8").replace("Answer alike.", "Utilize this.")
    sop.write_text(text, encoding="utf-8")
    handbook, _ = desk.read()
    old = weakref.ref(handbook.sops["LB-ASK-001"].source)
    assert any("Utilize" in finding.message for finding in checker.check(handbook))
    sop.write_text(text.replace("Utilize", "Use"), encoding="utf-8")
    handbook, _ = desk.read()
    assert checker.check_again(handbook)
    gc.collect()
    assert old() is None


def test_a_handbook_whose_trees_are_packed_is_checked_in_parts_with_the_same_findings(desk):
    draw, codes = random.Random(SEED), set()
    for _ in range(EDITS // 3):
        path = draw.choice(desk.files)
        others = [each.read_text(encoding="utf-8") for each in desk.files]
        path.write_text(spoiled(path.read_text(encoding="utf-8"), others, draw), encoding="utf-8")
        known = check(read_handbook(desk.project)[0], TODAY, SETTINGS)
        packed, _ = read_handbook(desk.project, sparing=True)
        assert Checker(TODAY, SETTINGS, together=2).check(packed) == known, path
        codes |= {finding.code for finding in known}
    assert len(codes) > 10, sorted(codes)


def test_what_was_meant_is_looked_for_among_all_sops_and_not_only_in_its_part(desk):
    first, *_, last = (desk.root / path for path in desk.project.sops)
    meant = _ID.search(last.read_text(encoding="utf-8"))[1]
    wrong = f"references: [{{sop: X{meant}}}]"
    first.write_text(
        re.sub(r"^references:.*(?:\n .*)*\n", "", first.read_text(encoding="utf-8"), flags=re.MULTILINE).replace(
            "---\n", f"---\n{wrong}\n", 1
        ),
        encoding="utf-8",
    )
    found = Checker(TODAY, SETTINGS, together=1).check(read_handbook(desk.project, sparing=True)[0])
    assert [finding.hint for finding in found if finding.code == "SOP301"] == [f"Did you mean {meant}?"]


def test_a_rule_of_single_files_is_not_asked_about_files_that_an_edit_does_not_touch(desk, monkeypatch):
    handbook, _ = desk.read()
    checker = Checker(TODAY, SETTINGS)
    checker.check(handbook)
    seen = []
    single = RULES["SOP201"]
    monkeypatch.setitem(RULES, "SOP201", _noting(single, seen))
    path = desk.root / desk.project.sops[0]
    path.write_text(path.read_text(encoding="utf-8").replace("purpose: ", "purpose: Here ", 1), encoding="utf-8")
    handbook, _ = desk.read()
    checker.check_again(handbook)
    assert seen == [desk.project.sops[0]]


def _noting(rule, seen):
    def mistakes(handbook):
        seen.extend(authored.source.path for authored in handbook.sops.values())
        return rule.mistakes(handbook)

    return type(rule)(
        rule.code, rule.severity, rule.says, mistakes, rule.suppressible, rule.asks, rule.whole, rule.guesses
    )
