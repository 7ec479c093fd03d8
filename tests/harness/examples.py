# ruff: noqa: E501 -- an example handbook, as authors write it
"""The examples in the guide to the rules, as handbooks that can be checked.

A section reads `## SOP401 Vague time { #sop401 }` and holds a block titled "Wrong" and one titled "Right".
A block shows only what matters:

- keys of front matter, which replace those of the SOP below (with other steps, its quiz tests none of them);
- `# without: approvers, review` takes keys away;
- `# body` starts the text under the front matter;
- `# docs/registers/roles.yml`, `# quizzes/LD-LEND-001.yml`, `# docs/sops/other.md` start the whole text of that file;
- `# 600 KB: docs/sops/desk/cable.png` is a file of that size;
- `# 120 lines: docs/registers/terms.yml` is a file of that many lines, made from the one that follows with its number
  for `{n}`;
- `# escaped: docs/registers/terms.yml` starts a file in which `\\xE9` stands for a byte and `\\u200A` for a character;
- `# without: quizzes/LD-LEND-001.yml` takes a file away;
- `# gone: docs/sops/desk/paper.md` starts a file that was removed before;
- `# link: docs/sops/desk/paper.pdf` is a symbolic link to what the next line names.

A rule about two versions has a block titled "Before" as well: the others change what that one says.
"""

import re
from collections.abc import Iterator
from dataclasses import dataclass
from datetime import date
from pathlib import Path
from typing import NamedTuple

from harness.building import ROOT
from sopbook.checks import check
from sopbook.checks.against import against
from sopbook.findings import Finding
from sopbook.project import Project
from sopbook.settings import Settings
from sopbook.shelf import read_handbook

GUIDE = ROOT / "docs" / "guide" / "rules"
TODAY = date(2026, 11, 21)
SOP = "docs/sops/desk/lending.md"
GONE, LINK = "gone/", "link/"
QUIZ = "quizzes/LD-LEND-001.yml"

FRONT_MATTER = """\
id: LD-LEND-001
title: Lending a tool
format: article
status: approved
version: "1.1"
owner: desk-lead
purpose: Lend every tool in working order to a member who can use it.
scope: {applies: [Hand tools and power tools]}
revisions:
  - {version: "1.1", date: 2026-10-02, author: A. Louise, approver: B. Okafor, summary: Plainer words., material: false}
  - {version: "1.0", date: 2026-03-02, author: A. Louise, approver: B. Okafor, summary: First version., why: New desk.}
effective: 2026-10-09
approvers: [desk-lead]
review: {every: 12mo, last: 2026-10-02}
audience: [helper]
tools: [catalogue]
metrics: [{metric: returned, target: at least 95 %, measured: monthly}]
steps:
  - {id: card, do: Scan the member's card., role: helper, within: 1m, tools: [catalogue]}
  - {id: test, do: Test the cable and the switch., role: helper, within: 5m, critical: true}
  - {id: book, do: Book the loan in the catalogue., role: helper, within: 2m, tools: [catalogue]}
escalation:
  clock: business-hours
  levels:
    - {level: 1, role: helper, trigger: The tool fails its test, respond: 5m, resolve: 30m}
    - {level: 2, role: desk-lead, trigger: No other tool of that kind is in, respond: 30m, resolve: 4h, handover: [Kind of tool]}
"""

FILES = {
    "docs/registers/roles.yml": """\
desk-lead: {name: Desk lead, does: Answers for the desk.}
helper: {name: Helper, does: Lends tools and takes them back., reports_to: desk-lead}
""",
    "docs/registers/contacts.yml": """\
lead: {role: desk-lead, name: Desk lead, chat: "#desk"}
helpers: {role: helper, name: Helpers at the desk, chat: "#helpers"}
""",
    "docs/registers/tools.yml": "catalogue: {name: Catalogue, what: The list of all tools and loans.}\n",
    "docs/registers/terms.yml": "loan: {term: Loan, meaning: A tool that is out of the house.}\n",
    "docs/registers/metrics.yml": """\
returned: {name: Tools returned, definition: Share of loans returned in time., formula: in time / all, unit: "%",
  target: 95 %, source: Catalogue, measured: monthly}
""",
    "quizzes/LD-LEND-001.yml": """\
sop: LD-LEND-001
questions:
  - id: first
    type: single
    tests: [card]
    q: What do you do before you touch the tool?
    options:
      - {id: scan, text: Scan the member's card, correct: true}
      - {id: deposit, text: Ask for a deposit}
      - {id: shelf, text: Fetch the tool from its shelf}
    explain: The card shows whether the member may borrow this kind of tool.
  - id: tested
    type: multiple
    critical: true
    tests: [test]
    q: What do you test on a drill?
    options:
      - {id: chuck, text: The colour of the case}
      - {id: cable, text: The cable, correct: true}
      - {id: switch, text: The switch, correct: true}
    explain: A broken cable or switch is what hurts people.
  - id: minutes
    type: numeric
    tests: [test]
    q: Within how many minutes is the test done?
    answer: 5
    unit: minutes
    explain: The step allows 5 minutes.
  - id: booked
    type: true-false
    tests: [book]
    q: A loan of one hour is booked as well.
    answer: true
    explain: Every loan is booked, however short.
  - id: fails
    type: single
    tests: [test]
    q: The switch sticks. Who hears of it first?
    options:
      - {id: member, text: The member's neighbour}
      - {id: maker, text: The maker of the drill}
      - {id: lead, text: The desk lead, correct: true}
    explain: The desk lead takes the tool out of the catalogue.
""",
}
"""A small valid handbook: every example changes what it is about, and nothing else."""

_SECTION = re.compile(r"^## (SOP\d{3}) (.+?) \{ #(sop\d{3}) \}$", re.MULTILINE)
_BLOCK = re.compile(r"^```yaml title=\"(Before|Wrong|Right)\"\n(.*?)^```$", re.MULTILINE | re.DOTALL)
_FILE = r"[\w.-]+/[\w./-]+\.\w+"
_PART = re.compile(
    rf"^# (body|without: .+|\d+ KB: \S+|\d+ lines: \S+|escaped: \S+|gone: \S+|link: \S+|{_FILE})$", re.MULTILINE
)
_ESCAPE = re.compile(r"\\x([0-9A-F]{2})|\\u([0-9A-F]{4})")
_KEY = re.compile(r"^(?=[a-z_]+:)", re.MULTILINE)


class Section(NamedTuple):
    """A section of the guide: the rule's code, the page it stands on, and its blocks by title."""

    code: str
    title: str
    anchor: str
    page: str
    text: str
    blocks: dict[str, str]


def sections() -> Iterator[Section]:
    """Every section about a rule in the guide."""
    for page in sorted(GUIDE.glob("*.md")):
        text = page.read_text(encoding="utf-8")
        starts = list(_SECTION.finditer(text))
        ends = [*(start.start() for start in starts[1:]), len(text)]
        for start, end in zip(starts, ends, strict=False):
            part = text[start.end() : end]
            yield Section(*start.groups(), page.stem, part, dict(_BLOCK.findall(part)))


def handbook_of(*examples: str) -> dict[str, str]:
    """The files of the small handbook after examples have changed them one after the other, by path."""
    files, keys, body = dict(FILES), _keys(FRONT_MATTER), ""
    for example in examples:
        front, *parts = _PART.split(example)
        named = []
        for name, after in zip(parts[::2], parts[1::2], strict=True):
            text = after.removeprefix("\n")
            if name == "body":
                body = text
            elif name.startswith("without: "):
                for each in name.removeprefix("without: ").split(","):
                    keys.pop(each.strip(), None) if "/" not in each else files.pop(each.strip())
                front += text
            else:
                path, content = _file(name, text)
                files[path] = content
                named.append(path)
        changed = _keys(front)
        keys |= changed
        if changed.keys() & {"steps", "format"} and QUIZ not in named and QUIZ in files:
            files[QUIZ] = re.sub(r"^ +tests: .*\n", "", files[QUIZ], flags=re.MULTILINE)
        if SOP not in named:
            files[SOP] = f"---\n{''.join(keys.values())}---\n{body}"
    return files


def _file(name: str, text: str) -> tuple[str, str]:
    """The path of a file and what it holds; bytes that are no UTF-8 as lone surrogates."""
    form, _, path = name.rpartition(": ")
    if form.endswith(" KB"):
        return path, " " * (int(form.removesuffix(" KB")) * 1024)
    if form.endswith(" lines"):
        return path, "".join(text.replace("{n}", str(n + 1)) for n in range(int(form.removesuffix(" lines"))))
    if form == "escaped":
        return path, _ESCAPE.sub(lambda sign: _meant(sign[1], sign[2]), text)
    return {"gone": GONE, "link": LINK}.get(form, "") + path, text


def _meant(byte: str | None, character: str | None) -> str:
    return bytes([int(byte, 16)]).decode("utf-8", "surrogateescape") if byte else chr(int(str(character), 16))


def _keys(front_matter: str) -> dict[str, str]:
    return {text.split(":")[0]: text for text in _KEY.split(front_matter) if text.strip()}


@dataclass(frozen=True)
class Remembering(Project):
    """A project that knows what files held that are gone, as one in a repository does."""

    gone: tuple[bytes, ...] = ()

    def removed(self) -> tuple[bytes, ...]:
        return self.gone


def _written(files: dict[str, str], folder: Path) -> Project:
    gone = []
    for path, text in files.items():
        raw = text.encode("utf-8", "surrogateescape")
        if path.startswith(GONE):
            gone.append(raw)
            continue
        if path.startswith(LINK):
            link = folder / path.removeprefix(LINK)
            link.parent.mkdir(parents=True, exist_ok=True)
            link.symlink_to(text.strip())
            continue
        (folder / path).parent.mkdir(parents=True, exist_ok=True)
        (folder / path).write_bytes(raw)
    return Remembering(**vars(Project.at(folder, folder / "docs", Settings())), gone=tuple(gone))


def findings_of(files: dict[str, str], folder: Path) -> list[Finding]:
    """All that is found in a handbook of these files."""
    handbook, findings = read_handbook(_written(files, folder))
    return sorted([*findings, *check(handbook, TODAY)])


def findings_between(before: dict[str, str], after: dict[str, str], folder: Path) -> list[Finding]:
    """All that is found on the way from a handbook of these files to one of those."""
    old, new = (read_handbook(_written(files, folder / name))[0] for files, name in ((before, "old"), (after, "new")))
    return sorted(against(old, new))
