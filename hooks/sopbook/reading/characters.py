"""Bytes of an authored file as text: UTF-8, line ends alike, nothing that cannot be seen."""

import re
import unicodedata

from ..findings import Finding, Severity

_INVISIBLE = re.compile(r"[\x00-\x08\x0b\x0c\x0e-\x1f\x7f\x80-\x84\x86-\x9f\ufffe\uffff]")
"""What YAML refuses and no text needs: control characters other than tab and line ends, and non-characters."""
_NAMES = {
    "\x00": "a NUL character",
    "\x07": "a bell character",
    "\x08": "a backspace character",
    "\x0b": "a vertical tab",
    "\x0c": "a form feed",
    "\x1b": "an escape character",
    "\x7f": "a delete character",
}
_CONTROLS = bytes((*range(9), 11, 12, *range(14, 32), 127))
_OF_TWO_BYTES = re.compile(rb"\xc2[\x80-\x9f]")
_BREAKS = re.compile("[\x85\u2028\u2029]")


def readable(path: str, raw: bytes, limit: int) -> tuple[str | None, list[Finding]]:
    """The text of a file with a line feed at each line end, or the findings that say why there is none."""
    refusal = _too_large(path, raw, limit) or _other_encoding(path, raw)
    if refusal:
        return None, [refusal]
    try:
        text = decoded(raw)
    except UnicodeDecodeError as error:
        return None, [_bad_byte(path, raw, error.start)]
    if not text or text.isspace():
        return None, [Finding(path, 1, 1, "SOP005", Severity.ERROR, "this file is empty", _EMPTY_HINT)]
    findings = _invisible(path, text) if _may_be_invisible(raw) else []
    return (None if findings else text), findings


def decoded(raw: bytes) -> str:
    """The text of a file that was readable before; `UnicodeDecodeError` when it is not UTF-8 any more."""
    text = raw.removeprefix(b"\xef\xbb\xbf").decode()
    return text.replace("\r\n", "\n").replace("\r", "\n") if b"\r" in raw else text


def odd_breaks(path: str, text: str) -> list[Finding]:
    """Line ends that YAML sees and an editor does not: they would move every line number after them."""
    if not any(odd in text for odd in "\x85\u2028\u2029"):
        return []
    lines = tuple(text.split("\n"))
    return [
        _at(path, lines, number, odd.start() + 1, f"there is an invisible line separator (U+{ord(odd[0]):04X}) here")
        for number, line in enumerate(lines, 1)
        if not line.isascii() and (odd := _BREAKS.search(line))
    ]


_EMPTY_HINT = "Write the file, or delete it."
_RETYPE = "It often comes along when text is pasted. Delete it, or type this part of the line again."


def _too_large(path: str, raw: bytes, limit: int) -> Finding | None:
    if len(raw) <= limit:
        return None
    message = f"this file has {-(-len(raw) // 1024):,} KB; at most {limit // 1024} KB can be read"
    hint = "Split it, and keep pictures in files of their own."
    return Finding(path, 1, 1, "SOP001", Severity.ERROR, message, hint)


def _other_encoding(path: str, raw: bytes) -> Finding | None:
    """UTF-16, which some editors call “Unicode”: by its mark, or because every other byte is zero."""
    start = raw[:4000]
    marked = start.startswith((b"\xff\xfe", b"\xfe\xff"))
    if not marked and (0 not in start or max(start[::2].count(0), start[1::2].count(0)) * 3 <= len(start)):
        return None
    hint = "Save it again with the encoding UTF-8."
    return Finding(path, 1, 1, "SOP002", Severity.ERROR, "this file is saved as UTF-16 instead of UTF-8", hint)


def _bad_byte(path: str, raw: bytes, offset: int) -> Finding:
    before = raw[:offset].decode().removeprefix("\ufeff")
    text = before.replace("\r\n", "\n").replace("\r", "\n")
    line, column = text.count("\n") + 1, len(text) - text.rfind("\n")
    rest = re.split(rb"[\r\n]", raw[offset:], maxsplit=1)[0]
    meant = bytes([raw[offset]]).decode("cp1252", errors="replace")
    old = f", which is {meant} in the old Windows encoding" if meant.isprintable() and meant != "�" else ""
    return Finding(
        path,
        line,
        column,
        "SOP002",
        Severity.ERROR,
        f"this file is not UTF-8: there is a byte {raw[offset]:02X} here{old}",
        "Save the file again with the encoding UTF-8.",
        text.rpartition("\n")[2] + rest.decode(errors="replace"),
    )


def _may_be_invisible(raw: bytes) -> bool:
    """A quick look: control characters of one byte, of two (C2 80 to C2 9F), and what EF BF begins."""
    begun = b"\xef" in raw and b"\xef\xbf" in raw  # one sign is found twenty times as fast as two
    return begun or raw.translate(None, _CONTROLS) != raw or (b"\xc2" in raw and bool(_OF_TWO_BYTES.search(raw)))


def _invisible(path: str, text: str) -> list[Finding]:
    """One finding for each kind of invisible character, at its first place."""
    first: dict[str, re.Match[str]] = {}
    for match in _INVISIBLE.finditer(text):
        first.setdefault(match[0], match)
    lines = tuple(text.split("\n")) if first else ()
    findings = []
    for character, match in first.items():
        line = text.count("\n", 0, match.start()) + 1
        column = match.start() - text.rfind("\n", 0, match.start())
        count = text.count(character)
        name = _NAMES.get(character, "an invisible control character")
        more = f" and {count - 1:,} times more in this file" if count > 1 else ""
        findings.append(_at(path, lines, line, column, f"there is {name} (U+{ord(character):04X}) here{more}"))
    return findings


def _at(path: str, lines: tuple[str, ...], line: int, column: int, message: str) -> Finding:
    return Finding(path, line, column, "SOP003", Severity.ERROR, message, _RETYPE, lines[line - 1])


def unseen(written: str) -> str | None:
    """What a value holds that nobody sees: a space of an unusual kind, or a sign without width."""
    for sign in written if not written.isascii() else "":
        kind = unicodedata.category(sign)
        if kind in {"Zs", "Cf"} and sign != " ":
            what = "a space of an unusual kind" if kind == "Zs" else "an invisible character"
            return f"{what} (U+{ord(sign):04X})"
    return None
