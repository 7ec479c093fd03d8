"""The templates of fragments: the team's overrides first, then the engine's; rendered as often as an SOP has parts."""

import json
import re
from collections.abc import Iterable, Mapping, MutableMapping
from datetime import date
from functools import cache
from pathlib import Path
from types import BuiltinFunctionType, FunctionType, MethodType
from typing import Any

from jinja2 import ChoiceLoader, Environment, FileSystemLoader, StrictUndefined, Template, Undefined, pass_context
from jinja2.compiler import CodeGenerator, Frame
from jinja2.environment import TemplateModule
from jinja2.ext import Extension
from jinja2.nodes import Call, Expr, Filter
from jinja2.runtime import Context, Macro
from markupsafe import Markup, escape

from .compiled import Compiled
from .model.text import Duration, Key, SopId, Version

THEME = Path(__file__).parent / "theme"
"""The engine's own templates and assets; a team's overrides win over them file by file."""

_VERBATIM = re.compile(r"(<(?:pre|textarea|script|style)\b.*?</(?:pre|textarea|script|style)>)", re.DOTALL)
_LINES = re.compile(r"[ \t]*\n\s*")


class Templates:
    """Fills the templates of the `sopbook` folder."""

    def __init__(self, overrides: Iterable[Path]) -> None:
        environment = Environment(
            loader=ChoiceLoader([FileSystemLoader(folder) for folder in (*overrides, THEME)]),
            extensions=[ClosedUp],
            autoescape=True,
            bytecode_cache=Compiled([THEME], [Path(__file__)]),
            auto_reload=False,  # every build has templates of its own
            undefined=StrictUndefined,
            trim_blocks=True,
            lstrip_blocks=True,
        )
        environment.code_generator_class = _Plainly
        environment.template_class = _Quick
        environment.context_class = _Direct
        environment.filters |= _AUTHORED | {"embedded": embedded, "day": day, "figure": figure, "channel": channel}
        environment.globals["remembered"] = lambda macro: _Remembered(macro).__getitem__
        self._named = cache(environment.get_template)

    def filled(self, name: str, values: Mapping[str, object]) -> str:
        """One template with its values; undefined names are errors."""
        return self._named(f"sopbook/{name}").render(values)

    def macros(self, name: str, values: Mapping[str, object]) -> TemplateModule:
        """The macros of one template, which see these values."""
        return self._named(f"sopbook/{name}").make_module({**values})


class _Plainly(CodeGenerator):
    """Leaves out of the code of templates what they never need: it runs some thousand times for a page."""

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """The beginning of something that is shown: authored text has become HTML already."""
        if isinstance(node, Filter) and node.name in _AUTHORED:
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def visit_Call(  # noqa: N802 -- the name and the shape are theirs
        self,
        node: Call,
        frame: Frame,
        forward_caller: bool = False,  # noqa: FBT001, FBT002
    ) -> None:
        """The code of a call, without the variables of loops and blocks, which nothing asks for that is called here."""
        frame = frame.copy()
        frame.loop_frame = frame.block_frame = False
        super().visit_Call(node, frame, forward_caller=forward_caller)


class _Quick(Template):
    """A template that makes no `Markup` of every value it shows: what it writes is HTML in any case.

    It has no globals of its own beside those of its environment, which are copied each time it is rendered.
    """

    @classmethod
    def _from_namespace(
        cls,
        environment: Environment,
        namespace: MutableMapping[str, Any],
        globals: MutableMapping[str, Any],  # noqa: A002, ARG003 -- the name is theirs
    ) -> Template:
        namespace.update({"escape": _escaped, "Macro": _Called, "Undefined": lambda _: _NOTHING})
        return super()._from_namespace(environment, namespace, environment.globals)


class _Direct(Context):
    """A context that calls macros and ordinary functions without asking what else they would like to be given."""

    def call(self, called: Any, /, *args: Any, **named: Any) -> Any:
        """What a template calls, with its values."""
        kind = type(called)
        if kind is _Called or (kind in _ORDINARY and not hasattr(called, "jinja_pass_arg")):
            return called(*args, **named)
        return super().call(called, *args, **named)


class _Called(Macro):
    """A macro that is nearly always called with all its arguments by their places, and without a block."""

    def __call__(self, *args: Any, **named: Any) -> str:
        """The HTML of the macro."""
        if named or self.caller or len(args) != self._argument_count:
            return super().__call__(*args, **named)
        return str.__new__(Markup, self._func(*args))


class _Remembered(dict[Any, str]):
    """What a macro with one argument has said, by its argument."""

    __slots__ = ("_macro",)

    def __init__(self, macro: Macro) -> None:
        self._macro = macro

    def __missing__(self, argument: Any) -> str:
        said = self[argument] = self._macro(argument)
        return said


_TEXTS = {str, Duration, Key, SopId, Version}
_ORDINARY = {FunctionType, MethodType, BuiltinFunctionType}

_NOTHING = Undefined()
"""What a condition without `else` gives where it does not hold: the same thing each time, and no words why."""


def _escaped(value: Any) -> str:
    """The value as HTML; most of what is shown is HTML already, or has nothing in it to be escaped."""
    kind = type(value)
    if kind is Markup:
        return value  # type: ignore[no-any-return]
    if kind in _TEXTS and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value  # type: ignore[no-any-return]
    if value is _NOTHING:
        return ""
    if kind is int or kind is float:
        return str(value)
    return escape(value)


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
    """JSON that is safe inside a `<script type="application/json">`."""
    text = json.dumps(value, ensure_ascii=False, separators=(",", ":"), sort_keys=True)
    return Markup(text.replace("<", "\\u003c").replace("\u2028", "\\u2028").replace("\u2029", "\\u2029"))
