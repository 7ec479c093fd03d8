"""Where templates are rendered with holes: filters, tests and joined texts wait for the page that fills them."""

from collections.abc import Callable, Iterable, Mapping
from typing import Any

from jinja2 import Environment, Template, pass_context

from .holes import Hole, asked, over_holes


def waiting(environment: Environment) -> Environment:
    """The same environment, in which what is made of holes waits, and addresses are as seen from a frame."""
    made = environment.overlay()
    made.template_class = _joining(environment.template_class)
    tests: Mapping[str, Any] = environment.tests
    made.tests = {name: asked(test) for name, test in tests.items()}
    made.filters = {name: over_holes(filter_) for name, filter_ in environment.filters.items()}
    for name in ("url", "script_tag"):
        made.filters[name] = _seen_from_page(environment.filters[name])
    return made


def _joining(template_class: type[Template]) -> type[Template]:
    """Templates in which a text that is joined (`~`) waits as well where a part of it is a hole."""

    class Joining(template_class):  # type: ignore[misc, valid-type]
        @classmethod
        def from_code(cls, *args: Any, **kwargs: Any) -> Any:
            template = super().from_code(*args, **kwargs)
            names = template.root_render_func.__globals__
            for name in ("str_join", "markup_join"):
                names[name] = _joined(names[name])
            return template

    return Joining


def _joined(join: Callable[[Iterable[Any]], str]) -> Callable[[Iterable[Any]], Any]:
    join_later = over_holes(lambda *texts: join(texts))
    return lambda texts: join_later(*texts)


def _seen_from_page(filter_: Callable[..., Any]) -> Callable[..., Any]:
    @pass_context
    def address(context: Any, value: Any) -> Any:
        stand_in = context["page"]
        if isinstance(value, Hole):
            base = context["base_url"]
            return value.map(lambda known: filter_({"page": stand_in.shown[0], "base_url": base}, known))
        stand_in.targets[str(value)] += 1
        return filter_({"page": stand_in.place, "base_url": context["base_url"]}, value)

    return address
