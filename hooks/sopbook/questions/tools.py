"""Which tool a step needs."""

from collections.abc import Iterator
from itertools import chain

from ..fingerprints import parts
from ..model.procedure import Act, End, Faq, Item, Step
from ..model.question import Single
from ..model.registers import Registers
from ..model.sop import Sop
from ..remembering import remembered
from ..wording import bag, plain, unlinked, words
from .choice import Choice, Stem, quoted, single
from .people import Roles, naming
from .responsibilities import actions


def tools(sop: Sop, _roles: Roles, registers: Registers) -> Iterator[Single]:
    """One question per tool, on the first step that needs it alone and does not name it."""
    named, registered = _named_by(sop, registers), _registered(registers)
    asked: set[str] = set()
    for id_, part in actions(sop):
        if len(part.tools) != 1 or part.uses or part.tools[0] in asked:
            continue
        question = _question(id_, part, named, registered)
        if question:
            asked.add(part.tools[0])
            yield question


def _question(
    id_: str, part: Step | Act | Item, named: dict[str, Choice], registered: dict[str, Choice]
) -> Single | None:
    """None where the text names the tool; what the text names beside it is never offered."""
    tool, told = named[part.tools[0]], _text(part)
    if _named(tool, told):
        return None
    own = bag(tool.text)
    others = (
        other
        for other in chain(named.values(), (each for key, each in registered.items() if key not in named))
        if other is not tool and not (own <= bag(other.text) or bag(other.text) <= own) and not _named(other, told)
    )
    stem = Stem(
        id=f"tool-{id_}",
        q=f"Which tool does the procedure name for this?\n\n{quoted(unlinked(part.do))}",
        tests=(id_,),
        explain=f"The tool stands at the {'item' if isinstance(part, Item) else 'step'}: {tool.text}.",
    )
    return single(stem, tool, others)


def _named_by(sop: Sop, registers: Registers) -> dict[str, Choice]:
    """The tools of the procedure by their keys, in its order; their ranks are below those of the register."""
    used = [tool for _, part in parts(sop) if not isinstance(part, End | Faq) for tool in part.tools]
    keys, registered = dict.fromkeys([*map(str, sop.tools), *map(str, used)]), _registered(registers)
    names = {key: registered[key].text if key in registered else words(key) for key in keys}
    return {key: Choice(key, name, place - len(keys)) for place, (key, name) in enumerate(names.items())}


@remembered
def _registered(registers: Registers) -> dict[str, Choice]:
    return {str(key): Choice(str(key), plain(tool.name), at) for at, (key, tool) in enumerate(registers.tools.items())}


def _named(tool: Choice, text: str) -> bool:
    return naming(tool.text, words(tool.id)).search(text) is not None


def _text(part: Step | Act | Item) -> str:
    """All that is said at a step."""
    substeps = [substep.do for substep in part.substeps] if isinstance(part, Step) else []
    more = [getattr(part, field, None) for field in ("warning", "note", "record", "result", "why")]
    return plain(" ".join([part.do, *substeps, *(text for text in more if text)]))
