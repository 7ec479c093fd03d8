"""What a browser needs to know to teach and examine one SOP: a script of its own, for the page of the SOP and for that
of its quiz, so that neither carries it. Who only reads never loads it.

Page and script are two files, and browsers may keep one of them from before a handbook was published anew. So a page
names the edition of its script: in the address, which is another one with every change, and for the browser to compare.
"""

from hashlib import sha256

from ..fingerprints import part_fingerprints
from ..model.quiz import Quiz, Recertify
from ..model.sop import Sop
from ..model.text import SopId
from ..rendering import ASSETS, Press, Writer
from ..templates import embedded
from .quiz_answers import Answers
from .quiz_data import Data, places, quiz_data, recertify, revisions

LEARNING = f"{ASSETS}/learning/"
"""The folder of these scripts on the site."""

_NEIGHBOUR = "catalogue.js"

_FORM = 2
"""Changes with what these scripts are made of, so that nobody reads a page with a script of another form."""


def learning_data(sop: Sop, quiz: Quiz | None) -> Data:
    """The parts of the SOP, its revisions, and its quiz; where it has none, the quiz of no question that all pass."""
    if quiz:
        return quiz_data(sop, quiz)
    known = {"parts": part_fingerprints(sop), "places": places(sop), "revisions": revisions(sop)}
    return {**known, "quiz": None, "mark": 0, "recertify": recertify(Recertify()), "refresh": [], "questions": []}


def learning_script(press: Press, sop_id: SopId, data: Data, answers: Answers) -> str:
    """A classic script that leaves what there is to learn at the id of the SOP; its edition is noted in the press.

    The edition tells nothing of `answers`: `data` changes with every word of them, and what they link to is elsewhere.
    """
    json = embedded(data)
    press.editions[sop_id] = _edition(json)
    known = f'{{"edition":"{press.editions[sop_id]}","answers":{embedded(answers)},{json[1:]}'
    return f"((globalThis.sopbookData??={{}}).learning??={{}})[{embedded(sop_id)}]={known};\n"


def edition_of(press: Press, sop_id: SopId) -> str:
    """What tells this state of the script about an SOP from others: the beginning of a digest."""
    if sop_id not in press.editions:
        data = learning_data(press.handbook.sop(sop_id), press.quizzes.get(sop_id))
        press.editions[sop_id] = _edition(embedded(data))
    return press.editions[sop_id]


def _edition(json: str) -> str:
    return sha256(f"{_FORM} {json}".encode()).hexdigest()[:12]


def learning_address(sop: Sop, writer: Writer) -> str:
    """Where the script about an SOP is, seen from a page; MkDocs knows of those only that are about all SOPs."""
    place = writer.link(f"{ASSETS}/{_NEIGHBOUR}").removesuffix(_NEIGHBOUR)
    return f"{place}learning/{sop.id}.js?{edition_of(writer.press, sop.id)}"
