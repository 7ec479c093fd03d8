"""What all pages of a build share, and the writer of one page."""

import posixpath
import re
from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import date
from functools import cached_property, partial
from html import unescape
from pathlib import Path
from typing import Any

from markupsafe import Markup, escape

from .blocks import Block, Fragment
from .handbook import Handbook, referred
from .lists.dividing import Sheet
from .lists.pages import Lists, lists_of
from .lists.registers import REGISTERS
from .model.quiz import Quiz
from .model.sop import Sop
from .model.text import SopId
from .questions import asked_about, quizzes_of
from .settings import Settings
from .suggestions import Subject, edit_address, fitting_all_parts, suggestion_address
from .templates import Sayings, Templates
from .typesetting import Typesetter

ASSETS = "assets/sopbook"
"""Where the engine's scripts and style sheets lie on the site."""

_FOLLOWED = re.compile(r"(https?:|mailto:|tel:|#|[^:]*$)")


@dataclass(frozen=True)
class Press:
    """What all pages of one build share; `today` decides what is overdue.

    `edition` is that of the scripts, styles and templates, empty where none is told from others.
    """

    handbook: Handbook
    settings: Settings
    handbook_id: str
    today: date
    overrides: tuple[Path, ...] = ()
    edition: str = ""

    @cached_property
    def templates(self) -> Templates:
        """The templates of fragments."""
        return Templates(self.overrides)

    @property
    def words(self) -> frozenset[str]:
        """What may be mentioned in a text: every SOP id, and every abbreviation of the glossary."""
        terms = self.handbook.registers.terms.values()
        return frozenset((*self.handbook.sops, *(term.abbreviation for term in terms if term.abbreviation)))

    @cached_property
    def typesetter(self) -> Typesetter:
        """Knows every SOP id and every abbreviation of the glossary."""
        return Typesetter(self.words)

    @cached_property
    def quizzes(self) -> Mapping[SopId, Quiz]:
        """The quiz of each SOP that has one."""
        return quizzes_of(self.handbook)

    @cached_property
    def editions(self) -> dict[SopId, str]:
        """Digests of what there is to learn from SOPs, as far as they have been asked for."""
        return {}

    @cached_property
    def said(self) -> Sayings:
        """What macros have said on the pages that were written so far."""
        return Sayings()

    def renewed(self, handbook: Handbook) -> "Press":
        """The press for another state of the handbook, with the same settings.

        What is the same in both is not made anew, and stays the same value.
        """
        press = replace(self, handbook=handbook)
        press.__dict__["templates"] = self.templates
        if press.words == self.typesetter.words:
            press.__dict__["typesetter"] = self.typesetter
        concerned = self._concerned(handbook)
        around = concerned.union(*(referred(handbook.sop(sop_id)) for sop_id in concerned))
        part = {sop_id: authored for sop_id, authored in handbook.sops.items() if sop_id in around}
        made = quizzes_of(replace(handbook, sops=part))
        quizzes = {sop_id: (made if sop_id in concerned else self.quizzes).get(sop_id) for sop_id in handbook.sops}
        press.__dict__["quizzes"] = {
            sop_id: self.quizzes[sop_id] if quiz == self.quizzes.get(sop_id) else quiz
            for sop_id, quiz in quizzes.items()
            if quiz is not None
        }
        return press

    def _concerned(self, handbook: Handbook) -> set[SopId]:
        """The SOPs of another state of the handbook whose quizzes may not be the same."""
        old = self.handbook
        if old.registers is not handbook.registers and asked_about(old.registers) != asked_about(handbook.registers):
            return {*handbook.sops}
        changed = {
            sop_id
            for sop_id in old.sops.keys() | handbook.sops.keys()
            if old.sops.get(sop_id) is not handbook.sops.get(sop_id)
            or old.quizzes.get(sop_id) is not handbook.quizzes.get(sop_id)
        }
        return {sop_id for sop_id, authored in handbook.sops.items() if {sop_id, *referred(authored.sop)} & changed}

    @cached_property
    def _lists(self) -> Lists:
        return lists_of(self.handbook, self.settings, self.today)

    @property
    def sheets(self) -> Mapping[str, Sheet[Any]]:
        """The pages of all lists by their paths inside the docs folder."""
        return self._lists.sheets

    def whereabouts(self, uri: str, anchor: str = "") -> tuple[str, str]:
        """Where a thing is that stands at an anchor of a page, or would if its list fitted on that page.

        The page of a register that is not there yet says so, and has no anchors.
        """
        if uri in self._unwritten:
            return uri, ""
        return self._lists.moved.get((uri, anchor), (uri, anchor))

    @cached_property
    def _unwritten(self) -> frozenset[str]:
        registers = self.handbook.registers
        return frozenset(register.uri for register in REGISTERS if not register.entries(registers))

    @cached_property
    def glossary(self) -> Mapping[str, tuple[str, str]]:
        """Anchor and meaning on the glossary page by abbreviation."""
        return {
            term.abbreviation: (f"term-{key}", f"{term.term}: {term.meaning}")
            for key, term in self.handbook.registers.terms.items()
            if term.abbreviation
        }


@dataclass
class Writer:
    """Writes the fragments of one page; `relative` gives the address of another page or file seen from this one.

    `address` is that of the page itself on the web, empty where it is not known.
    """

    press: Press
    uri: str
    relative: Callable[[str], str]
    sop: Sop | None = None
    base: str | None = None
    address: str = ""
    explained: set[str] = field(default_factory=set)
    linked: dict[tuple[str, str], str] = field(default_factory=dict)
    """Addresses by path and anchor; a page names the same roles and tools again and again."""

    def fragment(self, template: str, **values: object) -> Fragment:
        """Fill one template of the `sopbook` folder; all see the handbook, `link` and its relatives, and `parts`."""
        return Fragment(self.press.templates.filled(template, self._shared | values))

    @cached_property
    def _shared(self) -> dict[str, object]:
        handbook = self.press.handbook
        shared: dict[str, object] = {
            **self.press.templates.globals,
            "writer": self,
            "remembered": partial(self.press.said.of, self._place),
            "handbook": handbook,
            "handbook_id": self.press.handbook_id,
            "registers": handbook.registers,
            "today": self.press.today,
            "link": self.link,
            "asset": lambda name: of_edition(self.link(f"{ASSETS}/{name}"), self.press.edition),
            "dataset": lambda name: self.link(f"{ASSETS}/{name}.js"),
            "sop_uri": handbook.uri,
            "quiz_uri": quiz_uri,
            "all_sops": f"{self.press.settings.sops}/index.md",
            "edit_address": self.edit_address,
            "suggestion": self.suggestion,
            "suggestion_of_parts": self.suggestion_of_parts,
            "suggests": bool(self.press.settings.suggest and self.sop),
            "role": handbook.registers.roles.__getitem__,
            "role_link": lambda key: self.link("registers/roles.md", f"role-{key}"),
        }
        return shared | {"parts": self.press.templates.macros("parts.html", shared)}

    @property
    def _place(self) -> str:
        """The same for all pages of SOPs that see the registers from the same side; others may be registers themselves.

        There a macro says the same if what it says depends on its argument and on registers only.
        """
        return self.link("registers/roles.md") if self.sop else self.uri

    def link(self, uri: str, anchor: str = "") -> str:
        """The address of a page or file of the docs folder, or of what stands there, seen from this page."""
        known = self.linked.get((uri, anchor))
        if known is None:
            known = self.linked[uri, anchor] = self._link(*self.press.whereabouts(uri, anchor))
        return known

    def _link(self, uri: str, anchor: str) -> str:
        if uri == self.uri and anchor:
            return f"#{anchor}"
        return self.relative(uri) + (f"#{anchor}" if anchor else "")

    def edit_address(self) -> str:
        """Where the file of this page's SOP is edited; empty when the team has not set it."""
        repository = self.press.settings.repository
        return edit_address(repository, self._file(self.sop)) if repository and self.sop else ""

    def suggestion(self, step: str = "", anchor: str = "") -> str:
        """Where a change to this page's SOP, or to one part of it, is suggested; empty when the team has not set it."""
        template, sop = self.press.settings.suggest, self.sop
        if not template or sop is None:
            return ""
        url = (self.address or self.uri) + (f"#{anchor}" if anchor else "")
        return suggestion_address(template, Subject(sop.id, sop.version, sop.title, self._file(sop), url, step))

    def suggestion_of_parts(self) -> str:
        """The address for all parts of the page, in which scripts put `{part}` and `{anchor}` of the one."""
        return fitting_all_parts(self.suggestion)

    def _file(self, sop: Sop) -> str:
        return self.press.handbook.sops[sop.id].source.path

    @cached_property
    def inline(self) -> Callable[[str], Markup]:
        """HTML of one authored sentence."""
        return partial(self.press.typesetter.inline, mention=self._mention, resolve=self._resolve)

    def label(self, text: str) -> Markup:
        """HTML of one authored sentence for what is chosen or dragged: nothing in it links by itself."""
        return self.press.typesetter.inline(text, mention=lambda _: None, resolve=self._resolve)

    def prose(self, text: str) -> Markup:
        """HTML of authored paragraphs."""
        return self.press.typesetter.prose(text, mention=self._mention, resolve=self._resolve)

    def _mention(self, word: str) -> Markup | None:
        if word in self.press.handbook.sops:
            if self.sop is not None and word == self.sop.id:
                return None
            address, title = self.link(self.press.handbook.uri(word)), self.press.handbook.title(word)
            return Markup(f'<a href="{escape(address)}" title="{escape(title)}">{escape(word)}</a>')
        if word in self.explained:
            return None
        self.explained.add(word)
        return self._term(word)

    def _term(self, word: str) -> Markup:
        anchor, meaning = self.press.glossary[word]
        uri = "registers/glossary.md"
        for definition in self.sop.definitions if self.sop else ():
            if definition.term == word:
                anchor, meaning, uri = "definitions", definition.meaning, self.uri
        address = self.link(uri, anchor)
        return Markup(
            f'<a class="sop-term" href="{escape(address)}" data-meaning="{escape(meaning)}">{escape(word)}</a>'
        )

    def _resolve(self, target: str) -> str | None:
        if not _FOLLOWED.match(unescape(target)):
            return None
        path, _, anchor = target.partition("#")
        if path in self.press.handbook.sops:
            return self.link(self.press.handbook.uri(path), anchor)
        if not path or ":" in path or path.startswith("/"):
            return target
        return self.link(posixpath.normpath(posixpath.join(posixpath.dirname(self.base or self.uri), path)), anchor)


def of_edition(address: str, edition: str) -> str:
    """The address of a script or style sheet, another one in each edition, so that no browser takes an older one."""
    return f"{address}?{edition}" if edition else address


def quiz_uri(sop_id: str) -> str:
    """The path of an SOP's quiz page inside the docs folder."""
    return f"quizzes/{sop_id}.md"


def safe(html: str) -> Markup:
    """HTML of another fragment, to be placed inside a template."""
    return Markup(html)


def joined(parts: Sequence[Sequence[Block]]) -> tuple[Block, ...]:
    """Blocks of several sections as those of one page."""
    return tuple(block for part in parts for block in part)
