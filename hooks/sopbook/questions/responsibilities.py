"""Who is responsible for a step."""

from collections import Counter
from collections.abc import Iterator

from ..model.procedure import Act, Item, Step
from ..model.question import Single
from ..model.sop import Sop
from ..wording import bag, unlinked
from .choice import Stem, quoted, single
from .people import Roles


def responsibilities(sop: Sop, roles: Roles) -> Iterator[Single]:
    """One question per role, on its first critical step or else its first: the same answer twice teaches nothing."""
    asked: set[str] = set()
    for id_, part in sorted(actions(sop), key=lambda entry: not critical(entry[1])):
        if part.role is None or part.role in asked or _doubtful(sop, roles, id_, part):
            continue
        question = _question(roles, id_, part, part.role)
        if question:
            asked.add(str(part.role))
            yield question


def actions(sop: Sop) -> Iterator[tuple[str, Step | Act | Item]]:
    """The parts that tell somebody to do something, without those that say the same words twice."""
    doing = [(id_, part) for id_, part in sop.parts if isinstance(part, Step | Act | Item)]
    said = Counter(bag(part.do) for _, part in doing)
    yield from ((id_, part) for id_, part in doing if said[bag(part.do)] == 1)


def critical(part: Step | Act | Item) -> bool:
    """Whether the author marked the part as critical; nodes of a workflow cannot be."""
    return not isinstance(part, Act) and part.critical


def _doubtful(sop: Sop, roles: Roles, id_: str, part: Step | Act | Item) -> bool:
    """A text that names a role gives the answer away or leaves two; so does a level of escalation at this step."""
    substeps = [substep.do for substep in part.substeps] if isinstance(part, Step) else []
    note = None if isinstance(part, Act) else part.note
    written = [part.do, part.warning, part.record, note, *substeps]
    levels = sop.escalation.levels if sop.escalation else ()
    return any(roles.named_in(text) for text in written if text) or any(
        level.step == id_ and level.role != part.role for level in levels
    )


def _question(roles: Roles, id_: str, part: Step | Act | Item, role: str) -> Single | None:
    kind = "item" if isinstance(part, Item) else "step"
    stem = Stem(
        id=f"role-{id_}",
        q=f"Who is responsible for this {kind}?\n\n{quoted(unlinked(part.do))}",
        tests=(id_,),
        explain=f"The {kind} itself names the role: {roles.name(role)}.",
    )
    return single(stem, roles.choice(role), roles.uninvolved(role))
