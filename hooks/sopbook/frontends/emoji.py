"""Emoji by name, such as `:smile:`, as characters: Material shows pictures of another site for them."""

from collections.abc import Callable
from functools import partial
from typing import Any

from mkdocs.config.defaults import MkDocsConfig

_EXTENSION = "pymdownx.emoji"
_FROM_ELSEWHERE = {"pymdownx.emoji", "material.extensions.emoji", "materialx.emoji"}
"""The modules whose generators name pictures of another site."""


def as_characters(config: MkDocsConfig) -> None:
    """Let the extension for emoji write characters, unless a team shows pictures of its own; icons stay icons."""
    if _EXTENSION not in config.markdown_extensions:
        return
    settings = config.mdx_configs.setdefault(_EXTENSION, {})
    generator = settings.get("emoji_generator")
    if "image_path" in (settings.get("options") or {}):
        return
    if generator is None or getattr(generator, "__module__", "") in _FROM_ELSEWHERE:
        settings["emoji_generator"] = partial(_character, generator)


def _character(icon: Callable[..., Any] | None, *given: Any) -> Any:
    """What stands for an emoji of this name and these code points; an icon of the theme has no code points.

    Name and code points, as hexadecimal digits with hyphens between, are the second and the fourth of the nine values
    that the extension gives to a generator.
    """
    name, points = given[1], given[3]
    if points:
        return "".join(chr(int(point, 16)) for point in points.split("-"))
    return icon(*given) if icon else name
