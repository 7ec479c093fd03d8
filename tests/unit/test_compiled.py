"""Compiled templates are used again as long as they are whole and of the same text, and are nobody's trouble."""

import sys

import pytest
from jinja2 import Environment, FileSystemLoader

from sopbook.compiled import Compiled


class Counting(Environment):
    """Counts what is compiled."""

    compiled = 0

    def _compile(self, source, filename):
        self.compiled += 1
        return super()._compile(source, filename)


@pytest.fixture
def theme(tmp_path, monkeypatch):
    """A theme with one template."""
    monkeypatch.setattr(sys, "dont_write_bytecode", False)
    theme = tmp_path / "theme"
    theme.mkdir()
    (theme / "page.html").write_text("<p>{{ name }}</p>", encoding="utf-8")
    return theme


def kept(theme):
    return theme.parent / "kept"


def built(theme, compilers=(), folder=None):
    """What a build shows, and how many templates it has compiled."""
    cache = Compiled([theme], compilers, kept(theme))
    environment = Counting(loader=FileSystemLoader(folder or theme), bytecode_cache=cache)
    return environment.get_template("page.html").render(name="A"), environment.compiled


def test_template_is_compiled_once(theme):
    assert [built(theme), built(theme)] == [("<p>A</p>", 1), ("<p>A</p>", 0)]


def test_other_text_is_compiled_anew(theme):
    built(theme)
    (theme / "page.html").write_text("<b>{{ name }}</b>", encoding="utf-8")
    assert built(theme) == ("<b>A</b>", 1)


def test_other_compiler_compiles_anew(theme, tmp_path):
    compiler = tmp_path / "compiler.py"
    compiler.write_text("1", encoding="utf-8")
    built(theme, [compiler])
    compiler.write_text("2", encoding="utf-8")
    assert built(theme, [compiler]) == ("<p>A</p>", 1)


@pytest.mark.parametrize("damage", [lambda data: data[:-3], lambda data: data[:50] + b"x" + data[51:], lambda _: b""])
def test_what_is_damaged_counts_as_missing(theme, damage):
    built(theme)
    (file,) = kept(theme).iterdir()
    file.write_bytes(damage(file.read_bytes()))
    assert built(theme) == ("<p>A</p>", 1)
    assert built(theme) == ("<p>A</p>", 0)


def test_templates_from_elsewhere_are_not_kept(theme, tmp_path):
    overrides = tmp_path / "overrides"
    overrides.mkdir()
    (overrides / "page.html").write_text("<i>{{ name }}</i>", encoding="utf-8")
    built(theme, folder=overrides)
    assert not kept(theme).exists()


def test_nothing_is_written_where_python_writes_nothing(theme, monkeypatch):
    monkeypatch.setattr(sys, "dont_write_bytecode", True)
    assert built(theme) == ("<p>A</p>", 1)
    assert not kept(theme).exists()


def test_folder_that_cannot_be_written_to_is_no_reason_to_fail(theme):
    kept(theme).write_text("in the way", encoding="utf-8")
    assert built(theme) == ("<p>A</p>", 1)
