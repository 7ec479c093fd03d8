"""The generated part of the guide: fresh, and complete."""

import re
import sys
from pathlib import Path

import pytest
from pydantic import BaseModel

from harness.building import ROOT
from sopbook.model.quiz import Quiz
from sopbook.model.registers import Registers
from sopbook.model.sop import Sop
from sopbook.reading.authored import read_quiz, read_register
from sopbook.reading.shapes import fields, models_inside
from sopbook.reference import questions
from sopbook.reference.commands import commands
from sopbook.reference.fields import entry_example, inside
from sopbook.reference.markdown import anchor
from sopbook.reference.pages import pages
from sopbook.settings import Settings

GUIDE = ROOT / "docs" / "guide"
PAGES = pages(GUIDE)
ENTRIES = dict(models_inside(Registers))


def models(root):
    return [model for model in inside(root) if issubclass(model, BaseModel)]


def section(page, heading):
    """The text of a page from a heading to the next."""
    return re.split(rf"^#+ {re.escape(heading)}$", PAGES[page], flags=re.MULTILINE)[1].split("\n#")[0]


@pytest.mark.parametrize("name", PAGES)
def test_page_is_fresh(name):
    assert (GUIDE / name).read_text(encoding="utf-8") == PAGES[name], "stale: run make reference and commit"


@pytest.mark.parametrize("model", models(Sop), ids=lambda model: model.__name__)
def test_every_field_of_an_sop_is_told(model):
    for field in fields(model):
        assert f"| `{field}` |" in PAGES["reference/fields.md"]


@pytest.mark.parametrize("model", models(Quiz), ids=lambda model: model.__name__)
def test_every_field_of_a_quiz_is_told(model):
    for field in set(fields(model)) - {"type"}:
        assert f"| `{field}` |" in PAGES["reference/questions.md"]


@pytest.mark.parametrize("register", ENTRIES)
def test_every_register_is_told_with_an_example(register):
    told = section("reference/registers.md", f"{register}.yml")
    for field in fields(ENTRIES[register]):
        assert f"| `{field}` |" in told
    example = re.search(r"```yaml\n(.*?)```", told, re.DOTALL)[1]
    _, findings = read_register(register, f"docs/registers/{register}.yml", example.encode())
    assert findings == []
    assert example.strip() == entry_example(register, ENTRIES[register])


@pytest.mark.parametrize("kind", questions.types())
def test_every_type_of_question_is_told_with_an_example(kind):
    told = section("reference/questions.md", f"Type {kind}")
    example = re.search(r"```yaml\n(.*?)```", told, re.DOTALL)[1]
    quiz, findings = read_quiz("quizzes/a.yml", f"sop: CS-REF-001\nquestions:\n{example}".encode())
    assert findings == []
    assert [question.type for question in quiz.quiz.questions] == [kind]


@pytest.mark.parametrize("name", commands())
def test_every_command_and_option_is_told(name):
    told = section("reference/commands.md", f"sopbook {name}")
    for action in commands()[name]._actions:
        if action.dest != "help":
            assert action.help, f"{action.dest} has no help"
            assert all(f"`{option}`" in told for option in action.option_strings)


@pytest.mark.parametrize("name", Settings.model_fields)
def test_every_setting_is_told(name):
    row = next(line for line in PAGES["reference/settings.md"].splitlines() if line.startswith(f"| `{name}` |"))
    assert len(row.split("|")[2].strip()) > 10


def test_every_rule_is_told():
    engine = [module.__file__ for name, module in sys.modules.items() if name.startswith("sopbook.")]
    texts = [Path(path).read_text(encoding="utf-8") for path in engine if path]
    codes = {code for text in texts for code in re.findall(r'"(SOP\d{3})"', text)}
    told = dict(re.findall(r"^\| \[?(SOP\d{3})\S* \| (.*?) \|", PAGES["rules/index.md"], re.MULTILINE))
    assert len(codes) > 50
    assert codes - set(told) == {"SOP100"}  # where the codes of rules begin, and none itself
    assert [code for code, says in told.items() if len(says) < 15] == []


def test_pages_hold_no_words_of_programmers():
    text = "".join(PAGES.values())
    assert re.findall(r"<class|tuple\[|Literal|PydanticUndefined|None \|", text) == []


@pytest.mark.parametrize("name", PAGES)
def test_links_on_a_page_lead_somewhere(name):
    headings = {anchor(words) for words in re.findall(r"^#+ (.*)$", PAGES[name], re.MULTILINE)}
    assert set(re.findall(r"\]\(#([^)]+)\)", PAGES[name])) - headings == set()
