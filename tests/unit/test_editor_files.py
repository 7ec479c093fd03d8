"""What VS Code is given: snippets that our own reader takes, and a matcher that finds what the command prints."""

import json
import re
from dataclasses import replace

import pytest

from harness.building import ROOT
from sopbook.findings import Finding, Severity, as_text
from sopbook.reading.authored import read_quiz, read_sop
from sopbook.schemas import schemas

FOLDER = ROOT / ".vscode"
SNIPPETS = json.loads((FOLDER / "sopbook.code-snippets").read_text(encoding="utf-8"))
BY_PREFIX = {snippet["prefix"]: snippet for snippet in SNIPPETS.values()}
CHOICE = re.compile(r"\$\{\d+\|([^|]*)\|\}")
VARIABLES = {"CURRENT_YEAR": "2026", "CURRENT_MONTH": "11", "CURRENT_DATE": "23"}


def without_comments(name):
    """The JSON of a settings file; VS Code allows lines that are comments."""
    return json.loads(re.sub(r"^\s*//.*$", "", (FOLDER / name).read_text(encoding="utf-8"), flags=re.MULTILINE))


def filled(snippet):
    """The texts of a snippet with every tab stop at its default: one for each choice that it offers."""
    text = "\n".join(snippet["body"]) + "\n"
    text = re.sub(r"\$\{([A-Z_]+)\}", lambda variable: VARIABLES[variable[1]], text)
    defaults = dict(re.findall(r"\$\{(\d+):([^{}]*)\}", text))
    text = re.sub(r"\$\{(\d+):[^{}]*\}|\$(\d+)", lambda stop: defaults.get(stop[1] or stop[2], ""), text)
    most = max((stop.count(",") + 1 for stop in CHOICE.findall(text)), default=1)
    for turn in range(most):
        yield CHOICE.sub(lambda stop, turn=turn: (offered := stop[1].split(","))[turn % len(offered)], text)


def indented(text, spaces):
    return "".join(" " * spaces + line for line in text.splitlines(keepends=True))


def around(prefix, part):
    """A whole file with the snippet where somebody would put it, and the way to what it made."""
    article, flow = skeleton("sop-article"), skeleton("sop-workflow")
    places = {
        "sop-step": (article.replace("steps:\n", "steps:\n" + indented(part, 2)), "steps"),
        "sop-step-picture": (article.replace("steps:\n", "steps:\n" + indented(part, 2)), "steps"),
        "sop-substeps": (article.replace("    role: agent\n", "    role: agent\n" + indented(part, 4)), "steps"),
        "sop-escalation": (article.replace("steps:\n", part + "steps:\n"), "escalation"),
        "sop-level": (
            article.replace("steps:\n", skeleton("sop-escalation") + indented(part, 4) + "steps:\n"),
            "escalation",
        ),
        "sop-phase": (skeleton("sop-checklist").replace("  phases:\n", "  phases:\n" + indented(part, 4)), "checklist"),
        "sop-item": (skeleton("sop-checklist").replace("items:\n", "items:\n" + indented(part, 8)), "checklist"),
        "sop-answer": (skeleton("sop-faq").replace("faq:\n", "faq:\n" + indented(part, 2)), "faq"),
        "sop-revision": (article.replace("newest first\n", "newest first\n" + indented(part, 2)), "revisions"),
    }
    if prefix.startswith("sop-node"):
        return flow.replace("  nodes:\n", "  nodes:\n" + indented(part.replace("done:", "over:"), 4)), "workflow"
    return places.get(prefix, (part, "id"))


def skeleton(prefix):
    return next(filled(BY_PREFIX[prefix]))


SOPS = [name for name, snippet in BY_PREFIX.items() if snippet["scope"] == "markdown"]
QUIZZES = [name for name, snippet in BY_PREFIX.items() if snippet["scope"] == "yaml"]


@pytest.mark.parametrize("prefix", SOPS)
def test_snippet_of_an_sop_is_read_without_a_mistake(prefix):
    for part in filled(BY_PREFIX[prefix]):
        text, field = around(prefix, part)
        sop, findings = read_sop("docs/sops/new.md", text.encode())
        assert findings == [], "\n".join(as_text(finding) for finding in findings)
        assert text.count("\n") > skeleton("sop-article").count("\n") or field == "id"
        assert getattr(sop.sop, field)


@pytest.mark.parametrize("prefix", QUIZZES)
def test_snippet_of_a_quiz_is_read_without_a_mistake(prefix):
    for part in filled(BY_PREFIX[prefix]):
        text = part if prefix == "sop-quiz" else f"sop: CS-NEW-001\nquestions:\n{indented(part, 2)}"
        quiz, findings = read_quiz("quizzes/new.yml", text.encode())
        assert findings == [], "\n".join(as_text(finding) for finding in findings)
        assert len(quiz.quiz.questions) == 1


def test_there_is_a_skeleton_for_every_format_and_a_snippet_for_every_type_of_question():
    by_name = schemas()
    formats = by_name["sop.schema.json"]["properties"]["format"]["enum"]
    questions = by_name["quiz.schema.json"]["properties"]["questions"]["items"]["oneOf"]
    kinds = [by_name["quiz.schema.json"]["$defs"][part["$ref"].rpartition("/")[2]] for part in questions]
    assert {f"sop-{name}" for name in formats} <= set(BY_PREFIX)
    assert {f"sop-question-{kind['properties']['type']['const']}" for kind in kinds} <= set(BY_PREFIX)


def test_no_two_snippets_have_the_same_prefix():
    assert len(BY_PREFIX) == len(SNIPPETS)


MATCHERS = [task["problemMatcher"] for task in without_comments("tasks.json")["tasks"] if task["problemMatcher"]]
FINDING = Finding(
    "docs/sops/a: b.md", 12, 7, "SOP020", Severity.ERROR, "“witin” is not a field", "Did you mean?", "    witin: 5m"
)


@pytest.mark.parametrize("matcher", MATCHERS, ids=["once", "watching"])
@pytest.mark.parametrize("severity", Severity)
def test_matcher_finds_what_the_command_prints(matcher, severity):
    pattern = matcher["pattern"]
    printed = as_text(replace(FINDING, severity=severity, message="x"))
    found = [match for line in printed.splitlines() if (match := re.search(pattern["regexp"], line))]
    assert len(found) == 1
    parts = {name: found[0][group] for name, group in pattern.items() if name != "regexp"}
    assert parts == {
        "file": FINDING.path,
        "line": "12",
        "column": "7",
        "severity": severity,
        "code": "SOP020",
        "message": "x",
    }


def test_matcher_of_the_watching_task_knows_when_a_round_begins_and_ends():
    background = MATCHERS[1]["background"]
    assert re.search(background["beginsPattern"], "sopbook: checking")
    assert re.search(background["endsPattern"], "17 SOPs, 17 quizzes and 11 registers read: no mistakes found.")
    assert not re.search(background["endsPattern"], as_text(FINDING))


def test_every_schema_of_a_file_of_its_own_is_set():
    mapped = {path.removeprefix("./schemas/") for path in without_comments("settings.json")["yaml.schemas"]}
    assert mapped == set(schemas()) - {"sop.schema.json"}


def test_recommended_extension():
    assert without_comments("extensions.json") == {"recommendations": ["redhat.vscode-yaml"]}
