"""What a field takes, in plain words."""

import datetime
from collections.abc import Callable
from typing import Any, get_args, get_origin

from annotated_types import Ge, Le
from pydantic import BaseModel
from pydantic.fields import FieldInfo
from pydantic_core import PydanticUndefined

from ..model.quiz import Take
from ..model.text import Duration, Key, SopId, Url, Version
from ..reading.shapes import choices, strip, tags

KINDS: dict[type, tuple[str, str]] = {
    SopId: ("the id of an SOP, such as `CS-REF-001`", "ids of SOPs"),
    Key: ("an id, such as `check-order`", "ids"),
    Duration: ("a length of time, such as `15m`, `4h`, `2bd`, `7d`, `12mo` or `7y`", "lengths of time"),
    Version: ("a version, such as `1.2`", "versions"),
    Url: ("a web address", "web addresses"),
    Take: ("`all`, or a whole number from 1 to 999", "numbers"),
    datetime.date: ("a day, such as `2026-10-02`", "days"),
    bool: ("`true` or `false`", "`true` or `false`"),
    int: ("a whole number", "whole numbers"),
    float: ("a number", "numbers"),
    str: ("text", "texts"),
}
"""By type: one value and several of them, in words."""

Link = Callable[[type[BaseModel]], str]
"""Where the fields of a model are told."""


def value(info: FieldInfo, link: Link) -> str:
    """What stands behind a field's name."""
    return _words(info.annotation, link) + _bounds(info)


def left_out(info: FieldInfo) -> str:
    """What holds when the field is not there."""
    if info.is_required():
        return "**required**"
    default = info.default
    if default is None or default is PydanticUndefined or default in ((), {}) or isinstance(default, BaseModel):
        return ""
    if isinstance(default, bool):
        return f"`{str(default).lower()}`"
    if isinstance(default, tuple):
        return ", ".join(f"`{item}`" for item in default)
    return f"`{default}`"


def _words(annotation: Any, link: Link, *, several: bool = False) -> str:
    shape = strip(annotation)
    if listed := choices(shape):
        return _listed(listed) if shape is not bool else KINDS[bool][several]
    if members := tags(shape):
        models = [strip(member) for member in dict.fromkeys(members.values())]
        return " or ".join(_model(model, link) for model in models)
    if isinstance(shape, type) and issubclass(shape, BaseModel):
        return _model(shape, link)
    return _container(shape, link) or KINDS[shape][several]


def _container(shape: Any, link: Link) -> str | None:
    arguments = get_args(shape)
    if get_origin(shape) is dict:
        return f"{_words(arguments[1], link)}, by names that you choose"
    if get_origin(shape) is not tuple:
        return None
    if arguments[-1] is not Ellipsis:
        return f"a list of {len(arguments)} {_words(arguments[0], link, several=True)}"
    between = "out of" if choices(arguments[0]) else "of"
    return f"a list {between} {_words(arguments[0], link, several=True)}"


def _model(model: type[BaseModel], link: Link) -> str:
    return f"[{name_of(model)}]({link(model)})"


def name_of(model: type[BaseModel]) -> str:
    """The name of a model as words: `Escalation level`."""
    if model.__name__ == "ShortText":
        return "Text"
    words = "".join(f" {letter.lower()}" if letter.isupper() else letter for letter in model.__name__)
    return words.strip().capitalize()


def _listed(listed: tuple[str, ...]) -> str:
    return "`" + "`, `".join(listed) + "`"


def _bounds(info: FieldInfo) -> str:
    low = next((each.ge for each in info.metadata if isinstance(each, Ge)), None)
    high = next((each.le for each in info.metadata if isinstance(each, Le)), None)
    return f" from {low} to {high}" if low is not None and high is not None else ""
