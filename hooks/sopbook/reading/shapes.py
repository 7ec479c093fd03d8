"""The model as an editor meets it: which fields a place takes, and what kind of value each of them wants."""

import datetime
import types
from collections.abc import Iterable, Sequence
from functools import cache
from typing import Annotated, Any, Literal, Union, get_args, get_origin

from pydantic import BaseModel

Loc = Sequence[str | int]
"""A place as pydantic tells it: keys and indexes, and the names of union members in between."""


def strip(annotation: Any) -> Any:
    """The annotation without what only validation needs: `Annotated[…]` and `| None`."""
    while True:
        if get_origin(annotation) is Annotated:
            annotation = get_args(annotation)[0]
            continue
        members = _members(annotation)
        if len(members) != 1:
            return annotation
        annotation = members[0]


def _members(annotation: Any) -> tuple[Any, ...]:
    if get_origin(annotation) not in (Union, types.UnionType):
        return ()
    return tuple(member for member in get_args(annotation) if member is not type(None))


def kind(annotation: Any) -> Literal["section", "list", "text"]:
    """What a value is written as: names with values, items, or one text (numbers and dates are text too)."""
    shape = strip(annotation)
    if _members(shape) or get_origin(shape) is dict or _is_model(shape):
        return "section"
    return "list" if get_origin(shape) is tuple else "text"


def choices(annotation: Any) -> tuple[str, ...]:
    """The values that a field may have, when they can be listed."""
    shape = strip(annotation)
    if get_origin(shape) is Literal:
        return tuple(str(value) for value in get_args(shape))
    return ("true", "false") if shape is bool else ()


def scalar(annotation: Any) -> type | None:
    """The type of a single value, such as `Duration` or `int`."""
    shape = strip(annotation)
    return shape if isinstance(shape, type) and issubclass(shape, str | int | float | datetime.date) else None


@cache
def fields(model: type[BaseModel]) -> dict[str, Any]:
    """The fields of a model by the name that authors write, each with its annotation."""
    return {
        field.alias or name: Annotated[field.annotation, *field.metadata] if field.metadata else field.annotation
        for name, field in model.model_fields.items()
    }


def resolve(annotation: Any, data: object, loc: Loc) -> tuple[tuple[str | int, ...], Any]:
    """Where a loc leads: the way in the data as far as the file has it, and what the model wants there."""
    path: list[str | int] = []
    for part in loc:
        shape = strip(annotation)
        member = _member(shape, part)
        if member is not None:
            annotation = member
            continue
        annotation = _inside(shape, part)
        data = _item(data, part)
        if data is _ABSENT:
            break
        path.append(part)
    return tuple(path), annotation


def resolve_key(annotation: Any, data: object, loc: Loc) -> tuple[tuple[str | int, ...], Any]:
    """Where a loc that ends in `[key]` leads: to a key that its author chose, and the form that keys have there."""
    around, mapping = resolve(annotation, data, loc[:-2])
    return (*around, *loc[-2:-1]), next(iter(get_args(strip(mapping))), str)


def field_names(annotation: Any, loc: Loc = ()) -> tuple[str, ...]:
    """The names that authors may write at a place; empty where they choose them freely."""
    for part in loc:
        shape = strip(annotation)
        annotation = _member(shape, part) or _inside(shape, part)
    shape = strip(annotation)
    return tuple(fields(shape)) if _is_model(shape) else ()


def models_inside(model: type[BaseModel]) -> Iterable[tuple[str, type[BaseModel]]]:
    """The sections right inside a model, and the items of its lists, by field name."""
    for name, annotation in fields(model).items():
        shape = strip(annotation)
        if get_origin(shape) in (tuple, dict):
            shape = strip(get_args(shape)[-1 if get_origin(shape) is dict else 0])
        for member in _members(shape) or (shape,):
            if _is_model(strip(member)):
                yield name, strip(member)


_ABSENT = object()


def _is_model(shape: Any) -> bool:
    return isinstance(shape, type) and issubclass(shape, BaseModel)


def _item(data: object, part: str | int) -> object:
    if isinstance(data, dict):
        return data.get(part, _ABSENT)
    if isinstance(data, list) and isinstance(part, int) and part < len(data):
        return data[part]
    return _ABSENT


def _inside(shape: Any, part: str | int) -> Any:
    """What stands at a key or an index of a shape; None where the model says nothing."""
    if _is_model(shape):
        return fields(shape).get(str(part))
    arguments = get_args(shape)
    if get_origin(shape) is dict:
        return arguments[1]
    if get_origin(shape) is tuple:
        fixed = arguments[-1] is not Ellipsis and isinstance(part, int) and part < len(arguments)
        return arguments[int(part)] if fixed else arguments[0]
    return None


def tags(shape: Any) -> dict[str, Any]:
    """The members of a union by the name that pydantic gives them in a loc."""
    found: dict[str, Any] = {}
    for member in _members(shape):
        for name in _tag_names(member):
            found[name] = member
    return found


def _tag_names(member: Any) -> tuple[str, ...]:
    if get_origin(member) is Annotated:
        return tuple(extra.tag for extra in get_args(member)[1:] if hasattr(extra, "tag"))
    kind_field = fields(member).get("type") if _is_model(member) else None
    return choices(kind_field) if kind_field is not None else ()


def _member(shape: Any, part: str | int) -> Any:
    return tags(shape).get(str(part)) if _members(shape) else None
