from sopbook.templates import edition_of


def written(folder, path, text):
    (folder / path).parent.mkdir(parents=True, exist_ok=True)
    (folder / path).write_text(text, encoding="utf-8")


def test_an_edition_is_another_one_with_a_style_a_template_or_a_setting(tmp_path):
    editions = [edition_of([tmp_path], "{}"), edition_of([tmp_path], '{"id":"desk"}')]
    for path in ("assets/sopbook/sopbook.css", "sopbook/quiz/result.html"):
        written(tmp_path, path, "ours")
        editions.append(edition_of([tmp_path], "{}"))
    written(tmp_path, "sopbook/quiz/result.html", "ours now")
    assert len({*editions, edition_of([tmp_path], "{}")}) == 5


def test_an_edition_stays_with_what_is_not_in_it(tmp_path):
    before = edition_of([tmp_path], "{}")
    written(tmp_path, "main.html", "ours")
    assert edition_of([tmp_path], "{}") == before
