"""What an editor is told about our files: as fresh as the models, and of one mind with the reader."""

import json
import re

import pytest

from harness.building import ROOT
from harness.json_schema import mistakes
from sopbook.commands import schema as command
from sopbook.reading.source import read_markdown, read_yaml
from sopbook.schemas import as_json, schemas

SCHEMAS = schemas()
FILES = {
    **dict.fromkeys((ROOT / "docs/sops").rglob("*.md"), "sop.schema.json"),
    **dict.fromkeys((ROOT / "quizzes").glob("*.yml"), "quiz.schema.json"),
    **{path: f"registers/{path.stem}.schema.json" for path in (ROOT / "docs/registers").glob("*.yml")},
}


def as_an_editor_reads(value):
    """The tree of texts with numbers, yes and no as YAML has them."""
    if isinstance(value, dict):
        return {key: as_an_editor_reads(item) for key, item in value.items()}
    if isinstance(value, list):
        return [as_an_editor_reads(item) for item in value]
    if isinstance(value, str) and re.fullmatch(r"-?(0|[1-9][0-9]*)(\.[0-9]+)?|true|false", value):
        return json.loads(value)
    return value


def read(path):
    reader = read_markdown if path.suffix == ".md" else read_yaml
    source, findings = reader(path.relative_to(ROOT).as_posix(), path.read_bytes())
    assert findings == []
    return as_an_editor_reads(source.data)


@pytest.mark.parametrize("name", SCHEMAS)
def test_file_is_fresh(name):
    assert (ROOT / "schemas" / name).read_text(encoding="utf-8") == as_json(SCHEMAS[name]), "run: sopbook schema"


def test_no_file_is_left_over():
    files = {path.relative_to(ROOT / "schemas").as_posix() for path in (ROOT / "schemas").rglob("*.json")}
    assert files == set(SCHEMAS)


@pytest.mark.parametrize("path", FILES, ids=lambda path: path.stem)
def test_our_own_files_please_the_editor(path):
    assert [*mistakes(read(path), SCHEMAS[FILES[path]])] == []


@pytest.mark.parametrize("name", SCHEMAS)
def test_every_field_has_a_description(name):
    def silent(node, at):
        if isinstance(node, dict):
            for field, schema in node.get("properties", {}).items():
                if not schema.get("description"):
                    yield f"{at}.{field}"
            for key, value in node.items():
                yield from silent(value, f"{at}/{key}")

    assert SCHEMAS[name]["description"]
    assert [*silent(SCHEMAS[name], "")] == []


CONTACT = {"desk": {"role": "agent", "name": "Desk"}}
QUESTION = {"id": "a", "type": "true-false", "q": "Is it?", "answer": True}


@pytest.mark.parametrize(
    ("name", "value", "count"),
    [
        ("registers/contacts.schema.json", CONTACT, 0),
        ("registers/contacts.schema.json", {"desk": {**CONTACT["desk"], "phone": 112}}, 0),
        ("registers/contacts.schema.json", {"desk": {**CONTACT["desk"], "fone": "112"}}, 1),
        ("registers/contacts.schema.json", {"desk": {"role": "agent"}}, 1),
        ("registers/contacts.schema.json", {"desk": {"role": "The agent", "name": "Desk"}}, 1),
        ("registers/contacts.schema.json", {"The Desk": CONTACT["desk"]}, 1),
        ("quiz.schema.json", {"sop": "CS-REF-001", "questions": [QUESTION]}, 0),
        ("quiz.schema.json", {"sop": "refunds", "questions": [QUESTION]}, 1),
        ("quiz.schema.json", {"sop": "CS-REF-001", "pass": {"mark": 120}}, 1),
        ("quiz.schema.json", {"sop": "CS-REF-001", "questions": [{**QUESTION, "type": "truefalse"}]}, 1),
        ("quiz.schema.json", {"sop": "CS-REF-001", "questions": [{**QUESTION, "options": []}]}, 1),
    ],
)
def test_an_editor_sees(name, value, count):
    assert len([*mistakes(value, SCHEMAS[name])]) == count


def test_command_writes_every_schema(tmp_path, capsys):
    import argparse

    parser = argparse.ArgumentParser()
    command.add(parser.add_subparsers())
    arguments = parser.parse_args(["schema", "--out", str(tmp_path / "new")])
    assert arguments.run(arguments) == 0
    assert {path.relative_to(tmp_path / "new").as_posix() for path in (tmp_path / "new").rglob("*.json")} == set(
        SCHEMAS
    )
    assert f"{len(SCHEMAS)} schemas" in capsys.readouterr().out
