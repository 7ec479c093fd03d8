"""What pages under Training know about the whole handbook, and others about one SOP: classic scripts, loaded only
where they are needed.

Scripts and not JSON, because pages on `file://` can load a script and nothing else. No page carries what is in them,
so that no page grows with the handbook.
"""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from ..lists.naming import roles_of
from ..lists.paths import path_uri
from ..model.quiz import Quiz
from ..model.registers import LearningPath
from ..model.sop import Sop
from ..model.text import SopId
from ..questions.drawing import asked
from ..rendering import ASSETS, Press, Writer, quiz_uri
from ..templates import embedded
from ..watching import Reads, Since, watched
from ..wording import plain
from .learning import LEARNING, learning_data, learning_script
from .quiz_answers import answers
from .quiz_data import listed_quiz
from .quiz_texts import listed_texts
from .views import seen_from, views

Data = dict[str, Any]

Address = Callable[[str], str]
"""Where a page or file of the docs folder is on the site, seen from the site's root."""


def datasets(press: Press, address: Address, rows: "Rows | None" = None) -> Iterator[tuple[str, str]]:
    """Each script by its path on the site: the catalogue of SOPs, paths and roles; the keys of all quizzes; their
    texts; what there is to learn from each SOP; and what all procedures, and all quizzes, show alike.

    `rows` are those of a state of the handbook before, where there was one.
    """
    scripts: dict[str, list[str]] = {}
    for path, piece in pieces(press, address, rows):
        scripts.setdefault(path, []).append(piece)
    yield from ((path, "".join(script)) for path, script in scripts.items())


def pieces(press: Press, address: Address, rows: "Rows | None" = None) -> Iterator[tuple[str, str]]:
    """The same scripts in pieces, SOP by SOP: all in one is as large as the handbook itself."""
    row_of = rows.of if rows else _row
    yield from _begun("catalogue", f'{embedded(_around(press, address))[:-1]},"sops":[')
    yield from _begun("quizzes", "{")
    yield from _begun("texts", "{")
    between = {"catalogue": "", "quizzes": "", "texts": ""}
    for sop_id in sorted(press.handbook.sops):
        row = row_of(press, sop_id, address)
        key = f"{embedded(row.id)}:"
        for name, before, json in (("catalogue", "", row.sop), ("quizzes", key, row.quiz), ("texts", key, row.texts)):
            if json:
                yield _path_of(name), f"{between[name]}{before}{json}"
                between[name] = ","
        yield f"{LEARNING}{sop_id}.js", row.learning
    yield _path_of("catalogue"), "]};\n"
    yield _path_of("quizzes"), "};\n"
    yield _path_of("texts"), "};\n"
    for script, shown in views(press, address):
        yield _path_of(script), f"Object.assign((globalThis.sopbookData??={{}}).views??={{}},{embedded(shown)});\n"


def _begun(name: str, json: str) -> Iterator[tuple[str, str]]:
    yield _path_of(name), f"(globalThis.sopbookData??={{}}).{name}={json}"


def _path_of(name: str) -> str:
    return f"{ASSETS}/{name}.js"


@dataclass(frozen=True)
class Row:
    """What the scripts say about one SOP, as JSON; no quiz, no text. `learning` is the whole script about it alone."""

    id: SopId
    sop: str
    quiz: str
    texts: str
    learning: str


@dataclass(frozen=True)
class _Kept:
    """A row, and what it was made from: what was read of the handbook, and where things are on the site."""

    row: Row
    reads: Reads
    places: Mapping[str, str]


class Rows:
    """The rows of the scripts; a row is written anew only when something that it was made from is another value."""

    def __init__(self) -> None:
        self._kept: dict[SopId, _Kept] = {}
        self._since: Since | None = None

    def of(self, press: Press, sop_id: SopId, address: Address) -> Row:
        """What the scripts say about one SOP."""
        kept = self._kept.get(sop_id)
        if kept is None or not self._holds(kept, press, address):
            kept = self._kept[sop_id] = _kept(press, sop_id, address)
        return kept.row

    def _holds(self, kept: _Kept, press: Press, address: Address) -> bool:
        if self._since is None or self._since.press is not press:
            self._since = Since(press)
        return self._since.holds(kept.reads) and all(address(uri) == place for uri, place in kept.places.items())


def _kept(press: Press, sop_id: SopId, address: Address) -> _Kept:
    reads: Reads = {}
    places: dict[str, str] = {}

    def noted(uri: str) -> str:
        places[uri] = address(uri)
        return places[uri]

    return _Kept(_row(watched(press, reads), sop_id, noted), reads, places)


def _row(press: Press, sop_id: SopId, address: Address) -> Row:
    handbook, quiz = press.handbook, press.quizzes.get(sop_id)
    sop = handbook.sop(sop_id)
    learning = learning_data(sop, quiz)
    listed = _sop(sop, learning) | {
        "area": handbook.area(sop_id),
        "url": address(handbook.uri(sop_id)),
        "quizUrl": address(quiz_uri(sop_id)) if quiz else None,
        "quiz": _quiz(quiz, learning) if quiz else None,
    }
    keys = embedded(listed_quiz(learning)) if quiz else ""
    texts = embedded(listed_texts(quiz)) if quiz else ""
    why = answers(quiz, _writer(press, sop, address)) if quiz else {}
    return Row(sop_id, embedded(listed), keys, texts, learning_script(press, sop_id, learning, why))


def _writer(press: Press, sop: Sop, address: Address) -> Writer:
    """Writes what is shown on the page of the quiz on an SOP."""
    page = quiz_uri(sop.id)
    return Writer(press, page, seen_from(page, address), sop=sop, base=press.handbook.uri(sop.id))


def _around(press: Press, address: Address) -> Data:
    """What there is to learn beside the SOPs: learning paths, and the names of roles."""
    registers = press.handbook.registers
    return {
        "handbook": press.handbook_id,
        "paths": [_path(key, path, address) for key, path in registers.paths.items()],
        "roles": {key: plain(role.name) for key, role in registers.roles.items()},
    }


def _sop(sop: Sop, learning: Data) -> Data:
    return {
        "id": sop.id,
        "title": plain(sop.title),
        "format": sop.format,
        "status": sop.status,
        "version": sop.version,
        "effective": sop.effective.isoformat() if sop.effective else None,
        "roles": list(roles_of(sop)),
        "prints": {id_: part["fingerprint"] for id_, part in learning["parts"].items()},
        "revisions": learning["revisions"],
    }


def _quiz(quiz: Quiz, learning: Data) -> Data:
    tested = quiz.tested
    told = {name: learning[name] for name in ("quiz", "mark", "recertify", "refresh")}
    return told | {"questions": asked(quiz), "tested": [id_ for id_ in learning["parts"] if id_ in tested]}


def _path(key: str, path: LearningPath, address: Address) -> Data:
    return {
        "key": key,
        "title": plain(path.title),
        "role": path.role,
        "about": plain(path.about),
        "url": address(path_uri(key)),
        "items": [{"sop": item.sop, "due": item.due.days} for item in path.sops],
    }
