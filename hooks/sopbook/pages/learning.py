"""What a browser needs to know to teach and examine one SOP: a script of its own, for the page of the SOP and for that
of its quiz, so that neither carries it. Who only reads never loads it.
"""

from ..fingerprints import part_fingerprints
from ..model.quiz import Quiz, Recertify
from ..model.sop import Sop
from ..model.text import SopId
from ..rendering import ASSETS, Writer
from ..templates import embedded
from .quiz_data import Data, places, quiz_data, recertify, revisions

LEARNING = f"{ASSETS}/learning/"
"""The folder of these scripts on the site."""

_NEIGHBOUR = "catalogue.js"


def learning_data(sop: Sop, quiz: Quiz | None) -> Data:
    """The parts of the SOP, its revisions, and its quiz; where it has none, the quiz of no question that all pass."""
    if quiz:
        return quiz_data(sop, quiz)
    known = {"parts": part_fingerprints(sop), "places": places(sop), "revisions": revisions(sop)}
    return {**known, "quiz": None, "mark": 0, "recertify": recertify(Recertify()), "refresh": [], "questions": []}


def learning_script(sop_id: SopId, data: Data) -> str:
    """A classic script that leaves what there is to learn at the id of the SOP."""
    return f"((globalThis.sopbookData??={{}}).learning??={{}})[{embedded(sop_id)}]={embedded(data)};\n"


def learning_address(sop: Sop, writer: Writer) -> str:
    """Where the script about an SOP is, seen from a page; MkDocs knows of those only that are about all SOPs."""
    return f"{writer.link(f'{ASSETS}/{_NEIGHBOUR}').removesuffix(_NEIGHBOUR)}learning/{sop.id}.js"
