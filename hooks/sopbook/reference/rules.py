"""The index of all rules, from the lines of a file to what language should avoid."""

import re
from collections.abc import Iterator
from pathlib import Path

from ..checks import RULES
from ..checks.against import COMPARISONS
from ..findings import Severity
from .markdown import page, table

READING = {
    "SOP001": "A file is not too large: 512 KB for a page, 256 KB for YAML and front matter.",
    "SOP002": "A file is text, saved as UTF-8.",
    "SOP003": "A text holds no characters that nobody can see.",
    "SOP004": "An SOP begins with front matter between two lines of three hyphens.",
    "SOP005": "A file is not empty.",
    "SOP006": "A file holds names with values, not a list and not plain text.",
    "SOP007": "YAML is written so that it can be read: spaces, quotes, brackets and indentation are in order.",
    "SOP008": "A name is written once in its section.",
    "SOP009": "What stands before a colon is a name.",
    "SOP010": "Values are not nested more than 20 levels deep.",
    "SOP011": "A file holds one YAML document, and no directives.",
    "SOP012": "A value is not cut short by a # without quotes.",
    "SOP013": "A new item or field is not read as more of the text above it.",
    "SOP014": "A value with &, * or ! in front stands in quotes: YAML's anchors, aliases and tags are not used.",
    "SOP019": "There are not more mistakes in a file than can be listed.",
    "SOP020": "A field has a name that is known in its place.",
    "SOP021": "A field that is needed is there.",
    "SOP022": "A value is of the kind that its field takes: one text, a list, or names with values.",
    "SOP023": "A value is one of those that its field takes.",
    "SOP024": "A length of time, a day, a version, an id or an address has its form.",
    "SOP025": "A number is a number, and within its bounds.",
    "SOP026": "A field that is written has a value.",
    "SOP027": "A list has as many entries as it needs, and no more than it takes.",
    "SOP028": "Fields fit together: one target for a reference, one right option for a single choice.",
    "SOP029": "A value has the form that its field needs.",
    "SOP030": "A file among the registers has the name of a register.",
    "SOP031": "A file among the SOPs, quizzes and registers has a name by which it is read.",
    "SOP032": "A symbolic link among the files of the handbook leads to what lies in the handbook.",
    "SOP033": "A file can be read by whoever checks or builds the handbook.",
    "SOP102": "An SOP has an id of its own.",
    "SOP502": "An SOP has one quiz.",
}
"""What is told while files are read, before any rule can run: by code."""

_HEADING = re.compile(r"^#+ .*?(SOP\d{3})", re.MULTILINE)


def rules_page(guide: Path) -> str:
    """Every rule with its code; each leads to its example where a page tells one."""
    told = {code.lower(): path for path in sorted((guide / "rules").glob("*.md")) for code in _told(path)}
    rows = [(_code(code, told), says, severity) for code, says, severity in rules()]
    return page(
        "Every rule",
        "Each mistake that `sopbook check` finds has a code. An **error** stops the build. A **warning** does not, "
        "unless you ask for it with `--strict`. An **info** never does.",
        table(("Code", "What holds", "If not"), rows),
    )


def rules() -> Iterator[tuple[str, str, str]]:
    """Code, meaning and severity of every rule, in the order of the codes."""
    found = {code: (says, str(Severity.ERROR)) for code, says in READING.items()}
    found |= {code: (rule.says, str(rule.severity)) for code, rule in RULES.items()}
    found |= {code: (rule.says, str(rule.severity)) for code, rule in COMPARISONS.items()}
    yield from ((code, *found[code]) for code in sorted(found))


def _told(path: Path) -> list[str]:
    return [] if path.stem == "index" else _HEADING.findall(path.read_text(encoding="utf-8"))


def _code(code: str, told: dict[str, Path]) -> str:
    path = told.get(code.lower())
    return f"[{code}]({path.name}#{code.lower()})" if path else code
