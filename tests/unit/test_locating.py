"""A place that is looked for in the lines around it is the one that a reading of the whole file gives."""

import pytest
import yaml

from harness.building import ROOT
from sopbook.reading.front_matter import front_matter_end
from sopbook.reading.locating import located
from sopbook.reading.parsing import grown
from sopbook.reading.source import read_yaml

SHIPPED = sorted((ROOT / "docs" / "sops" / "cases").glob("*.md"))[1:3] + sorted((ROOT / "quizzes").glob("*.yml"))[:3]
ODD = """\
---
# a note
a:
# another
- b: c  # d: no name

  e: |
    f: g

    - h
  'i': [j, {k: l,
    m: n}
  ]
-   b: "it
      # goes on"
    e:
        f:
          two lines
          of text
- - n
  - o: p
- q
r: {s: t}
"""


def _texts():
    for path in SHIPPED:
        text = path.read_text(encoding="utf-8")
        front = text[: front_matter_end(text)] if path.suffix == ".md" else text
        yield front
        yield yaml.safe_dump(yaml.safe_load(front))
        yield yaml.safe_dump(yaml.safe_load(front), default_flow_style=None, indent=4)
    yield ODD


@pytest.mark.parametrize("text", [*_texts()])
def test_every_value_stands_where_the_whole_file_says(text):
    known = [*grown(tuple(text.split("\n")), text).positions.items()]
    for loc, place in known[1 :: 1 if text is ODD else 7]:
        assert located(text, loc) == place
        assert located(text, (*loc, "missing")) == located(text, (*loc, 99)) == place


def test_what_stands_in_no_line_is_looked_for_in_the_whole_file():
    assert located(ODD, ()) is None
    assert located(ODD, ("c",)) is None
    assert located("a:\n" + "- b\n" * 2000, ("a", 0)) is None


def test_places_that_are_asked_for_one_by_one_or_all_at_once_are_the_same(monkeypatch):
    text = SHIPPED[-1].read_bytes()
    source, _ = read_yaml("quiz.yml", text)
    asked = [("title",), ("questions", 1, "q"), ("questions", 0, "options", 1), ("nothing",), ("questions", 2)] * 2
    first = [source.position(loc) for loc in asked]
    monkeypatch.setattr("sopbook.reading.source.located", None)  # by now the whole file is known
    assert [source.position(loc) for loc in asked] == first
