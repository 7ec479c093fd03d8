"""Which tool a step needs."""

from collections.abc import Iterator

from ..model.procedure import Act, End, Faq, Item, Step
from ..model.question import Single
from ..model.registers import Registers
from ..model.sop import Sop
from ..remembering import remembered
from ..wording import bag, plain, unlinked, words
from .choice import Choice, Stem, in_order, named_first, quoted, single
from .people import Roles, naming
from .responsibilities import actions

PART = 4
"""Letters from which a word counts as part of a longer one."""
ENDING = 2
"""Letters that a longer word may have and still be the same one, as “parts” and “part”."""


def tools(sop: Sop, _roles: Roles, registers: Registers) -> Iterator[Single]:
    """One question per tool, on the first step that needs it alone and does not name it."""
    registered = _registered(registers)
    named = named_first(_used(sop), lambda key: registered[key].text if key in registered else words(key))
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
    if _named(tool, told) or _in_a_compound(tool, told):
        return None
    own = bag(tool.text)
    others = (
        other
        for other in in_order(named, registered)
        if other is not tool and not (own <= bag(other.text) or bag(other.text) <= own) and not _named(other, told)
    )
    stem = Stem(
        id=f"tool-{id_}",
        q=f"Which tool does the procedure name for this?\n\n{quoted(unlinked(part.do))}",
        tests=(id_,),
        explain=f"The tool stands at the {'item' if isinstance(part, Item) else 'step'}: {tool.text}.",
    )
    return single(stem, tool, others)


def _used(sop: Sop) -> Iterator[str]:
    """Keys of the tools of the procedure: those of its list come first."""
    yield from map(str, sop.tools)
    yield from (str(tool) for _, part in sop.parts if not isinstance(part, End | Faq) for tool in part.tools)


@remembered
def _registered(registers: Registers) -> dict[str, Choice]:
    return {str(key): Choice(str(key), plain(tool.name), at) for at, (key, tool) in enumerate(registers.tools.items())}


def _named(tool: Choice, text: str) -> bool:
    return naming(tool.text, words(tool.id)).search(text) is not None


def _in_a_compound(tool: Choice, text: str) -> bool:
    """Whether a word of the text is part of a word of the name: who scans an “Armband” takes the “Armbandscanner”."""
    said = [word for word in bag(text) if len(word) >= PART]
    return any(word in whole and len(word) + ENDING < len(whole) for whole in bag(tool.text) for word in said)


def _text(part: Step | Act | Item) -> str:
    """All that is said at a step."""
    substeps = [substep.do for substep in part.substeps] if isinstance(part, Step) else []
    more = [getattr(part, field, None) for field in ("warning", "note", "record", "result", "why")]
    return plain(" ".join([part.do, *substeps, *(text for text in more if text)]))
