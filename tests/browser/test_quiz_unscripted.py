"""A quiz without JavaScript: gaps, walks and ratings can be read, reached by their names, and looked up."""

from playwright.sync_api import expect


def question(new_page, site, sop, id_):
    page = new_page(scripts=False)
    page.goto(f"{site}quizzes/{sop}/")
    return page.locator(f"#question-{id_}")


def test_no_answer_is_in_the_page_and_it_says_where_they_are_looked_up(new_page, site):
    asked = question(new_page, site, "CS-CARD-001", "two-wrong-dates")
    page = asked.page
    assert page.locator("sop-quiz :is(.sop-answer, [data-part=answer])").count() == 0
    assert "The second mismatch ends the questions" not in page.content()
    told = page.get_by_text("Decide on your answers, then look them up in")
    expect(told).to_be_visible()
    told.get_by_role("link", name="CS-CARD-001").click()
    expect(page.locator("#node-describe")).to_be_visible()


def test_the_gaps_of_a_sentence_have_names(new_page, site):
    asked = question(new_page, site, "CS-ESC-001", "rungs")
    for number, role in enumerate(("textbox", "combobox", "textbox", "textbox"), start=1):
        expect(asked.get_by_role(role, name=f"Gap {number} of 4", exact=True)).to_be_visible()


def test_a_scenario_leads_to_the_workflow(new_page, site):
    asked = question(new_page, site, "CS-CARD-001", "two-wrong-dates")
    asked.get_by_role("link", name="the workflow of CS-CARD-001").click()
    expect(asked.page.locator("#node-describe")).to_be_visible()
    assert asked.page.url.endswith("#node-describe")


def test_a_rating_says_what_its_ends_mean_and_that_it_does_not_count(new_page, site):
    asked = question(new_page, site, "CS-EMP-001", "how-ready")
    expect(asked.get_by_role("radio", name="1", exact=True)).to_have_accessible_description("I would rather hand over")
    expect(asked.get_by_role("radio", name="5", exact=True)).to_have_accessible_description("I know what I would say")
    expect(asked).to_contain_text("There is no right answer, and it does not count.")


def test_the_picture_of_a_question_has_words(new_page, site):
    asked = question(new_page, site, "SEC-CAM-001", "alert-card")
    picture = asked.get_by_role("img", name="An alert card with three lines")
    picture.scroll_into_view_if_needed()
    assert picture.evaluate("image => image.decode().then(() => image.naturalWidth)") > 0
