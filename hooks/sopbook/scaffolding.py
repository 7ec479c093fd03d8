"""A new SOP and its quiz as text: every field that is needed, with guidance as comments, or another SOP to start from.

Pure: it gives texts and names, and writes nothing.
"""

import re
from collections import Counter
from collections.abc import Collection, Iterable, Mapping
from dataclasses import dataclass
from datetime import date

from .destinations import destinations
from .handbook import Handbook
from .model.sop import Sop
from .model.text import SopId
from .reading.authored import AuthoredQuiz, AuthoredSop
from .skeletons import BODY, GENERATE, HEAD, PARTS, QUIZ, TAIL, TESTED
from .splicing import Manuscript, Splice, scalar
from .verbatim import blanked
from .wording import in_ascii

_ARTICLES = "a an the of to for in on at and or with your our how do doing from by is"
_FILLERS = frozenset(_ARTICLES.split())
_ID = re.compile(rb"^id:[ \t]*[\"']?([A-Z][A-Z0-9-]+)", re.MULTILINE)
_FRONT = 4000
"""Bytes at the beginning of a page in which its id is looked for."""


@dataclass(frozen=True, slots=True)
class Plan:
    """What a new SOP is to be."""

    id: SopId
    title: str
    format: str
    owner: str
    author: str
    day: date
    area: str = ""


def next_id(title: str, area: str, handbook: Handbook, gone: Collection[str] = ()) -> SopId:
    """A free id: the prefix of the area, the title's first telling word, and the next free number of that pair.

    `gone` are the ids of SOPs that were removed.
    """
    first = f"{_prefix(area, handbook)}-{_word(title)}"
    taken = {*_taken(handbook), *gone}
    number = 1 + max(
        (int(match[1]) for each in taken if (match := re.fullmatch(rf"{first}-(\d{{1,9}})", each))), default=0
    )
    return SopId(f"{first}-{number:03}")


def _taken(handbook: Handbook) -> set[str]:
    """Every id that is or was given: also those that live on only as what an SOP replaced, or in a quiz."""
    taken = {str(sop_id) for sop_id in (*handbook.sops, *handbook.quizzes)}
    return taken | {str(old) for authored in handbook.sops.values() for old in authored.sop.supersedes}


def is_taken(sop_id: str, handbook: Handbook, gone: Collection[str] = ()) -> bool:
    """Whether an id is or was given; `gone` are the ids of SOPs that were removed."""
    return sop_id in gone or sop_id in _taken(handbook)


def ids_in(pages: Iterable[bytes]) -> frozenset[str]:
    """The ids that pages give themselves, also where the rest of a page cannot be read any more."""
    return frozenset(match[1].decode() for page in pages if (match := _ID.search(page[:_FRONT])))


def _prefix(area: str, handbook: Handbook) -> str:
    """The first group that most ids of an area have; of the whole handbook for an area that is new and has no name."""
    here = [sop_id for sop_id in handbook.sops if handbook.area(sop_id) == area]
    counted = Counter(str(sop_id).split("-")[0] for sop_id in (here or ([] if area else handbook.sops)))
    if counted:
        return min(counted, key=lambda prefix: (-counted[prefix], prefix))
    letters = re.sub(r"[^A-Z]", "", in_ascii(area).upper())
    return letters[:4] if len(letters) > 1 else "SOP"


def _word(title: str) -> str:
    words = [word for word in re.findall(r"[A-Za-z]+", in_ascii(title)) if word.lower() not in _FILLERS]
    return (words[0] if words else "NEW").upper()[:3]


def file_name(title: str) -> str:
    """The title as the name of a file, without ending."""
    return re.sub(r"[^a-z0-9]+", "-", in_ascii(title).lower()).strip("-")[:80].strip("-") or "new-sop"


def usual_owner(area: str, handbook: Handbook) -> str:
    """Who owns most SOPs of an area, else of the handbook, else the first role that there is."""
    here = [sop.owner for sop in handbook.areas.get(area, ())]
    owners = Counter(map(str, here or [authored.sop.owner for authored in handbook.sops.values()]))
    if owners:
        return min(owners, key=lambda owner: (-owners[owner], owner))
    return next(iter(map(str, handbook.registers.roles)), "team-lead")


def new_sop(plan: Plan) -> str:
    """The file of a new SOP, with guidance as comments."""
    title = scalar(plan.title, flow=False)
    head = HEAD.format(
        id=plan.id,
        title=title,
        format=plan.format,
        owner=plan.owner,
        day=plan.day.isoformat(),
        author=scalar(plan.author, flow=False),
    )
    part = PARTS[plan.format].replace("<owner>", plan.owner).replace("<folder>", file_name(plan.title))
    return f"---\n{head}{part}{TAIL}---\n\n{BODY}"


def new_quiz(plan: Plan) -> str:
    """The file of a new quiz: questions made from the SOP, and an example to write one's own."""
    tested, what = TESTED[plan.format]
    return QUIZ.format(
        id=plan.id,
        title=scalar(plan.title, flow=False),
        generate=GENERATE[plan.format],
        tested=tested,
        space=" " * (20 - len(tested)),
        what=what,
    )


def from_sop(authored: AuthoredSop, raw: bytes, plan: Plan) -> bytes:
    """The file of another SOP as the start of a new one: a draft, with an id, a title and a history of its own."""
    manuscript = Manuscript.of(raw, authored.source)
    data: Mapping[str, object] = authored.source.data  # type: ignore[assignment]
    revision = _REVISION.format(day=plan.day.isoformat(), author=scalar(plan.author, flow=False))
    blocks = {
        "id": f"id: {plan.id}",
        "title": f"title: {scalar(plan.title, flow=False)}",
        "format": f"format: {plan.format}",
        "status": "status: draft",
        "version": 'version: "0.1"',
        "owner": f"owner: {plan.owner}",
        "revisions": revision,
        "effective": "",
        "supersedes": "",
        "pilot": "",
        "review": f"review: {{every: {authored.sop.review.every}}}" if authored.sop.review else "",
    }
    return manuscript.spliced(manuscript.with_block(name, text) for name, text in blocks.items() if name in data)


def from_quiz(authored: AuthoredQuiz, raw: bytes, plan: Plan) -> bytes:
    """The file of another SOP's quiz for a new one."""
    manuscript = Manuscript.of(raw, authored.source)
    splices: list[Splice] = [manuscript.with_value(("sop",), plan.id)]
    if authored.quiz.title is not None:
        splices.append(manuscript.with_block("title", f"title: {scalar(plan.title, flow=False)}"))
    return manuscript.spliced(splices)


def links_beside(sop: Sop, body: str) -> Collection[str]:
    """What an SOP refers to by its place: pictures and files, which a copy in another folder would miss."""
    images = [step.image.src for step in sop.steps if step.image]
    files = [reference.file for reference in sop.references if reference.file]
    linked = [each.address for each in destinations(blanked(body))]
    return [*images, *files, *(address for address in linked if not _FROM_ANYWHERE.match(address))]


_FROM_ANYWHERE = re.compile(r"[a-z]+:|[#/]", re.IGNORECASE)
"""How an address begins that leads to the same from any folder."""


_REVISION = """revisions:
  - version: "0.1"
    date: {day}
    author: {author}
    summary: First draft."""
