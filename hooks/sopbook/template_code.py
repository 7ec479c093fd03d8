"""How templates become Python: it runs some thousand times for a page, so what it never needs is left out.

Templates of the engine take attributes as Python does, in half the time; those that a team writes ask as Jinja does,
for an item where there is no such attribute, and for neither without an error until it is shown.
"""

from collections.abc import Callable, Iterable, MutableMapping
from keyword import iskeyword
from pathlib import Path
from typing import Any

from jinja2 import Environment, Template
from jinja2.compiler import CodeGenerator, Frame
from jinja2.nodes import Call, CondExpr, Const, Expr, Filter, Getattr, Test
from jinja2.runtime import Macro
from jinja2.utils import missing
from markupsafe import Markup, escape

from .model.text import Duration, Key, SopId, Version


def set_up(environment: Environment, own: Path, authored: Iterable[str]) -> None:
    """Let the environment make such code; templates below `own` are the engine's, filters `authored` give HTML."""
    made = {"_own": own, "_authored": frozenset(authored)}
    environment.code_generator_class = type("Plainly", (_Plainly,), made)
    environment.template_class = _Quick


class _Plainly(CodeGenerator):
    """Writes the code of one template."""

    _own: Path
    _authored: frozenset[str]
    _testing = False

    def _output_child_pre(self, node: Expr, frame: Frame, finalize: CodeGenerator._FinalizeInfo) -> None:
        """The beginning of something that is shown: what has become HTML already is not looked at again."""
        if self._is_html(node):
            self.write("(")
        else:
            super()._output_child_pre(node, frame, finalize)

    def _is_html(self, node: Expr | None) -> bool:
        if isinstance(node, CondExpr):
            return self._is_html(node.expr1) and (node.expr2 is None or self._is_html(node.expr2))
        if isinstance(node, Const):
            return isinstance(node.value, str) and escape(node.value) == node.value
        return isinstance(node, Filter) and node.name in self._authored

    def visit_CondExpr(self, node: CondExpr, frame: Frame) -> None:  # noqa: N802 -- these names are theirs
        """A condition; where there is no `else` it gives no text, not something undefined that knows why it is."""
        node.expr2 = node.expr2 or Const("")
        super().visit_CondExpr(node, frame)

    def visit_Call(self, node: Call, frame: Frame, forward_caller: bool = False) -> None:  # noqa: N802, FBT001, FBT002
        """A call; one with nothing but values needs nobody who asks first what else the function would like to know."""
        if forward_caller or node.kwargs or node.dyn_args or node.dyn_kwargs:
            super().visit_Call(node, frame, forward_caller=forward_caller)
            return
        self.visit(node.node, frame)
        self.write("(")
        for value in node.args:
            self.visit(value, frame)
            self.write(", ")
        self.write(")")

    def visit_Getattr(self, node: Getattr, frame: Frame) -> None:  # noqa: N802
        """An attribute."""
        if self._is_own and not self._testing and not iskeyword(node.attr):
            self.visit(node.node, frame)
            self.write(f".{node.attr}")
        else:
            super().visit_Getattr(node, frame)

    def visit_Test(self, node: Test, frame: Frame) -> None:  # noqa: N802
        """A test, such as whether something is there."""
        before, self._testing = self._testing, True
        super().visit_Test(node, frame)
        self._testing = before

    @property
    def _is_own(self) -> bool:
        return self.filename is not None and self._own in Path(self.filename).parents


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
        namespace.update({"escape": _escaped, "Macro": _Called})
        return super()._from_namespace(environment, namespace, environment.globals)


class _Called(Macro):
    """A macro that is nearly always called with its arguments by their places, and without a block."""

    def __init__(self, environment: Environment, func: Callable[..., str], *about: Any) -> None:
        super().__init__(environment, func, *about)
        self._simple = not (self.caller or self.catch_kwargs or self.catch_varargs)
        func.__defaults__ = (missing,) * self._argument_count

    def __call__(self, *args: Any, **named: Any) -> str:
        """The HTML of the macro."""
        if named or not self._simple or len(args) > self._argument_count:
            return super().__call__(*args, **named)
        return str.__new__(Markup, self._func(*args))


_FORMED = {Duration, Key, SopId, Version}
"""Texts whose forms leave nothing to be escaped."""


def _escaped(value: Any) -> str:
    """The value as HTML; most of what is shown is HTML already, or has nothing in it to be escaped."""
    kind = type(value)
    if kind is Markup or kind in _FORMED:
        return value  # type: ignore[no-any-return]
    if kind is str and not ("&" in value or "<" in value or ">" in value or '"' in value or "'" in value):
        return value  # type: ignore[no-any-return]
    if kind is int or kind is float:
        return str(value)
    return escape(value)
