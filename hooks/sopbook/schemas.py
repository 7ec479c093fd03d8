"""JSON Schemas of what authors write, for editors that complete and check YAML while somebody types.

They come from the models, but say what may stand in a file: a text may look like a number there, because the reader
takes every value as it was written.
"""

import json
import re
from collections.abc import Mapping
from typing import Any

from pydantic import TypeAdapter

from .model.quiz import Quiz
from .model.registers import Registers
from .model.sop import Sop
from .reading.meanings import EXAMPLES

DIALECT = "https://json-schema.org/draft/2020-12/schema"
_NUMBERLIKE = ("1.10", "112")
"""Texts that YAML takes for numbers: a form that fits one of them may stand without quotes."""


def schemas() -> Mapping[str, dict[str, Any]]:
    """Every schema by the path of its file."""
    registers = Registers.model_fields
    by_name = {info.alias or name: info for name, info in registers.items()}
    return {
        "sop.schema.json": _schema(Sop, "Front matter of an SOP", Sop.__doc__ or ""),
        "quiz.schema.json": _schema(Quiz, "A quiz", Quiz.__doc__ or ""),
        **{
            f"registers/{name}.schema.json": _schema(info.annotation, f"The register {name}", info.description or "")
            for name, info in by_name.items()
        },
    }


def as_json(schema: Mapping[str, Any]) -> str:
    """The text of a schema's file: the same bytes for the same models."""
    return json.dumps(schema, ensure_ascii=False, indent=2) + "\n"


def _schema(shape: Any, title: str, description: str) -> dict[str, Any]:
    written = TypeAdapter(shape).json_schema(mode="validation", by_alias=True)
    written.pop("title", None)
    written.pop("description", None)
    for name, part in [(getattr(shape, "__name__", ""), written), *written.get("$defs", {}).items()]:
        _add_examples(part, name)
    return {"$schema": DIALECT, "title": title, "description": description, **_plain(written)}


def _add_examples(part: dict[str, Any], name: str) -> None:
    for field, schema in part.get("properties", {}).items():
        line = EXAMPLES.get(f"{name}.{field}") or EXAMPLES.get(field, "")
        value = line.partition(": ")[2]
        if value and value[0] not in "[{" and "const" not in schema and schema.get("type") == "string":
            schema["examples"] = [value.strip('"')]


def _plain(node: Any) -> Any:
    """A schema as an editor wants it: no titles made of field names, no empty defaults, forms that fit whole values."""
    if isinstance(node, list):
        return [_plain(item) for item in node]
    if not isinstance(node, dict):
        return node
    node = {key: value for key, value in node.items() if key != "discriminator" and not _noise(key, value)}
    node = {key: _properties(value) if key in {"properties", "$defs"} else _plain(value) for key, value in node.items()}
    return _as_written(_optional(_keyed(node)))


def _noise(key: str, value: object) -> bool:
    return (key == "title" and isinstance(value, str)) or (key == "default" and value in (None, [], {}))


def _properties(properties: dict[str, Any]) -> dict[str, Any]:
    return {name: _plain(schema) for name, schema in properties.items()}


def _keyed(node: dict[str, Any]) -> dict[str, Any]:
    """Names that authors choose have the form of an id, and no other."""
    if "patternProperties" in node:
        node["patternProperties"] = {f"^(?:{form})$": value for form, value in node["patternProperties"].items()}
        node["additionalProperties"] = False
    return node


def _optional(node: dict[str, Any]) -> dict[str, Any]:
    """One schema in place of a choice between it and nothing."""
    choices = node.get("anyOf", [])
    if len(choices) != 2 or choices[1] != {"type": "null"} or "$ref" in choices[0] or "anyOf" in choices[0]:
        return node
    around = {key: value for key, value in node.items() if key != "anyOf"}
    inner = dict(choices[0])
    if "enum" in inner:
        inner["enum"] = [*inner["enum"], None]
    kinds = inner["type"] if isinstance(inner["type"], list) else [inner["type"]]
    return around | inner | {"type": [*kinds, "null"]}


def _as_written(node: dict[str, Any]) -> dict[str, Any]:
    """A text as it may stand in a file: its form fits all of it, and it may look like a number or a yes."""
    pattern = node.get("pattern")
    if pattern and not pattern.startswith("^"):
        node["pattern"] = f"^(?:{pattern})$"
    if node.get("type") != "string" or "enum" in node or "const" in node:
        return node
    if pattern is None:
        node["type"] = ["string", "number", "boolean"]
    elif any(re.fullmatch(node["pattern"], text) for text in _NUMBERLIKE):
        node["type"] = ["string", "number"]
    return node
