"""Files made to hurt: each is refused with findings, quickly and without a traceback."""

import cProfile

import pytest

from sopbook.findings import Finding, as_text
from sopbook.reading.authored import read_quiz, read_register, read_sop
from sopbook.reading.source import PAGE_LIMIT, YAML_LIMIT

VALID = b"""---
id: CS-REF-001
title: Refunding an order
format: article
status: draft
version: "1.0"
owner: cs-manager
purpose: Refund every eligible order the same way.
scope: {applies: [Retail orders]}
revisions: [{version: "1.0", date: 2026-10-02, author: A. Louise, summary: First version.}]
---
Body.
"""
QUIZ = b"sop: CS-REF-001\n"
LAUGHS = "a: &a [x, x, x, x, x, x, x, x, x]\n" + "".join(
    f"{chr(98 + n)}: &{chr(98 + n)} [{', '.join(['*' + chr(97 + n)] * 9)}]\n" for n in range(9)
)

HOSTILE = {
    "nothing": b"",
    "only a mark": b"\xef\xbb\xbf",
    "laughs": LAUGHS.encode(),
    "quadratic laughs": b"a: &a " + b"x" * 100_000 + b"\nb: [" + b"*a, " * 20_000 + b"]\n",
    "merge": b"base: &b {a: 1}\nsop: {<<: *b}\n",
    "alias to itself": b"sop: &a [*a]\n",
    "open brackets": b"sop: " + b"[" * 20_000,
    "open braces": b"sop: " + b"{a: " * 20_000,
    "brackets, one a line": b"sop:\n" + b"[\n" * 20_000,
    "hyphens": b"sop: \n" + b"- " * 20_000 + b"x\n",
    "question marks": b"? " * 20_000 + b"x\n",
    "indentation": b"".join(b" " * n + b"a:\n" for n in range(600)),
    "tag of Python": b"sop: !!python/object/apply:os.system ['echo no']\n",
    "tag of a module": b"sop: !!python/name:os.system\n",
    "tag with an address": b"%TAG ! tag:example.org,2026:\n---\nsop: !x y\n",
    "verbatim tag": b"sop: !<tag:yaml.org,2002:python/object:os.x> {}\n",
    "long line": b"sop: " + b"x" * 250_000 + b": y\n",
    "long line of words": b"sop: " + b"word " * 50_000 + b"# cut\n",
    "long key": b"x" * 250_000 + b": y\n",
    "long quote": b'sop: "' + b"x\n " * 80_000,
    "megabyte line": b"sop: " + b"x" * 1_000_000,
    "many keys": b"".join(b"k%d: 1\n" % n for n in range(8_000)),
    "many equal keys": b"k: 1\n" * 10_000,
    "many items": b"questions:\n" + b"- x\n" * 15_000,
    "many empty sections": b"questions: [" + b"{}," * 20_000 + b"]\n",
    "many comments": b"sop: CS-REF-001\n" + b"# comment\n" * 20_000 + b"x\n",
    "nul": b"sop: CS\x00REF\n",
    "nuls": b"\x00" * 200_000,
    "control characters": b"sop: \x1b[31mred\x07\n",
    "escaped control characters": b'sop: "\\e[31mred\\a\\0"\n',
    "escaped surrogate": b'sop: "\\ud800"\n',
    "escape out of range": b'sop: "\\UFFFFFFFF"\n',
    "latin-1": "sop: Réclamation\n".encode("latin-1"),
    "utf-16": QUIZ.decode().encode("utf-16"),
    "utf-16 without its mark": QUIZ.decode().encode("utf-16-le"),
    "utf-32": QUIZ.decode().encode("utf-32"),
    "cut in a character": "sop: é".encode()[:-1],
    "encoded surrogate": b"sop: \xed\xa0\x80\n",
    "overlong": b"sop: \xc0\xaf\n",
    "mark in the middle": b"sop: CS-REF-001\n\xef\xbb\xbfquestions: []\n",
    "line separators": "sop: CS-REF-001\u2028questions: []\u2029x: y\u0085\n".encode(),
    "huge number": b"sop: CS-REF-001\npass: {mark: " + b"9" * 6_000 + b"}\n",
    "number with underscores": b"sop: CS-REF-001\npass: {mark: 8_0_0}\n",
    "no number": b"sop: CS-REF-001\nquestions: [{id: n, type: numeric, q: x, answer: .nan, range: [.inf, -.inf]}]\n",
    "keys of JavaScript": b"__proto__: {admin: true}\nconstructor: x\n",
    "keys of Python": b"__class__: x\nmodel_fields: x\nmodel_config: x\nsop: x\n",
    "key of a loc": b'sop: CS-REF-001\n"[key]": x\nquestions: {"[key]": 1}\n',
    "keys of other kinds": b"1: a\n2.5: b\ntrue: c\nnull: d\n~: e\n'': f\n[a]: g\n{b: c}: h\n",
    "right to left": "sop: \u202eCS-REF-001\n".encode(),
    "markup": b"sop: <script>alert(1)</script>\n",
    "several documents": b"--- {}\n--- {}\n--- {}\n",
    "end of document": b"sop: CS-REF-001\n...\nmore: x\n",
    "only punctuation": b"---\n- ? : , [] {} & * ! | > ' \" % @ `\n",
    "lists of lists": b"sop: [[[[1]]]]\nquestions: [[[[1]]]]\n",
    "everything empty": b"sop:\npass:\nshuffle:\ngenerate:\nquestions:\n",
}


def read(raw: bytes) -> list[Finding]:
    """The bytes read as each kind of file; the findings of the quiz come first."""
    return [
        *read_quiz("quiz.yml", raw)[1],
        *read_register("roles", "roles.yml", raw)[1],
        *read_register("responses", "responses.yml", raw)[1],
        *read_sop("a.md", b"---\n" + raw + b"\n---\n")[1],
        *read_sop("b.md", raw)[1],
    ]


def counted(raw: bytes) -> tuple[list[Finding], int]:
    """The findings of five readings, and how many functions were called for them, our own or a library's."""
    profile = cProfile.Profile()
    findings = profile.runcall(read, raw)
    return findings, sum(entry.callcount for entry in profile.getstats())


@pytest.mark.parametrize("raw", HOSTILE.values(), ids=HOSTILE.keys())
def test_hostile_input_is_named(raw):
    findings, calls = counted(raw)
    shown = "\n".join(map(as_text, findings))
    assert calls < 200_000 + 40 * len(raw), "five readings take more than their share for each byte"
    assert findings
    assert max(map(len, shown.split("\n"))) < 1000
    assert all(character.isprintable() or character == "\n" for character in shown)
    assert not any(word in shown for word in ("Traceback", "Input should", "dictionary", "tuple", "pydantic"))


@pytest.mark.parametrize(
    ("start", "item"),
    [
        ("", "{}: {{}}\n"),
        ("questions:\n", "- x\n"),
        ("questions: [", "{{}},"),
        ("questions:\n", "- {{id: q{}, kind: x}}\n"),
        ("pass: ", "[{{"),
        ("a: ", "b "),
    ],
)
def test_twice_the_input_is_twice_the_work(start, item):
    few, many = (counted(raw)[1] for raw in (_repeated(start, item, 800), _repeated(start, item, 1_600)))
    assert many < 2.2 * few


def _repeated(start: str, item: str, times: int) -> bytes:
    return (start + "".join(item.format(number) for number in range(times))).encode()


@pytest.mark.parametrize("name", ["many keys", "many items", "many empty sections", "many equal keys"])
def test_the_list_of_findings_ends(name):
    findings = read_quiz("quiz.yml", HOSTILE[name])[1]
    assert len(findings) == 101
    assert "more mistakes" in findings[-1].message


@pytest.mark.parametrize(
    ("raw", "place", "part"),
    [
        (VALID.replace(b"order\n", b"order \xe9\n"), (3, 27), "byte E9"),
        ("é😀\n".encode() + b"ab\xff", (2, 3), "byte FF"),
        (VALID.replace(b"Body.", b"Bo\x00dy\x00."), (12, 3), "NUL character (U+0000) here and 1 times more"),
        (VALID.replace(b"Body.", b"B\x0cody."), (12, 2), "form feed"),
        (VALID.replace(b"order\n", "order\u2028\n".encode()), (3, 26), "U+2028"),
        (VALID.decode().encode("utf-16"), (1, 1), "UTF-16"),
        (VALID + b"x" * PAGE_LIMIT, (1, 1), "at most 512 KB"),
        (VALID.replace(b"---\nBody", b"# " + b"x" * YAML_LIMIT + b"\n---\nBody"), (1, 1), "front matter is longer"),
    ],
)
def test_the_place_of_what_cannot_be_read(raw, place, part):
    authored, findings = read_sop("a.md", raw)
    assert authored is None
    assert [(finding.line, finding.column) for finding in findings] == [place]
    assert part in findings[0].message


@pytest.mark.parametrize(
    "raw",
    [
        VALID,
        b"\xef\xbb\xbf" + VALID,
        VALID.replace(b"\n", b"\r\n"),
        VALID.replace(b"\n", b"\r"),
        VALID.replace(b"Body.\n", b""),
        VALID.removesuffix(b"\nBody.\n"),
        VALID.replace(b"---\nBody", b"...\nBody"),
        VALID.replace(b"---", b"---  \t"),
        VALID.replace(b"Body.", "\u2028 א 😀".encode()),
    ],
    ids=["plain", "mark", "windows", "old mac", "no body", "no last line end", "dots", "blanks", "odd body"],
)
def test_what_editors_save_differently_reads_the_same(raw):
    authored, findings = read_sop("a.md", raw)
    assert findings == []
    assert authored is not None
    assert authored.sop.title == "Refunding an order"
    assert authored.source.body_line == 12
