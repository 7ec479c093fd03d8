"""Templates give what Jinja gives, those of a team as well as the engine's own."""

import pytest
from jinja2 import Environment, StrictUndefined, UndefinedError
from markupsafe import Markup

from sopbook import templates
from sopbook.model.sop import Trouble

VALUES = {
    "trouble": Trouble(symptom="It's <b>", do="Wait & see"),
    "words": {"one": "1 < 2", "items": "shown"},
    "html": Markup("<i>x</i>"),
    "yes": True,
    "no": False,
    "said": lambda *values: "+".join(map(str, values)),
}
MACRO = "{% macro m(a, b='\"', c=none) %}{{ a }}{{ b }}{{ c }}{{ varargs }}{% endmacro %}"
SAME = [
    "{{ trouble.symptom }}, {{ trouble.do }}, {{ html }}, {{ 1 }}, {{ none }}",
    "{{ '<' if yes }}{{ 'a' if no }}{{ html if no }}{{ 'x' if no else '&' }}{{ 'y' if yes else trouble.do }}",
    "{{ 'a' ~ ('<' if no) ~ ('>' if yes) }}",
    "{{ said() }}{{ said(1, '<') }}{{ said(*[1, 2]) }}{{ trouble.do.replace('a', '<') }}{{ 'x'.upper() }}",
    "{% macro m(a, b='\"', c=none) %}{{ a }}{{ b }}{{ c }}{% endmacro %}{{ m(1) }}{{ m('<', 2, 3) }}{{ m(1, c=html) }}",
    MACRO + "{{ m(1) }}{{ m(1, 2, 3, '<') }}{{ m(1, c=4) }}",
    "{% macro m(a) %}{{ a }}{{ caller('<') }}{% endmacro %}{% call(b) m('>') %}<p>{{ b }}</p>{% endcall %}",
    "{{ 'b' if trouble.other is defined else 'c' }}{{ trouble.do is defined }}{{ trouble.do }}",
    "{% for item in [1, 2] %}{{ loop.index }}{{ ', ' if not loop.last }}{% endfor %}{{ words['one'] }}",
]
ASKING = [
    "{{ words.one }}{{ words['items'] }}{{ words.other is defined }}{{ words.other | default('<') }}",
    "{{ trouble['do'] }}{{ trouble.other | default('none') }}",
]


@pytest.fixture
def filled(tmp_path, monkeypatch):
    """What a template shows that is the engine's own, or one of a team."""

    def fill(text, *, own):
        theme = tmp_path / "theme"
        folder = theme if own else tmp_path / "overrides"
        (folder / "sopbook").mkdir(parents=True)
        (folder / "sopbook" / "page.html").write_text(text, encoding="utf-8")
        monkeypatch.setattr(templates, "THEME", theme)
        return templates.Templates([tmp_path / "overrides"]).filled("page.html", VALUES)

    return fill


def as_jinja_does(text):
    return Environment(autoescape=True, undefined=StrictUndefined).from_string(text).render(VALUES)


@pytest.mark.parametrize("own", [True, False])
@pytest.mark.parametrize("text", SAME)
def test_a_template_shows_the_same(text, own, filled):
    assert filled(text, own=own) == as_jinja_does(text)


@pytest.mark.parametrize("text", ASKING)
def test_a_template_of_a_team_may_ask_for_what_is_not_there(text, filled):
    assert filled(text, own=False) == as_jinja_does(text)


@pytest.mark.parametrize("text", ["{{ other }}", "{{ trouble.other }}", "{{ words.other.more }}", "{{ other() }}"])
def test_a_template_of_a_team_may_not_show_it(text, filled):
    with pytest.raises(UndefinedError):
        filled(text, own=False)
