"""The page that tells every setting of a handbook."""

import ast
import inspect
from itertools import pairwise

from pydantic import BaseModel

from .. import settings
from ..settings import Settings
from .fields import inside
from .markdown import anchor, page, sentence, table
from .values import left_out, name_of, value


def settings_page() -> str:
    """Every setting in `mkdocs.yml`."""
    parts = [model for model in inside(Settings) if model is not Settings]
    return page(
        "Every setting",
        "Settings stand in `mkdocs.yml`: under `extra: sopbook:` where Sopbook is the hook of a clone, under "
        "`plugins: - sopbook:` where it is an installed plugin. All of them may be left out.",
        _table(Settings),
        *(f"## {name_of(model)}\n\n{sentence(model.__doc__ or '')}\n\n{_table(model)}" for model in parts),
    )


def meanings(model: type[BaseModel]) -> dict[str, str]:
    """What each setting means: the docstring below it."""
    tree = ast.parse(inspect.getsource(settings))
    body = next(node.body for node in tree.body if isinstance(node, ast.ClassDef) and node.name == model.__name__)
    found = {}
    for node, after in pairwise(body):
        if isinstance(node, ast.AnnAssign) and isinstance(node.target, ast.Name) and isinstance(after, ast.Expr):
            found[node.target.id] = sentence(str(ast.literal_eval(after.value)))
    return found


def _table(model: type[BaseModel]) -> str:
    says = meanings(model)
    rows = [
        (f"`{name}`", says.get(name, ""), value(info, lambda part: f"#{anchor(name_of(part))}"), left_out(info))
        for name, info in model.model_fields.items()
    ]
    return table(("Setting", "What it means", "Value", "If left out"), rows)
