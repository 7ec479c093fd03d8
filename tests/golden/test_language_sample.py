"""How often the rules on language are right, on procedures of very different style, judged by hand.

`python tests/golden/test_language_sample.py` shows the figures; with `--list` it lists all findings that are to be
judged.
"""

import re
import sys
from collections import Counter
from pathlib import Path

HERE = Path(__file__).parent / "language"
JUDGED = HERE / "judged.txt"
GUIDE = Path(__file__).parents[2] / "docs" / "guide" / "rules" / "language.md"


def found() -> list[str]:
    """Every finding of a rule on language, as a line of the file of judgements has it."""
    from datetime import date

    from sopbook.checks import check
    from sopbook.project import Project
    from sopbook.settings import Settings
    from sopbook.shelf import read_handbook

    handbook, unreadable = read_handbook(Project.at(HERE, HERE / "docs", Settings()))
    assert unreadable == []
    return [
        f"{finding.code} {Path(finding.path).stem}:{finding.line}:{finding.column} {finding.message}"
        for finding in check(handbook, date(2026, 11, 21))
        if finding.code.startswith("SOP4")
    ]


def judged() -> dict[str, bool]:
    """Whether each finding is right, by its line without the judgement."""
    lines = JUDGED.read_text(encoding="utf-8").splitlines()
    return {line.split(" ", 1)[1]: line.startswith("right ") for line in lines if line and not line.startswith("#")}


def figures() -> list[tuple[str, int, int]]:
    """The number of findings and of right ones, for each rule and in all."""
    judgements = judged()
    all_found, right = Counter(), Counter()
    for line in found():
        for name in (line[:6], "all"):
            all_found[name] += 1
            right[name] += judgements[line]
    return [(name, all_found[name], right[name]) for name in sorted(all_found)]


def test_every_finding_is_judged_and_every_judgement_is_of_a_finding():
    assert sorted(set(found()) ^ set(judged())) == []


def test_nineteen_of_twenty_findings_are_right():
    name, total, right = figures()[-1]
    assert name == "all"
    assert total >= 200
    assert right / total >= 0.95


def test_the_guide_states_these_figures():
    told = {
        row[1].replace("All", "all"): (int(row[2]), int(row[3]))
        for row in re.finditer(
            r"^\| (SOP\d{3}|All) \| (\d+) \| (\d+) \|", GUIDE.read_text(encoding="utf-8"), re.MULTILINE
        )
    }
    assert told == {name: (total, right) for name, total, right in figures()}


if __name__ == "__main__":
    sys.path.insert(0, str(Path(__file__).parents[2] / "hooks"))
    table = [
        f"| {name.replace('all', 'All')} | {total} | {right} | {100 * right / total:.0f} % |"
        for name, total, right in figures()
    ]
    shown = (
        found() if "--list" in sys.argv else ["| Rule | Findings | Right | Precision |", "|---|---|---|---|", *table]
    )
    sys.stdout.write("\n".join(shown) + "\n")
