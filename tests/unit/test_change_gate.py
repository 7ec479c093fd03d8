"""`check --against` and `diff` in a repository: pictures, contacts, and ids that only the history remembers."""

import re
from collections.abc import Callable
from hashlib import sha256
from pathlib import Path

import pytest

from harness.repositories import commit, git
from sopbook import git as asked
from sopbook.cli import main

SOP = """---
id: CS-REF-001
title: Refunding an order
format: article
status: approved
version: "1.0"
owner: lead
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions:
  - {version: "1.0", date: 2026-01-02, author: A. Louise, approver: B. Okoro, summary: First version.}
effective: 2026-01-09
approvers: [lead]
review: {every: 12mo, last: 2026-01-02}
references:
  - {file: form.pdf, title: The form}
steps:
  - {id: check, do: Check the order date in the CRM., image: {src: refund/date.svg, alt: The date in the order}}
  - {id: tell, do: Tell the customer when the money comes.}
escalation:
  levels:
    - {level: 1, role: lead, trigger: Not solved, respond: 1h}
---

Look at ![the screen with the sum](refund/sum.png) first.
"""
REVISED = SOP.replace('version: "1.0"\nowner', 'version: "1.0.1"\nowner').replace(
    "revisions:\n",
    'revisions:\n  - {version: "1.0.1", date: 2026-02-02, author: A. Louise, summary: Other., material: false}\n',
)
PATH, CONTACTS = "docs/sops/cases/refund.md", "docs/registers/contacts.yml"
DATE, SUM, FORM = ("docs/sops/cases/refund/date.svg", "docs/sops/cases/refund/sum.png", "docs/sops/cases/form.pdf")
FILES: dict[str, str | bytes] = {
    "mkdocs.yml": "site_name: Test\n",
    PATH: SOP,
    DATE: "<svg>\n</svg>\n",
    SUM: b"\0one\n",
    FORM: b"%PDF one",
    "docs/registers/roles.yml": "lead: {name: Lead, does: Leads.}\nagent: {name: Agent, does: Answers.}\n",
    CONTACTS: "lead: {role: lead, name: Desk, phone: ext. 1}\nagent: {role: agent, name: Agents, phone: ext. 7}\n",
}


@pytest.fixture
def folder(tmp_path: Path, monkeypatch: pytest.MonkeyPatch) -> Path:
    handbook = tmp_path / "handbook"
    handbook.mkdir()
    git(handbook, "init", "--quiet", "--initial-branch=main")
    git(handbook, "config", "core.autocrlf", "false")
    commit(handbook, FILES)
    monkeypatch.setenv("SOURCE_DATE_EPOCH", "1795219200")
    monkeypatch.chdir(handbook)
    return handbook


@pytest.fixture
def told(folder: Path, capsys: pytest.CaptureFixture[str]) -> Callable[..., list[str]]:
    """The findings of `check --against` that need two versions, each as place, code and message."""

    def against(files: dict[str, str | bytes | None], revision: str = "HEAD") -> list[str]:
        for path, content in files.items():
            if content is None:
                (folder / path).unlink()
            else:
                (folder / path).parent.mkdir(parents=True, exist_ok=True)
                (folder / path).write_bytes(content.encode() if isinstance(content, str) else content)
        capsys.readouterr()
        main(["check", "--against", revision])
        found = re.findall(r"^(\S+:\d+:\d+): \w+\[(SOP1[567]\d)\] (.*)$", capsys.readouterr().out, re.MULTILINE)
        return [" ".join(parts) for parts in found]

    return against


SAID = "version 1.0 said something else before:"


@pytest.mark.parametrize(
    ("path", "place", "words"),
    [
        (DATE, "18:68", "step check: the picture refund/date.svg is another one under the same name"),
        (SUM, "25:1", "the file refund/sum.png is another one under the same name"),
        (FORM, "16:12", "the file form.pdf is another one under the same name"),
    ],
)
def test_another_picture_under_the_same_name_needs_a_revision(told, capsys, path, place, words):
    assert told({path: b"\0two"}) == [f"{PATH}:{place} SOP150 {SAID} {words}"]
    main(["diff", "HEAD"])
    assert f"Other words\n    - {words}\n" in capsys.readouterr().out
    assert told({PATH: REVISED}) == []


def test_another_picture_of_a_question_is_told(folder, capsys):
    shown = "docs/sops/cases/refund/total.svg"
    question = "{id: total, type: numeric, q: What is due?, image: {src: refund/total.svg, alt: A bill}, answer: 5}"
    commit(folder, {"quizzes/CS-REF-001.yml": f"sop: CS-REF-001\nquestions:\n  - {question}\n", shown: "<svg/>\n"})
    (folder / shown).write_text("<svg></svg>\n", encoding="utf-8")
    main(["diff", "HEAD"])
    assert "question total: the picture refund/total.svg is another one under the same name" in capsys.readouterr().out


def test_a_picture_that_came_or_went_is_not_another_one(told):
    assert told({DATE: None}) == []


def test_another_sop_that_a_text_leads_to_is_no_file_of_this_one(folder, told):
    text = SOP.replace("first.", "first, or [exchange it](exchange.md).")
    commit(folder, {PATH: text, "docs/sops/cases/exchange.md": SOP.replace("REF", "EXC")})
    other = SOP.replace("REF", "EXC").replace("Refund every", "Exchange every")
    assert [line.split(":")[0] for line in told({"docs/sops/cases/exchange.md": other})] == [
        "docs/sops/cases/exchange.md"
    ]


def test_line_ends_of_a_drawing_say_nothing_and_bytes_of_a_photograph_do(told):
    assert told({DATE: "<svg>\r\n</svg>\r\n"}) == []
    assert len(told({SUM: b"\0one\r\n"})) == 1


def test_a_picture_that_is_stored_elsewhere_is_known_by_its_name_there(folder, told):
    oid = sha256(b"\0one\n").hexdigest()
    commit(folder, {SUM: f"version https://git-lfs.github.com/spec/v1\noid sha256:{oid}\nsize 4\n"})
    assert told({SUM: b"\0one\n"}) == []
    assert len(told({SUM: b"\0two"})) == 1


NUMBER = FILES[CONTACTS].replace("ext. 1}", "ext. 2}")


def test_another_number_needs_a_revision_of_those_who_send_cases_there(told):
    assert told({CONTACTS: NUMBER}) == [
        (
            f"{CONTACTS}:1:39 SOP163 contact lead: phone “ext. 1” → “ext. 2”; "
            "cases are sent there, and no new revision of CS-REF-001 says so"
        )
    ]


def test_another_number_is_material(told):
    assert told({CONTACTS: NUMBER, PATH: REVISED}) == [
        (
            f"{PATH}:11:88 SOP153 revision 1.0.1 says `material: false`, but people must learn this: "
            "contact lead: phone “ext. 1” → “ext. 2”"
        )
    ]
    assert told({PATH: REVISED.replace("material: false", "material: true")}) == []


@pytest.mark.parametrize(
    "contacts",
    [
        FILES[CONTACTS].replace("ext. 7", "ext. 8"),
        FILES[CONTACTS].replace("lead: {role", "the-lead: {role"),
        FILES[CONTACTS] + "new: {role: lead, name: Another desk, phone: ext. 9}\n",
        FILES[CONTACTS].replace("name: Desk", "name: DESK"),
    ],
    ids=["of somebody else", "under another key", "a further one", "capitals"],
)
def test_what_changes_nothing_for_the_sop_passes(told, contacts):
    assert told({CONTACTS: contacts}) == []


def test_who_cannot_be_reached_any_more_is_missed(told):
    (line,) = told({CONTACTS: "agent: {role: agent, name: Agents, phone: ext. 7}\n"})
    assert line.startswith(f"{CONTACTS}:1:1 SOP163 contact lead removed")


def test_revise_takes_another_number_for_something_to_learn(folder, told, capsys):
    told({CONTACTS: NUMBER})
    assert main(["revise", "CS-REF-001", "--summary", "Another number.", "--editorial"]) == 1
    assert main(["revise", "CS-REF-001", "--summary", "Another number."]) == 0
    assert "material: true" in (folder / PATH).read_text(encoding="utf-8")
    assert told({}) == []


WITHOUT = re.sub(r"  - \{id: tell.*\n", "", SOP)
TOLD = REVISED.replace("1.0.1", "1.1").replace("material: false", "material: true")
TOLD_WITHOUT = re.sub(r"  - \{id: tell.*\n", "", TOLD)


def back(text: str) -> str:
    """The newest version with a step `tell` again, by another revision."""
    newest = TOLD_WITHOUT.replace('version: "1.1"\nowner', 'version: "1.2"\nowner').replace(
        "revisions:\n", 'revisions:\n  - {version: "1.2", date: 2026-03-02, author: A. Louise, summary: More.}\n'
    )
    return newest.replace("escalation:\n", f"  - {{id: tell, do: {text}}}\nescalation:\n")


def test_an_id_that_only_the_history_knows_is_not_given_again(folder, told):
    commit(folder, {PATH: TOLD_WITHOUT})
    assert told({PATH: back("Close the ticket in the list.")}) == [
        f"{PATH}:21:10 SOP157 “tell” was a step of version 1.0 that is gone since"
    ]
    assert told({PATH: back("Tell the customer when the money comes.")}) == []


def test_the_history_is_followed_to_the_name_that_the_file_had(folder, told):
    commit(folder, {PATH: TOLD_WITHOUT})
    git(folder, "mv", PATH, "docs/sops/refund.md")
    commit(folder, {})
    found = told({"docs/sops/refund.md": back("Close the ticket in the list.")})
    assert [line.split()[1] for line in found] == ["SOP157"]


def test_an_id_that_only_a_draft_had_is_free(folder, told):
    draft = SOP.replace("status: approved", "status: draft")
    commit(folder, {PATH: draft.replace("id: check", "id: tell-all").replace("id: tell,", "id: gone,")})
    commit(folder, {PATH: TOLD_WITHOUT})
    text = back("Close the ticket in the list.").replace("id: tell,", "id: gone,")
    assert told({PATH: text}) == []


def test_history_is_looked_through_once_and_only_when_a_step_is_new(folder, told, monkeypatch):
    walks = []
    monkeypatch.setattr(asked, "walked", lambda *about: walks.append(about) or ())
    told({PATH: TOLD})
    assert walks == []
    others = {f"docs/sops/{name}.md": SOP.replace("REF", name) for name in ("ONE", "TWO")}
    commit(folder, {PATH: SOP, **others})
    new = ("escalation:\n", "  - {id: close, do: Close the ticket.}\nescalation:\n")
    told({path: text.replace(*new) for path, text in {PATH: SOP, **others}.items()})
    assert len(walks) == 1


def test_an_sop_id_that_only_the_history_knows_is_not_given_again(folder, told):
    commit(folder, {PATH: None})
    commit(folder, {})
    told_of = told({"docs/sops/exchange.md": SOP.replace("Refunding", "Exchanging")})
    assert told_of == ["docs/sops/exchange.md:2:5 SOP164 CS-REF-001 was “Refunding an order”, which is gone"]
    assert told({"docs/sops/exchange.md": SOP}) == []


def test_a_revision_before_there_was_a_configuration_is_compared_in_the_folders_of_today(folder, told):
    git(folder, "rm", "--quiet", "mkdocs.yml")
    commit(folder, {})
    (folder / "mkdocs.yml").write_text("site_name: Test\n", encoding="utf-8")
    assert [line.split()[1] for line in told({PATH: SOP.replace("1h", "2h")})] == ["SOP150"]


def test_a_handbook_in_a_folder_of_the_repository_remembers_as_well(folder, told, monkeypatch):
    (folder / "team").mkdir()
    for name in ("mkdocs.yml", "docs"):
        git(folder, "mv", name, f"team/{name}")
    commit(folder, {})
    monkeypatch.chdir(folder / "team")
    commit(folder, {f"team/{PATH}": TOLD_WITHOUT})
    files = {f"team/{PATH}": back("Close the ticket in the list."), f"team/{DATE}": "<svg>other</svg>"}
    assert {line.split()[1] for line in told(files)} == {"SOP157"}
    assert {line.split()[1] for line in told({f"team/{PATH}": TOLD_WITHOUT})} == {"SOP150"}
