"""The scripts that know the whole handbook: what stands in them, and that their addresses lead somewhere."""

import json
import re
from dataclasses import replace
from datetime import date
from pathlib import Path
from types import SimpleNamespace

import pytest

from harness.building import HANDBOOKS, mkdocs_build, small_handbook
from sopbook.fingerprints import part_fingerprints
from sopbook.frontends.data_files import address_in
from sopbook.lists.naming import roles_of
from sopbook.model.quiz import Quiz
from sopbook.model.text import Duration
from sopbook.pages.datasets import Rows, datasets
from sopbook.pages.learning import LEARNING, learning_data
from sopbook.pages.plan import plan
from sopbook.pages.quiz_data import quiz_data, seconds
from sopbook.pages.quiz_texts import listed_texts, title
from sopbook.project import Project
from sopbook.rendering import Press
from sopbook.settings import Settings
from sopbook.shelf import read_handbook
from sopbook.watching import EVERYTHING, Reads, watched

FORMATS = HANDBOOKS / "formats"
SETTINGS = Settings(id="formats", areas={"desk": "At the desk"})
HANDBOOK, _ = read_handbook(Project.at(FORMATS, FORMATS / "docs", SETTINGS))
PRESS = Press(HANDBOOK, SETTINGS, "formats", date(2026, 11, 23))


def read(script: str) -> tuple[str, dict]:
    """The name and the value that a script leaves in the browser."""
    found = re.fullmatch(r"\(globalThis\.sopbookData\?\?=\{\}\)\.(\w+)=(.*);\n", script, re.DOTALL)
    assert found
    return found[1], json.loads(found[2])


def read_views(script: str) -> dict[str, str]:
    """The views that a script adds to those that are there."""
    found = re.fullmatch(
        r"Object\.assign\(\(globalThis\.sopbookData\?\?=\{\}\)\.views\?\?=\{\},(.*)\);\n", script, re.DOTALL
    )
    assert found
    views: dict[str, str] = json.loads(found[1])
    return views


def written(press: Press = PRESS, rows: Rows | None = None) -> dict[str, dict]:
    scripts = dict(datasets(press, lambda uri: f"at/{uri}", rows))
    about_all = [f"assets/sopbook/{name}.js" for name in ("catalogue", "quizzes", "texts", "sop-views", "quiz-views")]
    about_one = [f"{LEARNING}{sop_id}.js" for sop_id in press.handbook.sops]
    assert sorted(scripts) == sorted([*about_all, *about_one])
    learning = {path: scripts[path] for path in about_one}
    return dict(read(scripts[path]) for path in about_all if "views" not in path) | {"learning": learning}


def entry(sop_id: str) -> dict:
    return next(sop for sop in written()["catalogue"]["sops"] if sop["id"] == sop_id)


def test_rows_of_a_state_before_are_written_anew_where_the_sop_or_its_quiz_is_another():
    rows = Rows()
    assert written(PRESS, rows) == written()
    first = rows.of(PRESS, "LB-LEND-001", lambda uri: f"at/{uri}")
    authored = HANDBOOK.sops["LB-LEND-001"]
    edited = replace(authored, sop=authored.sop.model_copy(update={"title": "Lending, once more"}))
    handbook = replace(HANDBOOK, sops={**HANDBOOK.sops, "LB-LEND-001": edited})
    quiz = PRESS.quizzes["LB-LEND-001"]
    others = quiz.model_copy(update={"passing": quiz.passing.model_copy(update={"mark": 55})})
    for press in (replace(PRESS, handbook=handbook), replace(PRESS)):
        press.__dict__["quizzes"] = {**PRESS.quizzes, **({} if press.handbook is handbook else {"LB-LEND-001": others})}
        assert written(press, rows) == written(press) != written()
    assert written(PRESS, rows) == written()
    assert rows.of(PRESS, "LB-LEND-001", lambda uri: f"at/{uri}") == first
    assert rows.of(PRESS, "LB-LEND-001", lambda uri: f"elsewhere/{uri}") != first


def test_an_edit_leaves_the_rows_of_other_sops_as_they_are():
    rows = Rows()
    before = {sop_id: rows.of(PRESS, sop_id, lambda uri: f"at/{uri}") for sop_id in HANDBOOK.sops}
    authored = HANDBOOK.sops["LB-LEND-001"]
    edited = replace(authored, sop=authored.sop.model_copy(update={"purpose": "Lend, once more."}))
    press = replace(PRESS, handbook=replace(HANDBOOK, sops={**HANDBOOK.sops, "LB-LEND-001": edited}))
    press.__dict__["quizzes"] = PRESS.quizzes
    again = {sop_id: rows.of(press, sop_id, lambda uri: f"at/{uri}") for sop_id in HANDBOOK.sops}
    assert [sop_id for sop_id in before if again[sop_id] is not before[sop_id]] == ["LB-LEND-001"]


def test_no_page_of_a_procedure_or_quiz_asks_about_the_handbook_as_a_whole():
    for planned in plan(PRESS):
        if planned.uri.startswith(("sops/", "quizzes/")) and not planned.uri.endswith("index.md"):
            reads: Reads = {}
            planned.write(watched(PRESS, reads), lambda uri: f"at/{uri}", "")
            assert EVERYTHING not in reads, planned.uri


def learned(press: Press, rows: Rows | None = None) -> dict:
    """What there is to learn about lending."""
    script = written(press, rows)["learning"][f"{LEARNING}LB-LEND-001.js"]
    return json.loads(script.partition("]=")[2].removesuffix(";\n"))


def explaining(text: str) -> Press:
    """The handbook whose quiz on lending explains its first answer so."""
    quiz = PRESS.quizzes["LB-LEND-001"]
    first, *others = quiz.questions
    told = quiz.model_copy(update={"questions": (first.model_copy(update={"explain": text}), *others)})
    press = replace(PRESS)
    press.__dict__["quizzes"] = {**PRESS.quizzes, "LB-LEND-001": told}
    return press


def test_an_answer_says_why_it_is_right_and_on_an_option_why_it_is_wrong():
    assert learned(PRESS)["answers"] == {
        "card": {"explain": "<p>The card names the borrower.</p>", "why": {"smile": "That is last."}}
    }


def test_an_answer_leads_from_the_page_of_its_quiz_to_others():
    told = learned(explaining("See LB-SHUT-001 and [the form](form.pdf)."))["answers"]["card"]["explain"]
    title = HANDBOOK.title("LB-SHUT-001")
    here, there = HANDBOOK.uri("LB-LEND-001").rpartition("/")[0], HANDBOOK.uri("LB-SHUT-001")
    link = f'<a href="../../at/{there}" title="{title}">LB-SHUT-001</a>'
    assert told == f'<p>See {link} and <a href="../../at/{here}/form.pdf">the form</a>.</p>'


def test_a_link_in_an_answer_to_what_is_not_there_is_told_and_stays_as_it_is(caplog):
    address = address_in({"a.md": SimpleNamespace(url="a/")})
    assert (address("a.md"), address("form.pdf")) == ("a/", "form.pdf")
    assert [record.getMessage() for record in caplog.records] == [
        "An answer in a quiz needs 'form.pdf', and there is no such file in the docs folder."
    ]


def test_another_explanation_is_another_edition():
    assert learned(explaining("So."))["edition"] != learned(PRESS)["edition"]


def test_an_answer_is_written_anew_when_an_sop_that_it_names_has_another_title():
    press, rows = explaining("See LB-SHUT-001."), Rows()
    before = learned(press, rows)
    authored = HANDBOOK.sops["LB-SHUT-001"]
    edited = replace(authored, sop=authored.sop.model_copy(update={"title": "Closing time"}))
    later = replace(press, handbook=replace(HANDBOOK, sops={**HANDBOOK.sops, "LB-SHUT-001": edited}))
    later.__dict__.update(quizzes=press.quizzes, typesetter=press.typesetter)
    after = learned(later, rows)
    assert after == learned(later) != before
    assert after["edition"] == before["edition"]


def test_no_text_of_an_author_ends_the_script():
    scripts = [script for _, script in datasets(PRESS, lambda uri: uri)]
    assert "Lending & taking <back>" in [sop["title"] for sop in written()["catalogue"]["sops"]]
    assert all("<" not in script and "\u2028" not in script for script in scripts)


def test_every_sop_is_in_the_catalogue_and_every_quiz_in_both():
    whole = written()
    assert [sop["id"] for sop in whole["catalogue"]["sops"]] == sorted(HANDBOOK.sops)
    with_quiz = {sop["id"] for sop in whole["catalogue"]["sops"] if sop["quiz"]}
    assert with_quiz == set(whole["quizzes"]) == set(whole["texts"]) == set(PRESS.quizzes)
    assert all((sop["quiz"] is None) == (sop["quizUrl"] is None) for sop in whole["catalogue"]["sops"])


@pytest.mark.parametrize("sop_id", HANDBOOK.sops)
def test_what_there_is_to_learn_from_an_sop_is_in_a_script_that_its_page_and_its_quiz_name(sop_id):
    script = written()["learning"][f"{LEARNING}{sop_id}.js"]
    found = re.fullmatch(r'\(\(globalThis.sopbookData\?\?=\{\}\).learning\?\?=\{\}\)\["(.+?)"\]=(.*);\n', script)
    assert found
    assert found[1] == sop_id
    sop, quiz = HANDBOOK.sop(sop_id), PRESS.quizzes.get(sop_id)
    known = json.loads(found[2])
    edition = known.pop("edition")
    assert {question["id"] for question in known["questions"]} >= known.pop("answers").keys()
    assert known == json.loads(json.dumps(learning_data(sop, quiz)))
    for page in plan(PRESS):
        if page.about == sop_id and (sop.status == "approved" or not page.listed):
            html = "".join(getattr(block, "html", "") for block in page.write(PRESS, lambda uri: f"../{uri}").blocks)
            assert f'"../assets/sopbook/learning/{sop_id}.js?{edition}"' in html
            assert f'data-edition="{edition}"' in html


def test_an_sop_without_a_quiz_has_one_of_no_question():
    """Who reads what there is to learn need not ask whether there is a quiz."""
    sop_id = next(sop_id for sop_id in HANDBOOK.sops if sop_id not in PRESS.quizzes)
    data = learning_data(HANDBOOK.sop(sop_id), None)
    assert (data["quiz"], data["questions"], data["refresh"]) == (None, [], [])
    known = quiz_data(HANDBOOK.sop(sop_id), Quiz(sop=sop_id))
    assert {key: data[key] for key in ("parts", "revisions", "recertify", "places")} == {
        key: known[key] for key in ("parts", "revisions", "recertify", "places")
    }


def test_an_entry_tells_the_same_as_the_page_of_its_quiz():
    sop, quiz = HANDBOOK.sop("LB-LEND-001"), PRESS.quizzes["LB-LEND-001"]
    page, found = json.loads(json.dumps(quiz_data(sop, quiz))), entry("LB-LEND-001")
    assert found["prints"] == {id_: part["fingerprint"] for id_, part in part_fingerprints(sop).items()}
    assert found["prints"] == {id_: part["fingerprint"] for id_, part in page["parts"].items()}
    same = ("quiz", "mark", "recertify", "refresh")
    assert {key: found["quiz"][key] for key in same} == {key: page[key] for key in same}
    assert found["revisions"] == page["revisions"]
    assert found["quiz"]["tested"] == ["scan"]
    listed = written()["quizzes"]["LB-LEND-001"]
    read = {"wording", "start"}
    assert listed == {
        **{key: page[key] for key in ("quiz", "mark", "critical")},
        "questions": [
            {key: value for key, value in question.items() if key not in read} for question in page["questions"]
        ],
    }
    assert written()["texts"]["LB-LEND-001"] == listed_texts(quiz)
    assert listed_texts(quiz)["titles"].keys() == {question["id"] for question in page["questions"]}


@pytest.mark.parametrize(("ending", "root"), [("/", "../../"), (".html", "../")])
def test_what_every_quiz_shows_leads_from_its_page_to_others(ending, root):
    scripts = dict(datasets(PRESS, lambda uri: uri.replace(".md", ending)))
    views = read_views(scripts["assets/sopbook/quiz-views.js"])
    assert views.keys() == {"learner", "notices", "starts", "above", "below"}
    assert set(re.findall(r'href="([^#"]+)"', "".join(views.values()))) == {f"{root}training/my-training{ending}"}


def test_what_every_procedure_shows_leads_nowhere_since_they_lie_at_any_depth():
    views = read_views(dict(datasets(PRESS, lambda uri: uri))["assets/sopbook/sop-views.js"])
    assert views.keys() == {"learner", "news"}
    assert set(re.findall(r'href="([^"]*)"', "".join(views.values()))) == {"#"}


def test_a_handbook_without_quizzes_has_nothing_to_show_in_them():
    press = replace(PRESS)
    press.__dict__["quizzes"] = {}
    assert "assets/sopbook/quiz-views.js" not in dict(datasets(press, lambda uri: uri))


def test_an_attempt_asks_as_many_questions_as_are_drawn():
    quiz = PRESS.quizzes["LB-LEND-001"]
    drawn = quiz.model_copy(update={"draw": Quiz.model_validate(DRAW).draw})
    press = Press(HANDBOOK, SETTINGS, "formats", date(2026, 11, 23))
    press.__dict__["quizzes"] = {**press.quizzes, "LB-LEND-001": drawn}
    entries = written(press)["catalogue"]["sops"]
    assert next(sop for sop in entries if sop["id"] == "LB-LEND-001")["quiz"]["questions"] == 1


DRAW = {"sop": "LB-LEND-001", "draw": [{"pool": "core", "take": "1"}]}


def test_a_path_counts_in_days_of_the_calendar():
    assert written()["catalogue"]["paths"] == [
        {
            "key": "clerk",
            "title": "New clerk",
            "role": "clerk",
            "about": "First week.",
            "url": "at/training/paths/clerk.md",
            "items": [{"sop": "LB-LEND-001", "due": 3}, {"sop": "LB-SHUT-001", "due": 7}],
        }
    ]
    assert written()["catalogue"]["roles"] == {"clerk": "Desk clerk", "head": "Head of desk", "trustee": "Trustees"}


def test_for_my_role_means_the_same_here_as_on_the_page_of_the_role():
    roles = {sop["id"]: tuple(sop["roles"]) for sop in written()["catalogue"]["sops"]}
    assert roles == {sop_id: roles_of(HANDBOOK.sop(sop_id)) for sop_id in HANDBOOK.sops}


@pytest.mark.parametrize(
    ("time", "expected"),
    [("14d", 14), ("12mo", 365), ("1y", 365), ("6mo", 183), ("5bd", 7), ("1bd", 2), ("24h", 1), ("36h", 2), ("0d", 0)],
)
def test_days(time, expected):
    assert Duration(time).days == expected


@pytest.mark.parametrize(("time", "expected"), [("10m", 600), ("2h", 7200), ("1d", 86_400), ("0h", 0)])
def test_seconds(time, expected):
    assert seconds(Duration(time)) == expected


def question(q: str, **more) -> Quiz:
    values = {"id": "a", "type": "true-false", "answer": True, "q": q, **more}
    return Quiz.model_validate({"sop": "CS-REF-001", "questions": [values]}).questions[0]


def test_a_title_is_one_plain_line():
    assert title(question("Is the *CRM* [up](x.md)?\n\n- a\n- b")) == "Is the CRM up? a b"
    assert title(question("Who does this?\n\n> Pay in 5 days")) == "Who does this? Pay in 5 days"
    long = title(question("word " * 60))
    assert len(long) <= 120
    assert long.endswith("word…")


def test_the_title_of_a_cloze_is_its_sentence():
    values = {"id": "a", "type": "cloze", "text": "Above {limit} EUR **ask**.", "blanks": {"limit": {"answer": "5"}}}
    cloze = Quiz.model_validate({"sop": "CS-REF-001", "questions": [values]}).questions[0]
    assert title(cloze) == "Above … EUR ask."


@pytest.mark.parametrize("directories", [True, False])
def test_addresses_lead_to_pages_of_the_site(tmp_path: Path, directories):
    config = small_handbook("formats", tmp_path / "formats") / "mkdocs.yml"
    text = config.read_text(encoding="utf-8")
    config.write_text(f"{text}use_directory_urls: {str(directories).lower()}\n", encoding="utf-8")
    site = tmp_path / "site"
    done = mkdocs_build(config, site, strict=False)
    assert done.returncode == 0, done.stdout + done.stderr
    whole = dict(
        read((site / "assets" / "sopbook" / name).read_text("utf-8")) for name in ("catalogue.js", "quizzes.js")
    )
    addresses = [sop[key] for sop in whole["catalogue"]["sops"] for key in ("url", "quizUrl") if sop[key]]
    assert len(addresses) > len(HANDBOOK.sops)
    for address in addresses:
        assert address.endswith("/" if directories else ".html")
        assert (site / address / "index.html" if directories else site / address).is_file()
