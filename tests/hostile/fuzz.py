"""Mutates the files of the shipped handbook for a while and reads them: nothing that comes of it may fail.

Usage: fuzz.py [seconds] [seed]. A failure prints the seed, and writes the input beside the report.
"""

import random
import sys
import tempfile
import time
import traceback
from pathlib import Path

from sopbook.findings import as_text
from sopbook.reading.authored import read_quiz, read_register, read_sop

ROOT = Path(__file__).parents[2]
SLOW = 2.0
"""CPU seconds that reading one file may take."""

PIECES = [
    *(
        "\n",
        " ",
        "  ",
        "\t",
        ":",
        ": ",
        "- ",
        "---\n",
        "...\n",
        "#",
        " #",
        "? ",
        ",",
        "<<: *a",
        "null",
        "~",
        "\\",
        "\r\n",
        "\r",
    ),
    *(
        "[",
        "]",
        "{",
        "}",
        "((",
        '"',
        "'",
        "“",
        "|",
        ">-",
        "*a",
        "&a ",
        "!",
        "!!python/none ",
        "%",
        "@",
        "`",
        "=",
        "0x1F",
    ),
    *("é", "😀", "\u2028", "\x00", "\ufeff", "\ud7ff", "1.10", "no", "15:30", "2026-02-30", "x" * 5000, "[" * 500),
]
BYTES = [b"\xff", b"\xc3\x28", b"\xed\xa0\x80", b"\xef\xbb\xbf", b"\x1b[31m", b"\x00"]


def readers() -> list[tuple[str, bytes, object]]:
    """Every file of the handbook with the function that reads it."""
    sops = [(path, read_sop) for path in sorted((ROOT / "docs" / "sops").rglob("*.md"))]
    quizzes = [(path, read_quiz) for path in sorted((ROOT / "quizzes").glob("*.yml"))]
    registers = [
        (path, lambda name, raw, stem=path.stem: read_register(stem, name, raw))
        for path in sorted((ROOT / "docs" / "registers").glob("*.yml"))
    ]
    found = [*sops, *quizzes, *registers]
    return [(path.relative_to(ROOT).as_posix(), path.read_bytes(), read) for path, read in found]


def mutated(raw: bytes, chance: random.Random, others: list[bytes]) -> bytes:
    """The bytes with one to eight changes: cut, doubled, swapped, spliced from another file, or with a piece put in."""
    for _ in range(chance.randint(1, 8)):
        start = chance.randrange(len(raw) + 1)
        end = min(len(raw), start + chance.choice((0, 1, 3, 20, 400)))
        other = chance.choice(others)
        cut = chance.randrange(len(other) + 1)
        piece = chance.choice(
            (
                b"",
                raw[start:end] * 2,
                chance.choice(PIECES).encode("utf-8", "surrogatepass"),
                chance.choice(BYTES),
                other[cut : cut + 80],
            )
        )
        raw = raw[:start] + piece + raw[end:]
    return raw


def main(seconds: float, seed: int) -> int:
    """Read mutations until the time is over; 1 when one of them failed or took too long."""
    chance, files = random.Random(seed), readers()
    others = [raw for _, raw, _ in files]
    until, count, slowest = time.monotonic() + seconds, 0, 0.0
    while time.monotonic() < until:
        path, raw, read = chance.choice(files)
        attempt, began = mutated(raw, chance, others), time.process_time()
        try:
            for finding in read(path, attempt)[1]:
                as_text(finding)
        except Exception:
            kept = Path(tempfile.mkdtemp()) / "input"
            kept.write_bytes(attempt)
            print(f"{path}, seed {seed}, input {count}, kept in {kept}:\n{traceback.format_exc()}")
            return 1
        count, slowest = count + 1, max(slowest, time.process_time() - began)
    said = f"{count} mutated files read in {seconds:g} s (seed {seed}), the slowest in {slowest:.2f} s of CPU"
    print(f"{said}: no crash.")
    return int(slowest > SLOW)


if __name__ == "__main__":
    given = dict(enumerate(sys.argv))
    sys.exit(main(float(given.get(1, 60)), int(given.get(2, time.time_ns() % 10**6))))
