"""`sopbook schema`: the files by which an editor completes and checks what somebody types."""

import argparse
from pathlib import Path
from typing import Any

from ..schemas import as_json, schemas


def add(subparsers: Any) -> None:
    """Make the command known."""
    parser = subparsers.add_parser("schema", help="write JSON Schemas of SOPs, quizzes and registers for editors")
    parser.add_argument("--out", metavar="DIR", default="schemas", help="folder to write them into (schemas)")
    parser.set_defaults(run=run)


def run(arguments: argparse.Namespace) -> int:
    """Write one file per schema; 2 when a file cannot be written."""
    out = Path(arguments.out)
    written = schemas()
    try:
        for name, schema in written.items():
            (out / name).parent.mkdir(parents=True, exist_ok=True)
            (out / name).write_text(as_json(schema), encoding="utf-8", newline="\n")
    except OSError as error:
        print(f"sopbook: {out} cannot be written: {error.strerror}")
        return 2
    print(f"{len(written)} schemas written to {out}.")
    return 0
