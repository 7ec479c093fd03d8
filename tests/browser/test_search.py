"""The search loads what a question needs, when somebody asks."""

from playwright.sync_api import expect


def test_an_id_leads_to_its_procedure_and_nothing_is_loaded_before(page, site):
    loaded = []
    page.on("request", lambda request: loaded.append(request.url.removeprefix(site)))
    page.goto(site, wait_until="networkidle")
    assert [url for url in loaded if url.startswith("search/")] == ["search/search_index.json"]
    page.keyboard.press("/")
    page.keyboard.type("cs-ref-001")
    first = page.locator(".md-search-result__item").first
    expect(first).to_contain_text("Refunding an order")
    expect(first.locator("mark").first).to_have_text("CS-REF-001")
    page.keyboard.press("ArrowDown")
    page.keyboard.press("Enter")
    expect(page.get_by_role("heading", level=1)).to_contain_text("Refunding an order")
    assert len([url for url in loaded if url.startswith("search/")]) < 40


def test_a_procedure_comes_before_its_quiz(page, site):
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("refund")
    titles = page.locator(".md-search-result__item h1")
    expect(titles.first).to_have_text("Refunding an order")
    expect(titles.filter(has_text="Quiz: Refunding an order")).to_be_visible()


def test_what_is_not_there_is_said(page, site):
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("xyzzy")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")


def test_a_long_question_on_a_phone_has_nothing_beneath_it(page, site):
    page.set_viewport_size({"width": 360, "height": 740})
    page.goto(site, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.type("what do I do when a customer wants a refund")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Refunding an order")
    expect(page.locator(".md-search__suggest")).to_be_hidden()


def test_a_misspelt_word_leads_to_the_one_that_was_meant(page, site):
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("refnud")
    first = page.locator(".md-search-result__item").first
    expect(first.locator("h1")).to_have_text("Refunding an order")
    expect(first.locator("mark").first).to_have_text("Refund")
    expect(first.locator(".md-search-result__terms").first).to_contain_text("refnud")


def test_the_plural_leads_to_what_is_written_in_the_singular(page, site):
    page.goto(site)
    page.get_by_role("textbox", name="Search").press_sequentially("apologies")
    expect(page.locator(".md-search-result__item mark").first).to_be_visible()


def test_what_comes_without_a_key_is_searched_as_well(page, site):
    page.goto(site, wait_until="networkidle")
    page.keyboard.press("/")
    page.keyboard.insert_text("cs-ref-001")
    expect(page.locator(".md-search-result__item").first).to_contain_text("Refunding an order")
    page.keyboard.press("Control+A")
    page.keyboard.insert_text("xyzzy")
    expect(page.locator(".md-search-result__meta")).to_have_text("No matching documents")
