"""What macros say is asked for once by all pages of a place."""

import pytest
from jinja2 import Environment

from sopbook import templates
from sopbook.templates import Sayings


@pytest.fixture
def asked():
    return []


@pytest.fixture
def macro(asked):
    """A macro that notes what it is asked."""
    text = "{% macro role(key) %}{{ asked.append(key) or key }}!{% endmacro %}"
    return Environment().from_string(text, {"asked": asked}).module.role


def test_each_argument_is_asked_once_at_a_place(macro, asked):
    said = Sayings()
    shown = [said.of(place, macro)(key) for place in ("../roles/", "../roles/", "../../roles/") for key in "ab"]
    assert (shown, asked) == (["a!", "b!"] * 3, ["a", "b"] * 2)


def test_of_very_many_arguments_the_first_are_forgotten(macro, asked, monkeypatch):
    monkeypatch.setattr(templates, "_MOST_REMEMBERED", 2)
    say = Sayings().of("", macro)
    assert [say(key) for key in "abcca"] == ["a!", "b!", "c!", "c!", "a!"]
    assert asked == ["a", "b", "c", "a"]
