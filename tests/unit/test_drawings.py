"""Drawings that would run under the address of the handbook, however that is written."""

import pytest

from harness.examples import findings_of, handbook_of

STEP = """\
steps:
  - {id: cable, do: Look along the cable., role: helper, image: {src: cable.svg, alt: A cable with a cut near the plug}}
# docs/sops/desk/cable.svg
"""


def told(svg, tmp_path):
    findings = findings_of(handbook_of(STEP + svg), tmp_path)
    return [finding.message for finding in findings if finding.code == "SOP316"]


@pytest.mark.parametrize(
    ("svg", "what"),
    [
        ("<svg>\n<script>start()</script></svg>", "“script” on its line 2"),
        ("<svg><svg:script href='a.js'/></svg>", "“script” on its line 1"),
        ('<svg viewBox="0 0 1 1"onload="start()"/>', "“onload” on its line 1"),
        ("<svg>\n<circle\n  onclick = 'start()'/></svg>", "“onclick” on its line 3"),
        ('<svg><a xlink:href=" JavaScript:start()"><text>a</text></a></svg>', "“JavaScript:” on its line 1"),
        ('<svg><animate attributeName="href" to="javascript:start()"/></svg>', "“javascript:” on its line 1"),
        ('<svg><a href="java&#115;cript:start()"/></svg>', "“href” on its line 1"),
        ("<!DOCTYPE svg [<!ENTITY a '<script>start()</script>'>]><svg>&a;</svg>", "“ENTITY” on its line 1"),
        ("<svg><foreignObject><iframe src='a.html'/></foreignObject></svg>", "“iframe” on its line 1"),
    ],
)
def test_what_runs_is_told_with_its_line(svg, what, tmp_path):
    assert told(svg + "\n", tmp_path) == [f"“cable.svg” runs something: {what}"]


@pytest.mark.parametrize(
    "svg",
    [
        '<svg xmlns="http://www.w3.org/2000/svg"><text>only one = two, javascript: no</text></svg>',
        '<svg><a href="https://drawings.example/?a=1&amp;b=2"><text>A</text></a><path d="M0 0" transform="on"/></svg>',
        '<!DOCTYPE svg [<!ENTITY ns "http://ns.example/">]><svg xmlns:x="&ns;" font-family="monospace"/>',
    ],
)
def test_a_plain_drawing_is_taken(svg, tmp_path):
    assert told(svg + "\n", tmp_path) == []


def test_pictures_of_other_sites_are_told_in_the_text_as_well(tmp_path):
    markdown = "![A cable with a cut](https://pictures.example/a.png)"
    html = '<img src="//pictures.example/b.png" alt="A cut">'
    findings = findings_of(handbook_of(f"# body\n{markdown}\n\n{html}\n"), tmp_path)
    message = "this picture is on another site; a handbook carries its own"
    assert [(one.code, one.message) for one in findings] == [("SOP315", message), ("SOP210", message)]
    assert [*{one.hint for one in findings}] == ["Save it beside the SOP, and write its name here."]


@pytest.mark.parametrize(
    ("address", "kinds"),
    [
        ("cable 1.HEIC", ["“cable 1.HEIC” is of a kind that browsers do not show as a picture"]),
        ('scan.tif "A scan"', ["“scan.tif” is of a kind that browsers do not show as a picture"]),
        ("cable.JPG", []),
        ("cable.svg#only-light", []),
        ("https://example.org/cable", []),
        ("data:image/png;base64,AAAA", []),
    ],
)
def test_pictures_in_the_text_are_of_a_kind_that_is_shown(address, kinds, tmp_path):
    findings = findings_of(handbook_of(f"# body\n![A cable with a cut]({address})\n"), tmp_path)
    assert [finding.message for finding in findings if finding.code == "SOP317"] == kinds
