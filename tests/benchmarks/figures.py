"""The file of figures: each benchmark writes its own part of it."""

import argparse
import json
from pathlib import Path
from typing import Any

FIGURES = Path(__file__).with_name("figures.json")


def with_json(parser: argparse.ArgumentParser) -> argparse.ArgumentParser:
    """Every benchmark can write its figures down."""
    parser.add_argument("--json", type=Path, help="the file of figures; parts that others wrote there stay")
    return parser


def written(file: Path | None, part: str, figures: Any) -> None:
    """Put one part in its place."""
    if file:
        file.parent.mkdir(parents=True, exist_ok=True)
        every = json.loads(file.read_text(encoding="utf-8")) if file.is_file() else {}
        file.write_text(json.dumps({**every, part: figures}, indent=1, sort_keys=True) + "\n", encoding="utf-8")
