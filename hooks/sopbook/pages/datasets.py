"""What pages under Training know about the whole handbook: two classic scripts, loaded only where they are needed.

Scripts and not JSON, because pages on `file://` can load a script and nothing else. No page carries what is in them,
so that no page grows with the handbook.
"""

from collections.abc import Callable, Iterator
from typing import Any

from ..fingerprints import part_fingerprints, parts, quiz_fingerprint
from ..handbook import Handbook
from ..lists.naming import roles_of
from ..model.quiz import Quiz
from ..model.registers import LearningPath
from ..model.sop import Revision, Sop
from ..questions.drawing import asked
from ..rendering import ASSETS, Press, quiz_uri
from ..templates import embedded
from ..wording import plain
from .quiz_data import days, listed_quiz, recertify

Data = dict[str, Any]

Address = Callable[[str], str]
"""Where a page or file of the docs folder is on the site, seen from the site's root."""


def datasets(press: Press, address: Address) -> Iterator[tuple[str, str]]:
    """Each script by its path on the site: the catalogue of SOPs, paths and roles; and the keys of all quizzes."""
    yield f"{ASSETS}/catalogue.js", _script("catalogue", catalogue(press, address))
    yield f"{ASSETS}/quizzes.js", _script("quizzes", quizzes(press))


def catalogue(press: Press, address: Address) -> Data:
    """What there is to learn: every SOP with the state of its parts, learning paths, and the names of roles."""
    handbook = press.handbook
    registers = handbook.registers
    return {
        "handbook": press.handbook_id,
        "sops": [_sop(handbook, sop_id, press.quizzes.get(sop_id), address) for sop_id in sorted(handbook.sops)],
        "paths": [_path(key, path) for key, path in registers.paths.items()],
        "roles": {key: plain(role.name) for key, role in registers.roles.items()},
    }


def quizzes(press: Press) -> Data:
    """The questions of every quiz and what is right, so that responses can be graded anew on another page."""
    return {sop_id: listed_quiz(press.handbook.sop(sop_id), quiz) for sop_id, quiz in sorted(press.quizzes.items())}


def _sop(handbook: Handbook, sop_id: str, quiz: Quiz | None, address: Address) -> Data:
    sop = handbook.sop(sop_id)
    return {
        "id": sop.id,
        "title": plain(sop.title),
        "area": handbook.area(sop.id),
        "format": sop.format,
        "status": sop.status,
        "version": sop.version,
        "effective": sop.effective.isoformat() if sop.effective else None,
        "url": address(handbook.uri(sop.id)),
        "quizUrl": address(quiz_uri(sop.id)) if quiz else None,
        "roles": list(roles_of(sop)),
        "prints": {id_: part["fingerprint"] for id_, part in part_fingerprints(sop).items()},
        "revisions": [_revision(revision) for revision in sop.revisions],
        "quiz": _quiz(sop, quiz) if quiz else None,
    }


def _revision(revision: Revision) -> Data:
    return {
        "version": revision.version,
        "date": revision.date.isoformat(),
        "summary": plain(revision.summary),
        "material": revision.material,
        "steps": revision.steps,
    }


def _quiz(sop: Sop, quiz: Quiz) -> Data:
    tested = quiz.tested
    return {
        "quiz": quiz_fingerprint(quiz),
        "mark": quiz.passing.mark,
        "questions": asked(quiz),
        "recertify": recertify(quiz.recertify),
        "refresh": [days(step) for step in quiz.refresh],
        "tested": [id_ for id_, _ in parts(sop) if id_ in tested],
    }


def _path(key: str, path: LearningPath) -> Data:
    return {
        "key": key,
        "title": plain(path.title),
        "role": path.role,
        "about": plain(path.about),
        "items": [{"sop": item.sop, "due": days(item.due)} for item in path.sops],
    }


def _script(name: str, value: Data) -> str:
    return f"(globalThis.sopbookData??={{}}).{name}={embedded(value)};\n"
