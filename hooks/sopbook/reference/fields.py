"""Pages that tell every field of SOPs and registers."""

from collections.abc import Iterator

from pydantic import BaseModel

from ..model.registers import Registers
from ..model.sop import Sop
from ..reading.meanings import EXAMPLES
from ..reading.shapes import models_inside
from .markdown import anchor, example, page, sentence, table
from .values import Link, left_out, name_of, value

HEAD = ("Field", "What it is for", "Value", "If left out")


def fields_page() -> str:
    """Every field of an SOP's front matter, part by part."""
    parts = [model for model in inside(Sop) if model is not Sop]
    return page(
        "Every field of an SOP",
        "The front matter of an SOP stands between two lines `---` at the top of its file. "
        "What each part of it is for:",
        field_table(Sop, _here),
        "Whatever may be left out is better left out than filled with nothing.",
        *(_part(model) for model in parts),
    )


def registers_page() -> str:
    """Every register: its file, what it is for, its fields and an entry."""
    blocks = []
    for name, info in Registers.model_fields.items():
        register = info.alias or name
        entry = next(model for found, model in models_inside(Registers) if found == register)
        parts = [model for model in inside(entry) if model is not entry]
        blocks += [
            f"## {register}.yml",
            info.description or "",
            field_table(entry, _here),
            example(entry_example(register, entry)),
            *(_part(model, level=3) for model in parts),
        ]
    return page(
        "Every register",
        "Registers are the files in `docs/registers/`. Each holds entries by a key that you choose once: "
        "SOPs name the key, and the name behind it can change.",
        *blocks,
    )


def field_table(model: type[BaseModel], link: Link) -> str:
    """A table of a model's fields."""
    rows = []
    for name, info in model.model_fields.items():
        says = info.description or ""
        rows.append((f"`{info.alias or name}`", says, value(info, link), left_out(info)))
    return table(HEAD, rows)


def inside(model: type[BaseModel]) -> Iterator[type[BaseModel]]:
    """A model and all that it is made of, each once, in the order in which they are met."""
    met = dict.fromkeys([model])
    queue = [model]
    while queue:
        current = queue.pop(0)
        new = [part for _, part in models_inside(current) if part not in met]
        met |= dict.fromkeys(new)
        queue += dict.fromkeys(new)
    yield from met


def entry_example(register: str, entry: type[BaseModel]) -> str:
    """An entry of a register with the fields that it needs."""
    key = {"standards": "ISO-10002", "service-levels": "critical"}.get(register, "example")
    needed = [name for name, info in entry.model_fields.items() if info.is_required()]
    lines = [EXAMPLES.get(f"{entry.__name__}.{name}") or EXAMPLES[name] for name in needed]
    return "\n".join([f"{key}:", *(f"  {line}" for line in lines)])


def _part(model: type[BaseModel], level: int = 2) -> str:
    return "\n\n".join((f"{'#' * level} {name_of(model)}", sentence(model.__doc__ or ""), field_table(model, _here)))


def _here(model: type[BaseModel]) -> str:
    return f"#{anchor(name_of(model))}"
