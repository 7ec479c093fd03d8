"""A made-up handbook: SOPs of all formats and lengths in deep folders, so that figures rest on more than one text."""

import shutil
from pathlib import Path
from typing import Any

import yaml

from benchmarks.varied.procedures import FORMATS, procedure
from benchmarks.varied.quizzes import quiz
from benchmarks.varied.wording import Pen
from harness.building import ROOT

REGISTERS = ("roles", "tools", "metrics", "objectives", "standards")

AREAS = {
    "plant": "The plant",
    "plant-north": "Nördliches Werk",
    "lab": "Лаборатория",
    "yard": "倉庫",
    "office": "Office & money",
}
"""Folders of areas, and what they are called."""

DEEPER = ("", "", "line-4", "line-4/night", "line-4/night/cold-store", "old", "old/2019")
"""Folders below an area."""

NAV = ("index.md", {"Procedures": "sops/"}, {"Training": ["training/my-training.md", "training/team.md"]})


def varied_handbook(project: Path, sops: int) -> int:
    """Write a project with so many made-up SOPs, each with a quiz; return how many."""
    bare_handbook(project)
    ids = [f"{list(AREAS)[at % len(AREAS)].replace('-', '').upper()}-{at:04}" for at in range(sops)]
    for at, id_ in enumerate(ids):
        _write_sop(project, at, id_, ids)
    return sops


def bare_handbook(project: Path) -> None:
    """Write a project with registers, a home page and settings, and without any SOP."""
    (project / "quizzes").mkdir(parents=True)
    registers = project / "docs" / "registers"
    registers.mkdir(parents=True)
    for name in REGISTERS:
        shutil.copy(ROOT / "docs" / "registers" / f"{name}.yml", registers)
    (project / "docs" / "index.md").write_text(
        "# A made-up handbook\n\nIt is there to be measured.\n", encoding="utf-8"
    )
    _configure(project)


def _write_sop(project: Path, at: int, id_: str, ids: list[str]) -> None:
    pen = Pen(id_)
    # Nobody is to learn an SOP before itself: only earlier ones are pointed to.
    others = pen.some(ids[max(0, at - 300) : at], 0, 25)
    sop = procedure(pen, id_, others, form=FORMATS[pen.number(0, 999) % len(FORMATS)])
    folder = project / "docs" / "sops" / list(AREAS)[at % len(AREAS)] / pen.one(DEEPER)
    folder.mkdir(parents=True, exist_ok=True)
    text = f"---\n{_yaml(pen, sop)}---\n\n{pen.chapter()}\n"
    (folder / f"{id_.lower()}.md").write_text(text, encoding="utf-8")
    questions = quiz(pen, sop, pen.number(5, 40))
    (project / "quizzes" / f"{id_}.yml").write_text(_yaml(pen, questions), encoding="utf-8")


def _yaml(pen: Pen, fields: dict[str, Any]) -> str:
    """YAML in one of the manners in which people and programs write it."""
    flow, width = pen.chance.random() < 0.3, pen.chance.choice((80, 120, 10_000))
    written: str = yaml.safe_dump(
        fields, allow_unicode=True, sort_keys=False, width=width, default_flow_style=None if flow else False
    )
    return written


def _configure(project: Path) -> None:
    settings = {
        "INHERIT": str(ROOT / "mkdocs.yml"),
        "site_name": "A made-up handbook",
        "hooks": [str(ROOT / "hooks" / "handbook.py")],
        "theme": {"custom_dir": str(ROOT / "overrides")},
        "nav": list(NAV),
        "extra": {"sopbook": {"id": "varied", "areas": AREAS}},
    }
    (project / "mkdocs.yml").write_text(yaml.safe_dump(settings, allow_unicode=True), encoding="utf-8")
