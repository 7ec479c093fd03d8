"""The templates of fragments: the team's overrides first, then the engine's; rendered as often as an SOP has parts."""

import re
from collections.abc import Callable, Iterable, Mapping
from datetime import date
from functools import cache
from hashlib import sha256
from pathlib import Path
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, TemplateNotFound, pass_context
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.meta import find_referenced_templates
from jinja2.runtime import Context, Macro
from markupsafe import Markup
from pydantic_core import to_json

from . import template_code
from .compiled import Compiled

THEME = Path(__file__).parent / "theme"
"""The engine's own templates and assets; a team's overrides win over them file by file."""

_VERBATIM = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_LINES = re.compile(r"[ \t]*\n\s*")


def edition_of(overrides: Iterable[Path], settings: str) -> str:
    """What tells the scripts, styles and templates of a site from those of another edition: the beginning of a digest.

    They fit together, and a browser may keep any of them from before the site was published anew.
    """
    digest = sha256(settings.encode())
    for folder in (*overrides, THEME):
        for path in sorted(path for part in _PARTS for path in (folder / part).rglob("*") if path.is_file()):
            digest.update(path.relative_to(folder).as_posix().encode() + path.read_bytes())
    return digest.hexdigest()[:8]


_PARTS = ("sopbook", "assets/sopbook")


class Templates:
    """Fills the templates of the `sopbook` folder."""

    def __init__(self, overrides: Iterable[Path]) -> None:
        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in (*overrides, THEME)]),
            extensions=[ClosedUp],
            autoescape=True,
            bytecode_cache=Compiled([THEME], [Path(__file__), Path(template_code.__file__)]),
            auto_reload=False,  # every build has templates of its own
            cache_size=-1,  # and keeps all of them
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        template_code.set_up(environment, THEME, _AUTHORED)
        environment.filters |= _AUTHORED | {"embedded": embedded, "day": day, "figure": figure, "channel": channel}
        self.globals: Mapping[str, Any] = environment.globals
        """What all templates see, to be among the values of those that are filled."""
        self._environment = environment
        self._named = cache(environment.get_template)
        self.sources = cache(self._sources)
        """The sources of a template and of all that it includes, by their names."""

    def filled(self, name: str, values: dict[str, object]) -> str:
        """One template with its values, the globals among them; undefined names are errors."""
        template = self._named(f"sopbook/{name}")
        context = template.new_context(values, shared=True)
        try:
            return "".join(template.root_render_func(context))
        except Exception:  # noqa: BLE001 -- it is raised again, with the line of the template
            template.environment.handle_exception()

    def macros(self, name: str, values: Mapping[str, object]) -> "Macros":
        """The macros of one template, which see these values."""
        return Macros(lambda: self._named(f"sopbook/{name}").make_module({**values}))

    def _sources(self, name: str) -> Mapping[str, str]:
        environment, waiting, found = self._environment, [f"sopbook/{name}"], dict[str, str]()
        while waiting:
            at = waiting.pop()
            if at not in found:
                found[at] = self._source(at)
                named = {*find_referenced_templates(environment.parse(found[at]))}
                waiting += environment.list_templates() if None in named else filter(None, named)
        return found

    def _source(self, name: str) -> str:
        """The text of a template, empty where there is none."""
        try:
            return self._environment.loader.get_source(self._environment, name)[0] if self._environment.loader else ""
        except TemplateNotFound:
            return ""


class Macros:
    """The macros of a template, made when the first is called: most quizzes need none."""

    def __init__(self, made: Callable[[], TemplateModule]) -> None:
        self._made = made

    def __getattr__(self, name: str) -> Any:
        vars(self).update(vars(self._made()))
        return object.__getattribute__(self, name)


class Sayings(dict[tuple[str, str], "_Remembered"]):
    """What macros with one argument have said, by their names and by where they were asked."""

    def of(self, place: str, macro: Macro) -> Callable[[Any], str]:
        """The macro, asked once at a place for each argument."""
        if (macro.name, place) not in self:
            self[macro.name, place] = _Remembered(macro)
        return self[macro.name, place].__getitem__


class _Remembered(dict[Any, str]):
    """What one macro has said, by its argument; of very many only the last ones."""

    __slots__ = ("_macro",)

    def __init__(self, macro: Macro) -> None:
        self._macro = macro

    def __missing__(self, argument: Any) -> str:
        if len(self) >= _MOST_REMEMBERED:
            self.clear()
        said = self[argument] = self._macro(argument)
        return said


_MOST_REMEMBERED = 1_000


class ClosedUp(Extension):
    """Leaves the indentation of templates out of pages, where it would weigh as much as the words."""

    def preprocess(self, source: str, name: str | None, filename: str | None = None) -> str:  # noqa: ARG002
        """The source of a template with its lines at the margin; what is shown as it is written stays."""
        return closed_up(source)


def closed_up(html: str) -> str:
    """HTML whose lines begin at the margin, none of them empty; what is shown as it is written stays."""
    cut = _VERBATIM.split(html)
    cut[::2] = [_LINES.sub("\n", text) for text in cut[::2]]
    return "".join(cut)


@pass_context
def _inline(context: Context, text: str) -> Markup:
    html: Markup = context.parent["writer"].inline(text)
    return html


@pass_context
def _label(context: Context, text: str) -> Markup:
    html: Markup = context.parent["writer"].label(text)
    return html


@pass_context
def _prose(context: Context, text: str) -> Markup:
    html: Markup = context.parent["writer"].prose(text)
    return html


_AUTHORED = {"inline": _inline, "label": _label, "prose": _prose}
"""The filters that make HTML of what authors wrote."""


def day(value: date) -> str:
    """A day as people read it: `2 October 2026`."""
    return f"{value.day} {value:%B %Y}"


def figure(value: float) -> str:
    """A number as people write it: `15`, not `15.0`."""
    return str(int(value)) if value == int(value) else repr(value)


def channel(value: str) -> str:
    """A channel as people read it: `e-mail`, `in person`."""
    return {"email": "e-mail", "in-person": "in person", "social": "social media"}.get(value, value)


def embedded(value: object) -> Markup:
    """JSON that is safe inside a `<script type="application/json">`; its keys stand as they were given."""
    text = to_json(value).decode()
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
