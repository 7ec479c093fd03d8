"""The page on the check in other programs: names, patterns and ids in it are those that are there."""

import json
import re
from dataclasses import fields

import yaml

from harness.building import ROOT
from sopbook.changes import Change, Document, as_json
from sopbook.findings import Finding, Severity
from sopbook.findings import as_text as finding_as_text
from sopbook.reports import Summary, Told
from sopbook.reports import as_json as findings_as_json

PAGE = (ROOT / "docs" / "guide" / "automation.md").read_text(encoding="utf-8")
NAMED = set(re.findall(r"`([a-z]+)`", PAGE))
FINDING = Finding("docs/a.md", 3, 5, "SOP401", Severity.WARNING, "m", "h", "a: b")


def names(value):
    """The names of all that a piece of JSON holds."""
    if isinstance(value, dict):
        return set(value) | {name for inside in value.values() for name in names(inside)}
    return {name for inside in value for name in names(inside)} if isinstance(value, list) else set()


def test_every_name_in_the_json_of_findings_is_told():
    summary = Summary(**{field.name: 1 for field in fields(Summary)})
    value = json.loads(findings_as_json([FINDING], summary, [Told("A-B-001", "docs/a.md", 8.1)]))
    assert names(value) - NAMED == set()
    assert (value["format"], value["schema"]) == ("sopbook-findings", 1)
    assert "`sopbook-findings` and the number 1" in PAGE


def test_every_name_in_the_json_of_changes_is_told():
    change = Change(("steps", "a", "do"), "changed", "one", "two", "material", "words")
    value = json.loads(as_json([Document("sop", "A-B-001", "T", "docs/a.md", "changed", (change,))], "main", "c0ffee"))
    assert names(value) - NAMED == set()
    assert (value["format"], value["schema"]) == ("sopbook-changes", 1)
    assert "`sopbook-changes` and the number 1" in PAGE


def test_the_pattern_takes_a_finding_apart():
    (pattern,) = re.findall(r"^\^.*\$$", PAGE, re.MULTILINE)
    found = re.match(pattern, finding_as_text(FINDING).split("\n")[0])
    assert found.groups() == ("docs/a.md", "3", "5", "warning", "SOP401", "m")
    tasks = json.loads((ROOT / ".vscode" / "tasks.json").read_text(encoding="utf-8"))["tasks"]
    patterns = {task["problemMatcher"]["pattern"]["regexp"] for task in tasks if task["problemMatcher"]}
    assert {each.replace("(.+?)", "(.+)") for each in patterns} == {pattern}


def test_the_hook_and_the_variable_are_those_that_are_there():
    (example,) = re.findall(r"```yaml\n(repos:.*?)```", PAGE, re.DOTALL)
    (hook,) = yaml.safe_load(example)["repos"][0]["hooks"]
    (defined,) = yaml.safe_load((ROOT / ".pre-commit-hooks.yaml").read_text(encoding="utf-8"))
    assert hook["id"] == defined["id"]
    token = re.search(r"variable `(\w+)`", PAGE)[1]
    assert f"${token}" in (ROOT / ".gitlab-ci.yml").read_text(encoding="utf-8")


def test_what_a_handbook_of_ones_own_changes_in_the_files_of_a_clone_is_there():
    (changed,) = re.findall(r"in place of `([^`]+)`", PAGE)
    for name in re.findall(r"`(\.git[\w./-]+\.yml)`, `(\.git[\w./-]+\.yml)`", PAGE)[0]:
        assert changed in (ROOT / name).read_text(encoding="utf-8")
