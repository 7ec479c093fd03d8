"""What must not stand in the body of an SOP, each with its place, and what may."""

from datetime import date
from time import perf_counter
from types import MappingProxyType

import pytest

from sopbook.checks import check
from sopbook.handbook import Handbook
from sopbook.model.registers import Registers
from sopbook.project import Project
from sopbook.reading.authored import read_sop

FRONT = """---
id: LD-LEND-001
title: Lending
format: article
status: draft
version: "0.1"
owner: keeper
purpose: Lend.
scope: {applies: [Tools]}
revisions: [{version: "0.1", date: 2026-08-20, author: D. Helper, summary: First.}]
steps: [{id: card, do: Read the card.}]
---
"""
BODY_LINE = FRONT.count("\n") + 1


def told(body, tmp_path):
    authored, _ = read_sop("docs/sops/lending.md", (FRONT + body).encode())
    project = Project(tmp_path, "docs", ("docs/sops/lending.md",), (), ())
    sops = MappingProxyType({authored.sop.id: authored})
    handbook = Handbook(project, sops, MappingProxyType({}), Registers(), MappingProxyType({}))
    return [finding for finding in check(handbook, date(2026, 11, 23)) if finding.code == "SOP210"]


def findings(body, tmp_path):
    return [(finding.line - BODY_LINE + 1, finding.column) for finding in told(body, tmp_path)]


@pytest.mark.parametrize("address", ["S:/our forms/loan.docx", "C:\\loan.docx", "file:///S:/loan.docx"])
def test_a_file_on_a_drive_is_to_be_copied(address, tmp_path):
    (finding,) = told(f"[The form]({address})", tmp_path)
    assert finding.message == f"“{address}” is a path on one computer, which nobody else has"
    assert finding.hint == "Copy it to docs/sops/lending/, and write here: lending/loan.docx"


@pytest.mark.parametrize(
    ("body", "places"),
    [
        ("Text <script>alert(1)</script>", [(1, 6)]),
        ("a\n\n<iframe src='https://x.example'></iframe>", [(3, 1)]),
        ("<img src=x onerror=alert(1)>", [(1, 1)]),
        ("<a href='java&#10;script:alert(1)'>x</a>", [(1, 1)]),
        ("[x](javascript:alert(1))", [(1, 5)]),
        ("[x]: data:text/html,x", [(1, 6)]),
        ("Text{: onclick='alert(1)' }", [(1, 8)]),
        ("<div style='position:fixed'>", [(1, 1)]),
        ("<svg/onload=alert(1)>", [(1, 1)]),
        ("<meta http-equiv=refresh content=0>", [(1, 1)]),
        ("[x](&#106;avascript&#58;alert(1))", [(1, 5)]),
        ("[x](javascript&colon;alert(1))", [(1, 5)]),
        ("[x](java\nscript:alert(1))", [(1, 5)]),
        ("[x](java&NewLine;script:alert(1))", [(1, 5)]),
        ("> [x]: javascript:alert(1)", [(1, 8)]),
        ("1. [x]: javascript:alert(1) 'title'", [(1, 9)]),
        ("!!! note\n    [x]: data:text/html,x", [(2, 10)]),
        ("[x](y.md){ href=javascript:alert(1) }", [(1, 12)]),
        ("<!--><img src=x onerror=alert(1)>-->", [(1, 6)]),
        ("<!-- --!><img src=x onerror=alert(1)> -->", [(1, 10)]),
        ("Text ` and\n\n<script>alert(1)</script>\n\n`", [(3, 1)]),
        ("- `a\n- <script>alert(1)</script>\n- `", [(2, 3)]),
        ("# A `title\n[x](javascript:alert(1)) `", [(2, 5)]),
        ("\\` [x](javascript:alert(1)) \\`", [(1, 8)]),
        ("    ```\n\n[x](javascript:alert(1))\n\n    ```", [(3, 5)]),
    ],
)
def test_refused(body, places, tmp_path):
    assert findings(body, tmp_path) == places


@pytest.mark.parametrize(
    "body",
    [
        "`<script>` and\n\n```html\n<script>alert(1)</script>\n```\n",
        "<div class='grid cards' markdown>\n\n- one\n\n</div>",
        "<https://library.example> and [mail](mailto:a@library.example)",
        "Press <kbd>/</kbd> when 3 < 4 and a:b.",
        "![A plan](plan.svg){ width=300 }",
        "A note.[^1]\n\n[^1]: Exception: orders above 100 EUR.",
        "[Enter]: note: what follows is text.",
        "- One\n\n    ```html\n    <script>\n\n    </script>\n    ```\n",
        "> ~~~\n> <script>\n> ~~~",
        "- Run `sopbook new\n  --title <title>` and\n- `<id>`, ``a ` <b>``",
        "<!-- <script>\n\nwas here -->\n\nText <!-- <b onclick=x> -->.",
        "`C:\\\\Temp\\\\` and `<x>`",
    ],
)
def test_allowed(body, tmp_path):
    assert findings(body, tmp_path) == []


@pytest.mark.parametrize(
    "item", ["{on", "<a ", '<a b="', "<!--", "`" * 3 + "x\n", "[", "](", "[a]:", "~~~\n", " ```\n> "]
)
def test_the_longest_body_is_looked_through_in_a_moment(item, tmp_path):
    started = perf_counter()
    findings(item * (200_000 // len(item)), tmp_path)
    assert perf_counter() - started < 5
