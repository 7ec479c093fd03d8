"""Taking a quiz in the browser: finding questions, answering them right, and getting to the end."""

import json
import re
from typing import Any
from urllib.parse import urljoin

import pytest
from playwright.sync_api import Locator, Page, expect

Question = dict[str, Any]


def opened(page: Page, address: str) -> Locator:
    """The quiz of a page, once it has come to life and has read what is kept."""
    page.goto(address)
    quiz = page.locator("sop-quiz[data-ready]")
    expect(quiz).to_be_visible()
    return quiz


ORDINARY = {"points": 1, "critical": False, "tests": []}
"""What a script leaves out of most questions."""


def data(page: Page) -> dict[str, Question]:
    """The questions of the page by id, with their keys, also where no script runs."""
    address = page.locator(".sop-quiz > script[src*='/learning/']").get_attribute("src") or ""
    script = page.request.get(urljoin(page.url, address)).text()
    quiz = json.loads(script.partition("]=")[2].removesuffix(";\n"))
    return {question["id"]: ORDINARY | {"nodes": quiz.get("nodes")} | question for question in quiz["questions"]}


def asked(page: Page) -> Locator:
    """The questions that are on the screen."""
    return page.locator(".sop-quiz__form > fieldset:visible")


def asked_id(page: Page) -> str:
    """The id of the question that is on the screen."""
    return (asked(page).get_attribute("id") or "").removeprefix("question-")


def press(page: Page, name: str) -> None:
    """Press the visible button whose name begins so."""
    page.get_by_role("button", name=re.compile(f"^{name}")).locator("visible=true").click()


def order(page: Page) -> list[str]:
    """The ids of the questions of the sitting, as they are asked."""
    ids: list[str] = page.locator(".sop-quiz__jump").evaluate_all("all => all.map(({ dataset }) => dataset.to)")
    return ids


def jump(page: Page, question: str) -> Locator:
    """Go to a question, wherever the shuffle has put it."""
    page.locator(f".sop-quiz__jump[data-to={question}]").click()
    expect(asked(page)).to_have_id(f"question-{question}")
    return asked(page)


def first_of(page: Page, kind: str) -> str:
    """The id of the first question of a type."""
    return next(question["id"] for question in data(page).values() if question["type"] == kind)


def _choose(fieldset: Locator, question: Question) -> None:
    for option in question["right"] if isinstance(question["right"], list) else [question["right"]]:
        fieldset.locator(f'input[value="{option}"]').check()


def _true_or_false(fieldset: Locator, question: Question) -> None:
    fieldset.get_by_label("True" if question["right"] else "False").check()


def _order(fieldset: Locator, question: Question) -> None:
    for place, item in enumerate(question["items"]):
        handle = fieldset.locator(f'[data-option="{item}"] .sop-order__handle')
        handle.press("Home")
        for _ in range(place):
            handle.press("ArrowDown")


def _match(fieldset: Locator, question: Question) -> None:
    for pair in question["pairs"]:
        fieldset.locator(f'[data-option="{pair["id"]}"] select').select_option(pair["right"])


def _number(fieldset: Locator, question: Question) -> None:
    fieldset.locator("input").fill(_figure(question))


def _figure(key: Question) -> str:
    return str(key["answer"] if "answer" in key else key["range"][0])


def _text(fieldset: Locator, question: Question) -> None:
    fieldset.locator("input").fill(question["accept"][0])


def _cloze(fieldset: Locator, question: Question) -> None:
    for blank in question["blanks"]:
        gap = fieldset.locator(f'[data-option="{blank["id"]}"]')
        if blank["type"] == "single":
            gap.locator("select").select_option(blank["right"])
        else:
            gap.locator("input").fill(_figure(blank) if blank["type"] == "numeric" else blank["accept"][0])


def _scenario(fieldset: Locator, question: Question) -> None:
    for answer in way_to(question, max(question["ends"], key=lambda end: question["ends"][end])):
        fieldset.locator(".sop-scenario__way").get_by_text(answer or "Done, go on", exact=True).click()


def way_to(question: Question, goal: str) -> list[str | None]:
    """The answers that lead through the workflow of a scenario to an end; None where there is one way only."""
    nodes = question["nodes"]
    ways: list[tuple[str, list[str | None], dict[str, int]]] = [(question["start"], [], {})]
    while ways:
        node, taken, visits = ways.pop(0)
        if visits.get(node, 0) >= nodes[node].get("visits", 9):
            node = nodes[node]["else"]
        if node == goal:
            return taken
        steps = nodes[node].get("answers") or [
            {"text": None, "goto": goto} for goto in [nodes[node].get("goto")] if goto
        ]
        seen = {**visits, node: visits.get(node, 0) + 1}
        ways += [(step["goto"], [*taken, step["text"]], seen) for step in steps if seen[node] < 9]
    raise AssertionError(f"no way leads to {goal}")


def _scale(fieldset: Locator, question: Question) -> None:
    fieldset.locator(f'input[value="{question["to"]}"]').check()


ANSWERING = {
    "single": _choose,
    "multiple": _choose,
    "true-false": _true_or_false,
    "order": _order,
    "match": _match,
    "numeric": _number,
    "text": _text,
    "cloze": _cloze,
    "scenario": _scenario,
    "scale": _scale,
}


def right_answer(fieldset: Locator, question: Question) -> None:
    """Answer a question right."""
    ANSWERING[question["type"]](fieldset, question)


def answer_all(page: Page, but: tuple[str, ...] = ()) -> None:
    """Answer every question right, and leave those blank that are named; ends at the summary."""
    questions = data(page)
    for _ in order(page):
        question = asked_id(page)
        if question not in but:
            right_answer(asked(page), questions[question])
        page.locator(".sop-quiz__steering [data-action=next]").click()


def check_all(page: Page) -> None:
    """Answer every question right and see at once that it is; ends at the result, where that was the last."""
    questions = data(page)
    for _ in order(page):
        right_answer(asked(page), questions[asked_id(page)])
        press(page, "Check")
        expect(asked(page).locator("[data-part=mark]")).to_have_text("Right")
        page.locator("[data-action=next]").click()


def passed(page: Page) -> None:
    """Take the whole quiz and answer everything right; ends when the result is saved."""
    press(page, "Start the quiz")
    answer_all(page)
    press(page, "Submit")
    expect(page.get_by_text("Saved in this browser.")).to_be_visible()


def tab_to(page: Page, selector: str) -> None:
    """Move the focus by the tabulator key alone."""
    for _ in range(80):
        if page.evaluate("selector => document.activeElement.matches(selector)", selector):
            return
        page.keyboard.press("Tab")
    pytest.fail(f"the keyboard does not reach {selector}")


_REWRITE = """async (name) => {
  const opened = new Promise((done) => { indexedDB.open(name).onsuccess = ({ target }) => done(target.result); });
  const database = await opened;
  await new Promise((done) => {
    const transaction = database.transaction("records", "readwrite");
    const store = transaction.objectStore("records");
    transaction.oncomplete = done;
    store.getAll().onsuccess = ({ target }) => {
      for (const record of target.result) { if (record.kind === "attempt") change(record); store.put(record); }
    };
  });
  database.close();
}"""


def as_if(page: Page, change: str) -> None:
    """Write the kept attempts anew as if they had been made earlier: `change` is the body of `(record) => …`."""
    handbook = page.locator("sop-quiz").get_attribute("data-handbook")
    body = _REWRITE.replace("change(record)", f"((record) => {{ {change} }})(record)")
    page.evaluate(body, f"sopbook:{handbook}")
