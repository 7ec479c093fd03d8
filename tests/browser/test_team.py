"""Team training: many learners' files put together on one page, which keeps nothing."""

import csv
import io
import json
from pathlib import Path

import pytest
from playwright.sync_api import expect

from harness.storage import exported
from harness.team import (
    PAGE,
    cell,
    detail,
    edited,
    grid,
    hand_in,
    handbook_of,
    learner_record,
    made_up_team,
    opened,
    payload,
    records_of,
    told,
    total,
)


@pytest.fixture(scope="session")
def files(built_site, tmp_path_factory):
    return made_up_team(built_site, tmp_path_factory.mktemp("team") / "files")


@pytest.fixture
def team(page, site):
    return opened(page, site)


def name_of(path):
    return next(record["name"] for record in records_of(path) if record["kind"] == "learner")


def attempts(path):
    return [record for record in records_of(path) if record["kind"] == "attempt"]


def failed_only(path):
    """An SOP that this learner has tried and never passed, with its last attempt."""
    passed = {record["sop"] for record in attempts(path) if record["passed"]}
    tried = [record for record in attempts(path) if record["sop"] not in passed]
    return tried[-1] if tried else None


def test_an_empty_page_tells_how_to_collect_files(team):
    expect(team.get_by_text("Nothing to show yet. This is how to collect files:")).to_be_visible()
    expect(team.get_by_role("grid")).to_be_hidden()
    expect(team.get_by_text("Nothing leaves this page, and nothing is kept.")).to_be_visible()


def test_a_role_is_chosen_where_learners_are_sent_for_it(team):
    team.locator("sop-team").get_by_role("link", name="My handbook").click()
    expect(team.get_by_label("Your role")).to_be_visible()


def test_chosen_files_become_a_table(team, files):
    hand_in(team, *files)
    expect(told(team)).to_have_text("12 files read: 12 people.")
    expect(team.get_by_text("Nothing to show yet.")).to_be_hidden()
    expect(team.get_by_text("Self-reported.")).to_be_visible()
    assert total(team, "differs") == "0", "the quiz page and this page grade alike"
    names = grid(team).get_by_role("rowheader").all_inner_texts()
    assert sorted(names) == sorted(name_of(path) for path in files)
    path = max(files, key=lambda path: len(attempts(path)))
    last = {record["sop"]: record for record in attempts(path) if record["version"] != "0"}
    shown = {sop: cell(team, name_of(path), sop).inner_text() for sop in list(last)[:3]}
    assert all(text[0] in "✓↻✗⊘" for text in shown.values()), shown


def test_dropped_files_are_read_like_chosen_ones(team, files):
    contents = [[path.name, path.read_text(encoding="utf-8")] for path in files[:2]]
    team.evaluate(
        """contents => {
          const transfer = new DataTransfer();
          for (const [name, text] of contents) transfer.items.add(new File([text], name));
          const zone = document.querySelector('sop-team [data-part=drop]');
          zone.dispatchEvent(new DragEvent('drop', {dataTransfer: transfer, bubbles: true, cancelable: true}));
        }""",
        contents,
    )
    expect(told(team)).to_have_text("2 files read: 2 people.")


def test_a_whole_folder_is_read(team, files):
    team.get_by_label("Or a whole folder").set_input_files(files[0].parent)
    expect(told(team)).to_have_text("12 files read: 12 people.")


def test_a_person_in_several_files_is_one_person(team, files):
    hand_in(team, files[0], payload("copy of the first.json", files[0].read_bytes()))
    expect(told(team)).to_have_text("2 files read: 1 person.")


def test_a_claim_that_the_answers_do_not_bear_out_is_shown_and_does_not_count(team, files):
    path, attempt = next((path, found) for path in files if (found := failed_only(path)))
    lie = attempt | {"score": 1, "earned": attempt["possible"], "passed": True}
    records = [lie if record["id"] == attempt["id"] else record for record in records_of(path)]
    hand_in(team, edited(path, "better.json", records))
    assert total(team, "differs") == "1"
    place = cell(team, name_of(path), attempt["sop"])
    expect(place).to_contain_text("≠")
    expect(place).to_contain_text("✗")
    expect(team.locator("[data-part=disagreements]")).to_contain_text("It claims 100 %; its answers give")
    place.click()
    dialog = detail(team)
    expect(dialog.get_by_role("cell", name="100 %, passed")).to_be_visible()
    expect(dialog).to_contain_text("Not passed yet")
    expect(dialog).to_contain_text("It claims 100 %; its answers give")


def test_files_that_tell_different_things_of_one_record_are_reported_and_neither_counts(team, files):
    path, attempt = next((path, found) for path in files if (found := failed_only(path)))
    lie = attempt | {"score": 1, "passed": True}
    hand_in(team, path, edited(path, "other.json", [lie]))
    expect(team.get_by_text("1 record told in two ways")).to_be_visible()
    before = len([record for record in attempts(path) if record["sop"] == attempt["sop"]])
    cell(team, name_of(path), attempt["sop"]).click()
    lines = detail(team).locator("tbody tr")
    assert lines.count() == before - 1
    team.keyboard.press("Escape")
    team.get_by_text("2 files read", exact=True).click()
    team.get_by_role("button", name="Remove other.json").click()
    expect(team.get_by_text("1 record told in two ways")).to_be_hidden()
    expect(told(team)).to_have_text("1 file read: 1 person.")
    cell(team, name_of(path), attempt["sop"]).click()
    expect(lines).to_have_count(before)


def test_filters_choose_people_and_procedures(team, files):
    hand_in(team, *files)
    rows, columns = grid(team).get_by_role("rowheader"), grid(team).get_by_role("columnheader")
    everything = columns.count()
    wanted = name_of(files[0])
    team.get_by_label("Name", exact=True).fill(wanted.split()[0].lower())
    expect(rows).to_have_text([wanted])
    team.get_by_label("Name", exact=True).fill("nobody of that name")
    expect(rows).to_have_count(0)
    expect(team.locator("[data-part=shown]")).to_contain_text("0 of 12 people")
    team.get_by_label("Name", exact=True).fill("")
    team.get_by_label("Area").select_option(index=1)
    assert 1 < columns.count() < everything
    team.get_by_label("Area").select_option("")
    team.get_by_label("Status").select_option("overdue")
    assert all("!" in row.inner_text() for row in grid(team).get_by_role("row").all()[1:])


def test_a_learning_path_chooses_its_people_and_procedures_in_its_order(team, files):
    hand_in(team, *files)
    script = team.evaluate("sopbookData.catalogue.paths")
    path = max(script, key=lambda path: len(path["items"]))
    team.get_by_label("Learning path").select_option(path["key"])
    shown = [text.split("\n")[0] for text in grid(team).get_by_role("columnheader").all_inner_texts()[1:]]
    assert shown == [item["sop"] for item in path["items"]][: len(shown)]
    assert len(shown) > 3


def test_a_first_day_makes_things_due_for_people_without_a_plan(team, files):
    handbook = handbook_of(files[0])
    hand_in(team, payload("new.json", exported(handbook, [learner_record(handbook, 1, "Nia", "agent")], schema=2)))
    assert total(team, "overdue") == "0"
    team.get_by_text("People who have not started a learning path").click()
    team.get_by_label("First day").fill("2026-01-01")
    expect(team.locator("[data-part=total-overdue]")).not_to_have_text("0")
    team.get_by_label("First day").fill("")
    expect(team.locator("[data-part=total-overdue]")).to_have_text("0")


def test_gaps_and_questions_are_counted(team, files):
    hand_in(team, *files)
    first = team.locator(".sop-team__gap").first
    first.locator("summary").click()
    expect(first.get_by_role("row").nth(1)).to_contain_text(" of ")
    team.get_by_text("Show the questions").click()
    lines = team.locator("[data-part=questions-list] tr")
    expect(lines.first).to_be_visible()
    shares = [line.locator("td").nth(2).inner_text() for line in lines.all()]
    figures = [int(text.removesuffix(" %")) for text in shares if text != "–"]
    assert figures == sorted(figures)
    href = lines.first.get_by_role("link").get_attribute("href")
    assert "#question-" in href
    _, questions = rows_of(team, "Questions as CSV")
    assert len(questions) > 20
    texts = team.evaluate("sopbookData.texts")
    assert all(texts[sop]["titles"][id_] == title for sop, id_, title, *_ in questions[1:])
    chosen = {(sop, id_): wrong for sop, id_, _, kind, *_, wrong, _, _, _, _ in questions if kind == "single" and wrong}
    assert chosen, "somebody was wrong"
    assert {
        key: wrong for key, wrong in chosen.items() if wrong not in texts[key[0]]["choices"][key[1]]["options"].values()
    } == {}


def rows_of(team, button):
    with team.expect_download() as download:
        team.get_by_role("button", name=button).click()
    content = Path(download.value.path()).read_bytes()
    assert content.startswith(b"\xef\xbb\xbf"), "spreadsheets take it for another alphabet"
    return download.value.suggested_filename, list(csv.reader(io.StringIO(content.decode("utf-8-sig"), newline="")))


def test_tables_leave_as_csv(team, files):
    hand_in(team, *files)
    name, matrix = rows_of(team, "Table as CSV")
    assert name.startswith("team-matrix-")
    assert len(matrix) == 13
    _, results = rows_of(team, "Results as CSV")
    assert len(results) == 1 + 12 * (len(matrix[0]) - 3)
    assert {len(line) for line in results} == {len(results[0])}


def test_names_are_text_whatever_they_are(team, files):
    handbook = handbook_of(files[0])
    names = ['=HYPERLINK("https://x.example")', "<img src=x onerror=alert(1)>", "+1", "@me", "-2"]
    records = [learner_record(handbook, number, name) for number, name in enumerate(names, 1)]
    hand_in(team, payload("<b>.json", exported(handbook, records, schema=2)))
    assert sorted(grid(team).get_by_role("rowheader").all_inner_texts()) == sorted(names)
    assert team.locator("sop-team img, sop-team b").count() == 0
    _, matrix = rows_of(team, "Table as CSV")
    assert all(line[0].startswith(("'", "<")) for line in matrix[1:])


def test_everything_can_be_cleared(team, files):
    hand_in(team, *files)
    team.get_by_role("button", name="Clear all").click()
    expect(told(team)).to_have_text("Everything is cleared.")
    expect(team.get_by_text("Nothing to show yet.")).to_be_visible()
    expect(team.get_by_role("grid")).to_be_hidden()
    hand_in(team, files[0])
    expect(told(team)).to_have_text("1 file read: 1 person.")


KEPT = """async () => {
  const found = {local: {...localStorage}, session: {...sessionStorage}, databases: {}};
  for (const {name} of await indexedDB.databases()) {
    const database = await new Promise(done => indexedDB.open(name).onsuccess = event => done(event.target.result));
    for (const store of database.objectStoreNames) {
      found.databases[`${name} ${store}`] = await new Promise(done =>
        database.transaction(store).objectStore(store).getAll().onsuccess = event => done(event.target.result));
    }
    database.close();
  }
  return found;
}"""


def test_nothing_is_kept_and_nothing_is_sent(team, files):
    team.wait_for_load_state("networkidle")
    team.wait_for_function("() => globalThis.sopbookData?.quizzes")
    before = team.evaluate(KEPT)
    asked = []
    team.on("request", lambda request: asked.append(request.url))
    hand_in(team, *files)
    team.get_by_label("Name", exact=True).fill("a")
    cell(team, *next((name_of(path), attempts(path)[0]["sop"]) for path in files if attempts(path))).click()
    team.keyboard.press("Escape")
    assert asked == []
    assert team.evaluate(KEPT) == before
    team.reload()
    team.locator("sop-team[data-ready]").wait_for()
    expect(team.get_by_text("Nothing to show yet.")).to_be_visible()


def test_more_people_than_fit_are_drawn_as_they_come_into_sight(team, files):
    handbook = handbook_of(files[0])
    records = [learner_record(handbook, number, f"Person {number:03}", "agent") for number in range(1, 401)]
    hand_in(team, payload("all.json", exported(handbook, records, schema=2)))
    table = grid(team)
    expect(table).to_have_attribute("aria-rowcount", "401")
    assert table.get_by_role("rowheader").count() < 60
    team.locator("[data-part=matrix]").evaluate("place => place.scrollTo(0, place.scrollHeight)")
    last = table.get_by_role("rowheader", name="Person 400")
    expect(last).to_be_visible()
    expect(last.locator("xpath=..")).to_have_attribute("aria-rowindex", "401")
    assert table.get_by_role("rowheader").count() < 60
    names = table.get_by_role("rowheader").all_inner_texts()
    assert names == sorted(names)


def test_reading_can_be_stopped(team, files):
    team.evaluate(
        """() => {
          const text = Blob.prototype.text;
          const gate = new Promise(done => { globalThis.open = done; });
          File.prototype.text = async function () { await gate; return text.call(this); };
        }"""
    )
    team.get_by_label("Exported files").set_input_files(files)
    team.get_by_role("button", name="Stop").wait_for()
    expect(team.locator("[data-part=progress-text]")).to_have_text("0 of 12 files")
    team.get_by_role("button", name="Stop").click()
    team.evaluate("() => globalThis.open()")
    expect(told(team)).to_have_text("1 file read: 1 person.")
    expect(team.get_by_role("button", name="Stop")).to_be_hidden()


def test_where_the_procedures_do_not_load_the_page_says_so(page, site):
    page.route("**/quizzes.js", lambda route: route.fulfill(status=200, body=""))
    opened(page, site)
    expect(page.get_by_text("The list of procedures and quizzes did not load.")).to_be_visible()


def test_on_paper_there_is_the_list_of_people(team, files):
    hand_in(team, *files)
    team.emulate_media(media="print")
    expect(team.locator("[data-part=people]")).to_be_visible()
    expect(team.get_by_role("grid")).to_be_hidden()
    expect(team.get_by_text("Self-reported.")).to_be_visible()


def test_from_a_folder_without_a_server(page, offline_site, files):
    page.goto((offline_site / PAGE.rstrip("/")).with_suffix(".html").as_uri())
    page.locator("sop-team[data-ready]").wait_for()
    hand_in(page, *files)
    expect(told(page)).to_have_text("12 files read: 12 people.")
    team_links = page.locator(".sop-team__gap a").first.get_attribute("href")
    assert team_links.startswith("file:")
    assert team_links.endswith(".html")


def test_without_scripts_the_page_explains_itself(new_page, site):
    page = new_page(scripts=False)
    page.goto(site + PAGE)
    expect(page.get_by_text("This page needs JavaScript")).to_be_visible()
    expect(page.get_by_label("Exported files")).to_be_hidden()


def test_the_page_carries_no_data_of_the_handbook(built_site):
    html = (built_site / PAGE / "index.html").read_text(encoding="utf-8")
    assert len(html) < 100_000
    assert not [text for text in html.split('<script type="application/json"')[1:] if len(json.dumps(text)) > 2000]
