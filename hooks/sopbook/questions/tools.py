"""Which tool a step needs."""

from collections.abc import Iterator

from ..fingerprints import parts
from ..model.procedure import Act, End, Faq, Item, Step
from ..model.question import Single
from ..model.registers import Registers
from ..model.sop import Sop
from ..wording import bag, plain, unlinked, words
from .choice import Choice, Stem, quoted, single
from .people import Roles, naming
from .responsibilities import actions


def tools(sop: Sop, _roles: Roles, registers: Registers) -> Iterator[Single]:
    """One question per tool, on the first step that needs it alone and does not name it."""
    names = {key: _name(key, registers) for key in _known(sop, registers)}
    asked: set[str] = set()
    for id_, part in actions(sop):
        if len(part.tools) != 1 or part.uses or part.tools[0] in asked:
            continue
        question = _question(id_, part, names)
        if question:
            asked.add(part.tools[0])
            yield question


def _question(id_: str, part: Step | Act | Item, names: dict[str, str]) -> Single | None:
    """None where the text names the tool; what the text names beside it is never offered."""
    tool, told = part.tools[0], _text(part)
    if _named(tool, names[tool], told):
        return None
    own, order = bag(names[tool]), list(names)
    others = [
        Choice(key, name, order.index(key))
        for key, name in names.items()
        if key != tool and not (own <= bag(name) or bag(name) <= own) and not _named(key, name, told)
    ]
    stem = Stem(
        id=f"tool-{id_}",
        q=f"Which tool does the procedure name for this?\n\n{quoted(unlinked(part.do))}",
        tests=(id_,),
        explain=f"The tool stands at the {'item' if isinstance(part, Item) else 'step'}: {names[tool]}.",
    )
    return single(stem, Choice(tool, names[tool], order.index(tool)), others)


def _known(sop: Sop, registers: Registers) -> list[str]:
    """Keys of all tools, those of the procedure first."""
    used = [tool for _, part in parts(sop) if not isinstance(part, End | Faq) for tool in part.tools]
    return list(dict.fromkeys([*map(str, sop.tools), *map(str, used), *map(str, registers.tools)]))


def _name(key: str, registers: Registers) -> str:
    tool = registers.tools.get(key)  # type: ignore[call-overload]
    return plain(tool.name) if tool else words(key)


def _named(key: str, name: str, text: str) -> bool:
    return naming(name, words(key)).search(text) is not None


def _text(part: Step | Act | Item) -> str:
    """All that is said at a step."""
    substeps = [substep.do for substep in part.substeps] if isinstance(part, Step) else []
    more = [getattr(part, field, None) for field in ("warning", "note", "record", "result", "why")]
    return plain(" ".join([part.do, *substeps, *(text for text in more if text)]))
