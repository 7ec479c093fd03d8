"""Team training and files that nobody should have sent: each is refused with the reason, and the page goes on."""

import json

import pytest
from playwright.sync_api import expect

from harness.storage import exported
from harness.team import detail, grid, hand_in, learner_record, opened, payload, told

HANDBOOK = "northlight"
AT = "2026-11-20T09:30:00.000Z"


@pytest.fixture
def team(page, site):
    return opened(page, site)


def good(number=1, name="Ana"):
    return payload("good.json", exported(HANDBOOK, [learner_record(HANDBOOK, number, name, "agent")], schema=2))


def attempt(sop, number=7, **other):
    """An attempt that keeps to the form of a record and to nothing else."""
    one = f"{number:032x}"
    record = {"schema": 2, "id": one, "kind": "attempt", "learner": f"{1:032x}", "handbook": HANDBOOK, "at": AT}
    record |= {"started": AT, "sop": sop, "version": "1.0", "mode": "full", "scope": [], "parts": {}, "quiz": "q"}
    record |= {"questions": [], "earned": 0, "possible": 0, "score": 0, "mark": 80, "passed": False}
    return record | {"seconds": None, "paused": 0, "timedOut": False} | other


REFUSED = {
    "not JSON": (b"<html>", "not JSON"),
    "something else": (b'{"format": "other"}', "not a file of exported training records"),
    "empty": (b"", "The file is empty"),
    "another handbook": (exported("somebody-else", []), "another handbook"),
    "newer": (exported(HANDBOOK, [], schema=99), "newer version"),
    "damaged": (exported(HANDBOOK, [], checksum="00000001"), "checksum"),
    "cut": (exported(HANDBOOK, [], count=3), "incomplete"),
    "too large": (b"[" + b" " * 20_000_001 + b"]", "larger than 20 MB"),
    "deep": (b"[" * 2_000_000, "not JSON"),
    "deep and whole": (
        exported(HANDBOOK, []).replace(b'"records": []', b'"records": [' + b"[" * 5000 + b"]" * 5000 + b"]"),
        "incomplete",
    ),
    "a key of every object": (exported(HANDBOOK, [], evil={"__proto__": {"polluted": True}}), "no export has"),
    "records that are none": (exported(HANDBOOK, [1, None, "x", [], {}]), "it is not a record"),
    "no training record": (exported(HANDBOOK, []), "no training record"),
}


@pytest.mark.parametrize("kind", REFUSED)
def test_a_file_is_refused_with_its_name_and_the_reason(team, kind):
    content, reason = REFUSED[kind]
    hand_in(team, payload(f"{kind}.json", content), good())
    expect(told(team)).to_have_text("1 file read, 1 file refused: 1 person.")
    line = team.locator("[data-part=refused-list] li")
    expect(line).to_contain_text(f"{kind}.json")
    expect(line).to_contain_text(reason)
    expect(grid(team).get_by_role("rowheader")).to_have_text(["Ana"])
    assert team.evaluate("({}).polluted === undefined")


def test_half_a_million_times_nothing_are_refused(team):
    records = "0," * 500_000 + "0"
    head = {"format": "sopbook-records", "schema": 2, "handbook": HANDBOOK, "exported": AT, "count": 500_001}
    content = json.dumps(head | {"checksum": "00000000"})[:-1] + f', "records": [{records}]}}'
    hand_in(team, payload("zeros.json", content.encode()), good())
    expect(team.locator("[data-part=refused-list] li")).to_contain_text("zeros.json")
    expect(grid(team).get_by_role("rowheader")).to_have_text(["Ana"])


def test_more_people_than_a_browser_has_are_refused(team):
    records = [learner_record(HANDBOOK, number, "X") for number in range(1, 502)]
    hand_in(team, payload("all.json", exported(HANDBOOK, records, schema=2)), good())
    expect(team.locator("[data-part=refused-list] li")).to_contain_text("more than 500 people")


def test_the_same_id_twice_in_a_file_is_told(team):
    one = learner_record(HANDBOOK, 1, "Ana")
    hand_in(team, payload("twice.json", exported(HANDBOOK, [one, one | {"name": "Eve"}], schema=2)))
    expect(team.locator("[data-part=refused]")).to_contain_text("1 file read in part")
    expect(grid(team).get_by_role("rowheader")).to_have_text(["Ana"])


ODD = [None, "x", 7, True, ["a", 1], {"a": {"b": []}}, {"trail": "x"}, {"trail": [{"node": 1}], "end": []}, []]


def test_answers_of_any_shape_are_graded_and_break_nothing(team):
    sops = team.evaluate(
        """async () => {
          while (!globalThis.sopbookData?.quizzes) await new Promise(done => setTimeout(done, 10));
          return Object.entries(sopbookData.quizzes).map(([id, {questions}]) => [id, questions]);
        }"""
    )
    records = [learner_record(HANDBOOK, 1, "Ana", "agent")]
    number = 100
    for sop, questions in sops:
        for odd in ODD:
            asked = [
                {
                    "id": one["id"],
                    "type": one["type"],
                    "key": one["key"],
                    "wording": "w",
                    "points": 1,
                    "critical": False,
                }
                | {"tests": [], "shown": odd, "response": odd, "hint": False, "confidence": None, "fraction": 1}
                for one in questions
            ]
            number += 1
            quiz = "another" if number % 2 else "q"
            records.append(attempt(sop, number, questions=asked, quiz=quiz, possible=1, earned=1, score=1, passed=True))
    hand_in(team, payload("odd.json", exported(HANDBOOK, records, schema=2)))
    expect(told(team)).to_have_text("1 file read: 1 person.")
    team.get_by_text("Show the questions").click()
    expect(team.locator("[data-part=questions-list] tr").first).to_be_visible()
    grid(team).get_by_role("gridcell").nth(2).click()
    expect(detail(team)).to_be_visible()
    expect(detail(team)).to_contain_text("It claims 100 %")


def test_procedures_with_names_of_methods_are_left_alone(team):
    records = [learner_record(HANDBOOK, 1, "Ana", "constructor"), attempt("XX-OLD-001", 9)]
    hand_in(team, payload("odd.json", exported(HANDBOOK, records, schema=2)))
    expect(told(team)).to_have_text("1 file read: 1 person.")
    grid(team).get_by_role("rowheader").click()
    expect(detail(team)).to_contain_text("none")


def test_names_that_are_long_or_turn_the_page_around_stay_in_their_place(team):
    records = [learner_record(HANDBOOK, 1, "\u202egnihton"), learner_record(HANDBOOK, 2, "x" * 200)]
    hand_in(team, payload(f"{'n' * 180}.json", exported(HANDBOOK, records, schema=2)))
    expect(grid(team).get_by_role("rowheader").first).to_have_text("gnihton")
    assert team.evaluate("document.documentElement.scrollWidth <= innerWidth")
