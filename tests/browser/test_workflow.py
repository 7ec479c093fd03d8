"""Workflows: one node at a time, with a way back, limits that hold, and a record of where it ended."""

import re
from collections import deque

import pytest
from playwright.sync_api import expect

from harness.building import ROOT
from harness.pages import address, procedures
from harness.storage import stored
from harness.waiting import until

FLOWS = {address(uri): sop["workflow"] for uri, sop in procedures(ROOT).items() if "workflow" in sop}


@pytest.fixture
def flow(kinds):
    """The authored workflow of the page under test."""
    return FLOWS[kinds["workflow"]]


@pytest.fixture
def walk(page, site, kinds):
    page.goto(site + kinds["workflow"])
    page.locator("sop-workflow[data-ready]").wait_for()
    return page


def ways(node):
    return [answer["goto"] for answer in node["answers"]] if "answers" in node else [node["goto"]]


def route(flow, start, goal):
    """The shortest list of answers that leads from one node to another, at least one long."""
    queue = deque([(start, [])])
    seen = set()
    while queue:
        node, answers = queue.popleft()
        for index, target in enumerate([] if "end" in flow["nodes"][node] else ways(flow["nodes"][node])):
            if target == goal:
                return [*answers, index]
            if target not in seen:
                seen.add(target)
                queue.append((target, [*answers, index]))
    raise AssertionError(f"nothing leads from {start} to {goal}")


def take(page, answers):
    for index in answers:
        page.locator(".sop-walk__answer").nth(index).click()


def title(page):
    return page.locator("[data-part=card] h3")


def words(page, node):
    """What a node asks or tells, without its number and kind."""
    return (
        page.locator(f"#node-{node}")
        .evaluate("title => title.textContent.slice(title.firstChild.textContent.length)")
        .strip()
    )


def all_answered(page):
    """Whether every step of the trail says what was answered."""
    answers = page.locator("[data-part=trail-steps] .sop-walk__answered").all_text_contents()
    return all(answers) and len(answers) == page.locator("[data-part=trail-steps] li").count()


def an_end(flow):
    return next(name for name, node in flow["nodes"].items() if "end" in node)


def test_it_starts_with_one_node_and_an_answer_leads_on_and_takes_the_focus_along(walk, flow):
    expect(title(walk)).to_have_count(1)
    expect(title(walk)).to_contain_text(words(walk, flow["start"]))
    expect(walk.locator(".sop-workflow__text")).to_be_hidden()
    expect(walk.get_by_role("button", name="Back", exact=True)).to_be_disabled()
    take(walk, [0])
    expect(title(walk)).to_contain_text(words(walk, ways(flow["nodes"][flow["start"]])[0]))
    expect(title(walk)).to_be_focused()
    expect(walk.locator("[data-part=trail-steps] li")).to_have_count(1)
    expect(walk.locator("[data-part=trail-steps]")).to_contain_text(words(walk, flow["start"]))


def test_back_trail_and_restart(walk, flow):
    way = route(flow, flow["start"], an_end(flow))
    take(walk, way)
    expect(walk.locator("[data-part=trail-steps] li")).to_have_count(len(way))
    walk.get_by_role("button", name="Back", exact=True).click()
    expect(walk.locator("[data-part=trail-steps] li")).to_have_count(len(way) - 1)
    walk.locator("[data-part=trail-steps] button").first.click()
    expect(title(walk)).to_contain_text(words(walk, flow["start"]))
    take(walk, way)
    walk.get_by_role("button", name="Restart").click()
    expect(title(walk)).to_contain_text(words(walk, flow["start"]))
    expect(walk.locator("[data-part=trail]")).to_be_hidden()


NODE = (
    '<section><h3 id="node-n{at}"><small>{number} Action</small> Do {number}</h3>'
    '<menu><li><a href="#node-n{number}">Done, go on</a></li></menu></section>'
)


def with_nodes(html, count):
    """A page of a workflow whose flow is a chain of so many nodes."""
    chain = "".join(NODE.format(at=at, number=at + 1) for at in range(count))
    text = f'<div class="sop-workflow__text">{chain}</div></details></sop-workflow>'
    html = re.sub(r'<div class="sop-workflow__text">.*</sop-workflow>', text, html, flags=re.DOTALL)
    return re.sub(r'data-start="[^"]+"', 'data-start="n0"', html)


def test_of_a_long_way_the_last_steps_are_shown_and_the_others_on_demand(page, site, kinds):
    page.route(f"{site}{kinds['workflow']}", lambda route: route.fulfill(body=with_nodes(route.fetch().text(), 20)))
    page.goto(site + kinds["workflow"])
    ready(page)
    take(page, [0] * 14)
    steps = page.locator("[data-part=trail-steps] li:visible")
    expect(steps).to_have_count(10)
    expect(steps.first).to_contain_text("Do 5")
    expect(steps.first).to_have_attribute("value", "5")
    page.get_by_role("button", name="Show 4 earlier steps").click()
    expect(steps).to_have_count(14)
    expect(steps.first).to_have_attribute("value", "1")
    expect(page.get_by_role("button", name="Do 1", exact=True)).to_be_focused()
    page.get_by_role("button", name="Do 3", exact=True).click()
    expect(steps).to_have_count(2)


def test_a_node_is_entered_as_often_as_it_allows(walk, flow):
    bounded, node = next((name, node) for name, node in flow["nodes"].items() if "visits" in node)
    take(walk, route(flow, flow["start"], bounded))
    again = route(flow, bounded, bounded)
    for _ in range(int(node["visits"]) - 1):
        take(walk, again)
        expect(title(walk)).to_contain_text(words(walk, bounded))
        assert all_answered(walk)
    take(walk, again)
    expect(title(walk)).to_contain_text(words(walk, node["else"]))
    expect(walk.locator("[data-part=bounds]")).to_contain_text("That is the limit")
    assert all_answered(walk)


def test_an_end_says_what_to_hand_over_and_is_kept(walk, flow):
    name, end = next((name, node) for name, node in flow["nodes"].items() if node.get("handover"))
    way = route(flow, flow["start"], name)
    take(walk, way)
    for thing in end["handover"]:
        expect(walk.locator("[data-part=card]")).to_contain_text(thing)
    walk.locator("sop-workflow").get_by_label("Your name").fill("Ana")
    walk.get_by_label("Note").fill("Called back twice.")
    walk.get_by_role("button", name="Keep this walk").click()
    expect(saved(walk)).to_contain_text("Saved in this browser")
    [record] = stored(walk, "walk")
    assert (record["end"], record["name"], record["note"]) == (end["end"], "Ana", "Called back twice.")
    assert record["texts"][name] == words(walk, name)
    assert record["started"] <= record["trail"][-1]["at"] <= record["at"]
    assert [step["node"] for step in record["trail"]][-1] == name
    assert record["trail"][-1]["answer"] is None
    assert all(step["answer"] for step in record["trail"][:-1])


def saved(page):
    return page.locator("[data-part=saved]")


def ready(page):
    page.locator("sop-workflow[data-ready]").wait_for()
    return page


def drafts(page):
    return [draft for draft in stored(page, "draft") if draft["id"].startswith("draft:walk:")]


def wait_for_drafts(page, count):
    until(
        page,
        """async count => {
          const store = await sopbook.records.openRecords(document.querySelector("[data-handbook]").dataset.handbook);
          const kept = await store.all({kind: "draft"});
          return kept.filter(({id}) => id.startsWith("draft:walk:")).length === count;
        }""",
        count,
    )


def test_a_reload_goes_on_where_the_walk_was(walk):
    take(walk, [0, 0])
    here, trail = title(walk).inner_text(), walk.locator("[data-part=trail-steps] li").count()
    wait_for_drafts(walk, 1)
    walk.reload()
    ready(walk)
    expect(title(walk)).to_have_text(here)
    expect(walk.locator("[data-part=trail-steps] li")).to_have_count(trail)


OPEN = """async () => {
  await sopbook.records.openRecords(document.querySelector("sop-workflow").dataset.handbook);
  return true;
}"""
"""Whether the store of records is open: nobody answers a question within the first tenths of a second."""


def test_an_answer_is_kept_when_the_page_goes_in_the_same_moment(walk):
    until(walk, OPEN)
    with walk.expect_navigation():
        walk.evaluate("() => { document.querySelector('.sop-walk__answer').click(); location.reload(); }")
    walk.locator("sop-workflow[data-ready]").wait_for()
    expect(walk.locator("[data-part=trail-steps] li")).to_have_count(1)


def test_two_tabs_walk_for_two_cases(walk):
    take(walk, [0])
    first = title(walk).inner_text()
    wait_for_drafts(walk, 1)
    other = walk.context.new_page()
    other.goto(walk.url)
    ready(other)
    expect(other.get_by_text("1 answer")).to_be_visible()
    take(other, [0, 0])
    expect(other.get_by_role("button", name="Go on with it")).to_be_hidden()
    second = title(other).inner_text()
    wait_for_drafts(other, 2)
    for page, here in ((walk, first), (other, second)):
        page.reload()
        ready(page)
        expect(title(page)).to_have_text(here)


def test_a_walk_left_elsewhere_is_gone_on_with_or_discarded(walk):
    take(walk, [0])
    here = title(walk).inner_text()
    wait_for_drafts(walk, 1)
    for action, expected in (("Go on with it", here), ("Discard it", None)):
        other = walk.context.new_page()
        other.goto(walk.url)
        ready(other)
        start = title(other).inner_text()
        other.get_by_role("button", name=action).click()
        expect(title(other)).to_have_text(expected or start)
        expect(title(other)).to_be_focused()
        expect(other.get_by_role("button", name=action)).to_be_hidden()
    wait_for_drafts(walk, 0)


def test_a_finished_walk_is_kept_when_the_next_one_begins(walk, flow):
    take(walk, route(flow, flow["start"], an_end(flow)))
    walk.get_by_role("button", name="Restart").click()
    expect(title(walk)).to_contain_text(words(walk, flow["start"]))
    assert len(stored(walk, "walk")) == 1
    assert drafts(walk) == []
    take(walk, [0])
    walk.get_by_role("button", name="Restart").click()
    wait_for_drafts(walk, 0)
    assert len(stored(walk, "walk")) == 1


def test_a_finished_walk_waits_for_its_note_through_a_reload(walk, flow):
    take(walk, route(flow, flow["start"], an_end(flow)))
    walk.get_by_label("Note").fill("Half a no")
    walk.get_by_label("Note").blur()
    wait_for_drafts(walk, 1)
    walk.reload()
    ready(walk)
    expect(walk.get_by_label("Note")).to_have_value("Half a no")
    walk.get_by_role("button", name="Keep this walk").click()
    expect(saved(walk)).to_contain_text("Saved in this browser")
    walk.reload()
    ready(walk)
    expect(title(walk)).to_contain_text(words(walk, flow["start"]))
    assert len(stored(walk, "walk")) == 1


def test_the_address_of_a_node_opens_the_text(page, site, kinds, flow):
    last = list(flow["nodes"])[-1]
    page.goto(f"{site}{kinds['workflow']}#node-{last}")
    expect(page.locator(f"#node-{last}")).to_be_in_viewport()


def test_the_diagram_and_other_links_lead_into_the_text_and_paper_gets_all_of_it(walk, flow):
    first = ways(flow["nodes"][flow["start"]])[0]
    marked = walk.locator(".sop-diagram a[aria-current]")
    expect(marked).to_have_attribute("xlink:href", f"#node-{flow['start']}")
    walk.locator(f".sop-diagram a[*|href='#node-{first}']").click()
    expect(walk.locator(f"#node-{first}")).to_be_in_viewport()
    last = list(flow["nodes"])[-1]
    walk.evaluate(
        "hash => { history.replaceState(null, '', hash); dispatchEvent(new Event('hashchange')); }", f"#node-{last}"
    )
    expect(walk.locator(f"#node-{last}")).to_be_in_viewport()
    walk.emulate_media(media="print")
    expect(walk.locator(".sop-walk")).to_be_hidden()
    heights = [walk.locator(f"#node-{name}").evaluate("node => node.offsetHeight") for name in flow["nodes"]]
    assert all(heights)


def test_a_node_has_a_link_to_suggest_a_change_to_it(walk, flow):
    link = walk.locator("[data-part=card]").get_by_role("link", name=re.compile("Suggest a change to number [0-9]+"))
    link.focus()
    assert f"%23node-{flow['start']}" in link.get_attribute("href")
    expect(link).to_have_css("opacity", "1")


def test_without_scripts_the_text_is_linked(new_page, site, kinds, flow):
    page = new_page(scripts=False)
    page.goto(site + kinds["workflow"])
    for name, node in flow["nodes"].items():
        section = page.locator("section").filter(has=page.locator(f"#node-{name}"))
        expect(section).to_be_visible()
        links = [link.get_attribute("href") for link in section.locator("menu a").all()]
        assert links == [f"#node-{target}" for target in ([] if "end" in node else ways(node))]


def test_the_text_comes_back_when_the_script_does_not(page, site, kinds, flow):
    page.route("**/sopbook.js*", lambda request: request.fulfill(body="", content_type="text/javascript"))
    page.goto(site + kinds["workflow"])
    first = page.locator(f"#node-{flow['start']}")
    expect(page.locator(".sop-workflow__text")).to_have_css("max-height", "none", timeout=8000)
    expect(first).to_be_visible()


def test_an_answer_is_laid_out_once(walk):
    devtools = walk.context.new_cdp_session(walk)
    devtools.send("Performance.enable")

    def layouts():
        walk.evaluate("() => new Promise(done => requestAnimationFrame(() => requestAnimationFrame(done)))")
        metrics = devtools.send("Performance.getMetrics")["metrics"]
        return next(metric["value"] for metric in metrics if metric["name"] == "LayoutCount")

    def for_a_click():
        button = walk.locator(".sop-walk__answer").first
        button.scroll_into_view_if_needed()
        box = button.bounding_box()
        before = layouts()
        walk.mouse.click(box["x"] + 10, box["y"] + box["height"] / 2)
        return layouts() - before

    # What else the page has to do now and then, such as beginning to record, may fall into one of them.
    assert min(for_a_click() for _ in range(3)) == 1


@pytest.mark.parametrize("scheme", ["light", "dark"])
def test_a_button_that_does_nothing_yet_looks_so(new_page, site, kinds, scheme):
    page = new_page(scheme=scheme)
    page.goto(site + kinds["workflow"])
    ready(page)
    button = page.get_by_role("button", name="Back", exact=True)
    look = "one => getComputedStyle(one).color + getComputedStyle(one).backgroundColor"
    asleep = button.evaluate(look)
    button.hover(force=True)
    assert button.evaluate(look) == asleep
    take(page, [0])
    page.mouse.move(0, 0)
    assert button.evaluate(look) != asleep


IN_SIGHT = """() => {
  const box = document.querySelector(".sop-diagram a[aria-current]");
  const [at, place] = [box, box.closest(".sop-diagram__scroll")].map((one) => one.getBoundingClientRect());
  return place.left <= at.left && at.right <= place.right;
}"""


def test_on_a_phone_the_chart_shows_where_the_walk_stands(new_page, site, kinds, flow):
    page = new_page(width=360)
    page.goto(site + kinds["workflow"])
    ready(page)
    until(page, IN_SIGHT)
    for answer in route(flow, flow["start"], an_end(flow)):
        take(page, [answer])
        until(page, IN_SIGHT)


def test_answers_that_are_taken_back_can_be_had_again(walk, flow):
    way = route(flow, flow["start"], an_end(flow))
    take(walk, way[:-1])
    at = title(walk).inner_text()
    notice = walk.locator("[data-part=notice-text]")
    steps = walk.locator("[data-part=trail-steps] button")
    for taking_back in (walk.get_by_role("button", name="Restart"), steps.first, steps.nth(1)):
        taking_back.click()
        expect(notice).to_contain_text("answers were taken back")
        expect(title(walk)).not_to_have_text(at)
        walk.get_by_role("button", name="Undo").click()
        expect(title(walk)).to_have_text(at)
        expect(title(walk)).to_be_focused()
        expect(walk.locator("[data-part=trail-steps] li")).to_have_count(len(way) - 1)
        expect(walk.get_by_role("button", name="Undo")).to_be_hidden()
    wait_for_drafts(walk, 1)
    walk.reload()
    ready(walk)
    expect(title(walk)).to_have_text(at)


def test_a_new_answer_ends_what_can_be_undone(walk, flow):
    take(walk, route(flow, flow["start"], an_end(flow))[:-1])
    walk.get_by_role("button", name="Restart").click()
    take(walk, [0])
    expect(walk.get_by_role("button", name="Undo")).to_be_hidden()


def test_an_unfinished_walk_that_was_discarded_is_offered_again(walk, flow):
    take(walk, [0])
    wait_for_drafts(walk, 1)
    other = walk.context.new_page()
    other.goto(walk.url)
    ready(other)
    other.get_by_role("button", name="Discard it").click()
    wait_for_drafts(walk, 0)
    other.get_by_role("button", name="Undo").click()
    expect(other.get_by_role("button", name="Go on with it")).to_be_visible()
    wait_for_drafts(walk, 1)
    other.get_by_role("button", name="Go on with it").click()
    expect(other.locator("[data-part=trail-steps] li")).to_have_count(1)
