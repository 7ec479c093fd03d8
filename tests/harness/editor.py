"""Somebody who edits a handbook at random: one change of some kind at a time."""

import os
import random
import re
from collections.abc import Callable
from pathlib import Path


class Editor:
    """Changes one thing at a time; `undo` takes the last change back."""

    def __init__(self, project: Path, seed: int) -> None:
        self._project, self._random = project, random.Random(seed)
        self._number, self._clock = 0, 1_700_000_000
        self._before: dict[Path, bytes | None] = {}
        self._earlier: dict[Path, bytes | None] = {}

    def edit(self) -> str:
        """Make one random change and say which."""
        self._number += 1
        self._earlier, self._before = self._before, {}
        kinds = [
            self._words, self._words, self._words, self._title, self._body, self._quiz, self._quiz, self._register,
            self._page, self._template, self._settings, self._add, self._remove, self._rename, self._picture, self._id,
            self._status, self._delete_page, self._line, self._line, self._line, self._section, self._section,
            self._several, self._saved_again, self._quiz_file, self._shown_picture, self._nav, self._by_hand,
            self._register, self._register, self._entry, self._entry, self._no_entry, self._mention, self._mention,
            self._add, self._add, self._remove, self._rename, self._link, self._template, self._template,
            self._delete_page, self._title_by_hand, self._title_by_hand, self._back, self._back, self._back, self._back,
        ]  # fmt: skip
        kind = self._random.choice(kinds)
        kind()
        return f"{self._number}: {kind.__name__} {[path.name for path in self._before]}"

    def undo(self) -> None:
        """Put every file back as it was before the last change."""
        for path, data in dict(self._before).items():
            self._put(path, data)

    def _back(self) -> None:
        """What was changed last is as it was before; once more, and it is changed again."""
        for path, data in self._earlier.items():
            self._put(path, data)

    def _put(self, path: Path, data: bytes | None) -> None:
        self._before.setdefault(path, path.read_bytes() if path.is_file() else None)
        if data is None:
            path.unlink(missing_ok=True)
            return
        path.parent.mkdir(parents=True, exist_ok=True)
        path.write_bytes(data)
        self._clock += 10  # two edits within one tick of the clock of the file system must not look like one
        os.utime(path, (self._clock, self._clock))

    def _some(self, pattern: str) -> Path:
        return self._random.choice(sorted(path for path in self._project.glob(pattern) if path.is_file()))

    def _replace(self, path: Path, start: str, new: Callable[[str], str]) -> None:
        """Change one line that starts like this."""
        lines = path.read_text(encoding="utf-8").split("\n")
        places = [number for number, line in enumerate(lines) if line.lstrip(" -").startswith(start)]
        if places:
            place = self._random.choice(places)
            lines[place] = new(lines[place])
        self._put(path, "\n".join(lines).encode())

    def _sop(self) -> Path:
        return self._random.choice(
            sorted(path for path in self._project.glob("docs/sops/**/*.md") if path.name != "index.md")
        )

    def _words(self) -> None:
        for start in self._random.sample(["do:", "purpose:", "meaning:", "say:", "warning:"], 2):
            self._replace(self._sop(), start, lambda line: f"{line.rstrip(chr(34))} once more {self._number}"
                          + ('"' if line.endswith('"') else ""))  # fmt: skip

    def _title(self) -> None:
        self._replace(self._sop(), "title:", lambda _: f"title: Another title {self._number}")

    def _status(self) -> None:
        status = self._random.choice(["draft", "in-review", "retired"])
        self._replace(self._sop(), "status:", lambda _: f"status: {status}")

    def _body(self) -> None:
        path, other = self._sop(), self._sop()
        named = next(line for line in other.read_text(encoding="utf-8").split("\n") if line.startswith("id:"))[4:]
        text = f"\n## More {self._number}\n\nSee [{named}] and [this](#more-{self._number}), not [that](#gone).\n"
        self._put(path, path.read_bytes() + text.encode())

    def _quiz(self) -> None:
        self._replace(self._some("quizzes/*.yml"), "- id:", lambda line: line)
        self._replace(self._some("quizzes/*.yml"), "q:", lambda line: f"{line.rstrip('?')} {self._number}?")

    def _register(self) -> None:
        """A value of an entry that SOPs may name."""
        path = self._some("docs/registers/*.yml")
        values = [
            *re.finditer(r"\b(name|does|meaning|what|title|about|definition|target): ([A-Z][a-z]+)", path.read_text())
        ]
        if values:
            end = self._random.choice(values).end()
            self._put(path, f"{path.read_text()[:end]} {self._number}{path.read_text()[end:]}".encode())

    def _entry(self) -> None:
        """A new entry of a register; of the glossary one for a word that SOPs have."""
        words = re.findall(r"(?m)^purpose: .*?\b([A-Za-z]{3,})\b", self._sop().read_text(encoding="utf-8"))
        word = self._random.choice(words or ["Desk"])
        named = re.search(r"(?m)^id: (.+)$", self._sop().read_text(encoding="utf-8"))[1]
        name, text = self._random.choice([
            ("terms", f"{{term: Term {self._number}, abbreviation: {word}, meaning: Meaning {self._number}.}}"),
            ("terms", f"{{term: Term {self._number}, meaning: Meaning {self._number}.}}"),
            ("roles", f"{{name: Role {self._number}, does: Work {self._number}.}}"),
            ("tools", f"{{name: Tool {self._number}, what: Thing {self._number}.}}"),
            ("paths", f"{{title: Path {self._number}, role: clerk, about: Days., sops: [{{sop: {named}, due: 3d}}]}}"),
        ])  # fmt: skip
        path = self._project / "docs" / "registers" / f"{name}.yml"
        self._put(path, path.read_bytes() + f"more-{self._number}: {text}\n".encode())

    def _no_entry(self) -> None:
        """An entry that was new is gone again."""
        path = self._some("docs/registers/*.yml")
        lines = path.read_text(encoding="utf-8").split("\n")
        added = [number for number, line in enumerate(lines) if line.startswith("more-")]
        if added:
            del lines[self._random.choice(added)]
        self._put(path, "\n".join(lines).encode())

    def _mention(self) -> None:
        """An SOP that is there, or may come or have gone, is named in a text."""
        named = f"LB-MORE-{max(1, self._number + self._random.randrange(-9, 9)):03}"
        self._replace(self._sop(), "purpose:", lambda line: f'purpose: "As in {named}, {self._number}"')

    def _link(self) -> None:
        """A page written by hand, and the body of an SOP, link to an SOP that may be gone one day."""
        target, path = self._sop(), self._random.choice([self._project / "docs" / "about.md", self._sop()])
        way = os.path.relpath(target, path.parent).replace(os.sep, "/")
        self._put(path, path.read_bytes() + f"\n## Link {self._number}\n\n[There]({way}#purpose).\n".encode())

    def _page(self) -> None:
        path = self._some("docs/**/[am]*.md")
        self._put(path, path.read_bytes() + f"\n## Part {self._number}\n\nText.\n".encode())

    def _title_by_hand(self) -> None:
        """Another title of a page written by hand, or something in its front matter."""
        pages = ("about", "extra", "aside/extra", "more/one", "more/two", "aside/index", "sops/desk/index")
        path = self._random.choice([self._project / "docs" / f"{name}.md" for name in pages])
        front = self._random.choice([
            "", "", f"---\ntitle: Named {self._number}\n---\n\n", "---\nicon: material/store\n---\n\n",
            f"---\nstatus: new\nsubtitle: Under {self._number}\n---\n\n", "---\nhide: [navigation]\n---\n\n",
        ])  # fmt: skip
        if path.is_file():
            self._put(path, f"{front}# By hand {self._number}\n\nText {self._number}.\n".encode())

    def _delete_page(self) -> None:
        """A page by hand that was there, or was not."""
        name = self._random.choice(["extra", "more/extra", "aside/extra", "aside/index"])
        path = self._project / "docs" / f"{name}.md"
        self._put(path, None if path.is_file() else f"# Extra {self._number}\n\nA page.\n".encode())

    def _template(self) -> None:
        name, text = self._random.choice([
            ("sopbook/sop/records.html", f"<p>Kept {self._number}</p>{{% include 'mine.html' ignore missing %}}\n"),
            ("sopbook/sop/purpose.html", "<p>{{ sop.purpose | inline }}</p>{% include 'mine.html' ignore missing %}\n"),
            ("mine.html", f"<p>Mine {self._number}</p>\n"),
            ("main.html", '{% extends "base.html" %}{% block extrahead %}<meta name="n" id="NUMBER">{% endblock %}'),
        ])  # fmt: skip
        path = self._project / "overrides" / name
        self._put(path, None if path.is_file() else text.replace("NUMBER", str(self._number)).encode())

    def _settings(self) -> None:
        path = self._project / "mkdocs.yml"
        lines = [
            line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith(("extra", "site_n"))
        ]
        lines += [f"site_name: Edited {self._number}", f"extra: {{sopbook: {{areas: {{desk: Desk {self._number}}}}}}}"]
        self._put(path, "\n".join(lines).encode())

    def _add(self) -> None:
        path = self._sop()
        text = path.read_text(encoding="utf-8")
        named = next(line for line in text.split("\n") if line.startswith("id:"))[4:]
        text = text.replace(named, f"LB-MORE-{self._number:03}").replace("title: ", f"title: Copy {self._number} ", 1)
        self._put(path.with_name(f"copy-{self._number}.md"), text.encode())

    def _remove(self) -> None:
        copies = sorted(self._project.glob("docs/sops/**/copy-*.md"))
        if copies:
            self._put(self._random.choice(copies), None)

    def _rename(self) -> None:
        path = self._sop()
        data = path.read_bytes()
        self._put(path, None)
        self._put(path.with_name(f"renamed-{self._number}.md"), data)

    def _picture(self) -> None:
        path = self._project / "docs" / "more" / f"picture{self._random.randrange(2)}.svg"
        self._put(path, f'<svg xmlns="http://www.w3.org/2000/svg"><!-- {self._number} --></svg>'.encode())

    def _id(self) -> None:
        self._replace(self._sop(), "id: LB", lambda line: f"id: LB-NEW-{self._number:03}")

    def _line(self) -> None:
        """Any line of any authored file: gone, twice, or with another word in it; what breaks the file is undone."""
        path = self._some(self._random.choice(["docs/sops/**/*.md", "quizzes/*.yml", "docs/registers/*.yml"]))
        lines = path.read_text(encoding="utf-8").split("\n")
        at = self._random.randrange(len(lines) > 1, len(lines))
        match self._random.randrange(4):
            case 0:
                del lines[at]
            case 1:
                lines.insert(at, lines[at])
            case _:
                lines[at] = re.sub(r"(?<=[a-z] )[a-z]{3,}\b", f"word{self._number}", lines[at], count=1)
        self._put(path, "\n".join(lines).encode())

    def _section(self) -> None:
        """A section of the front matter taken out, or written anew."""
        path = self._sop()
        front, begin, rest = path.read_text(encoding="utf-8").partition("\n---\n")
        section = self._random.choice(_SECTIONS).replace("NUMBER", str(self._number))
        name = section.split(":")[0]
        front = re.sub(rf"^{name}:.*\n(?:[ -].*\n)*", "", f"{front}\n", flags=re.MULTILINE).rstrip("\n")
        written = f"{front}\n{section}" if self._random.random() < 0.7 else front
        self._put(path, f"{written}{begin}{rest}".encode())

    def _several(self) -> None:
        """As after a `git pull`: several files at once."""
        for kind in self._random.sample(
            [self._words, self._quiz, self._body, self._title, self._register, self._add], 3
        ):
            kind()

    def _saved_again(self) -> None:
        """A file that is saved without having been changed."""
        path = self._sop()
        self._put(path, path.read_bytes())

    def _quiz_file(self) -> None:
        """A quiz of an SOP that had none, or none any more."""
        path = self._project / "quizzes" / "LB-MEND-001.yml"
        text = (
            "sop: LB-MEND-001\nquestions:\n"
            f"  - {{id: one, type: true-false, q: Is it {self._number}?, answer: 'true', explain: So it is.}}\n"
        )
        self._put(path, None if path.is_file() else text.encode())

    def _shown_picture(self) -> None:
        path = self._some("docs/sops/**/*.svg")
        self._put(path, path.read_bytes().replace(b"</svg>", f"<!-- {self._number} --></svg>".encode()))

    def _nav(self) -> None:
        """A navigation of the team's own, or none any more."""
        path = self._project / "mkdocs.yml"
        lines = [line for line in path.read_text(encoding="utf-8").split("\n") if not line.startswith("nav:")]
        if self._random.random() < 0.5:
            lines.append(
                f"nav: [index.md, {{Part {self._number}: [about.md, sops/index.md]}}, training/my-training.md]"
            )
        self._put(path, "\n".join(lines).encode())

    def _by_hand(self) -> None:
        """A page of an area that somebody writes by hand, in the place of the computed one."""
        path = self._project / "docs" / "sops" / "desk" / "index.md"
        self._put(path, None if path.is_file() else f"# The desk {self._number}\n".encode())


_SECTIONS = (
    "audience: [clerk, head]", "tools: [catalogue]", "objectives: [care]", "tags: [tag-NUMBER]", "approvers: [head]",
    "review: {every: 6mo, last: 2026-03-01}", "review: {every: 12mo, last: 2025-11-20}",
    "references: [{sop: LB-FIND-001}, {title: More NUMBER, url: 'https://library.example/NUMBER'}]",
    "supersedes: [LB-OLD-00NUMBER]", "scope: {applies: [Books NUMBER]}", "effective: 2026-03-01",
    "prerequisites: {checks: [The door NUMBER is open.], training: [LB-FIND-001]}",
    "definitions: [{term: Loan, meaning: Meaning NUMBER.}]", "metrics: [{metric: returns, target: '>= NUMBER %'}]",
    "records: [{what: Slip NUMBER, where: Drawer, keep: 2y}]", "format: article", "owner: clerk",
    "troubleshooting: [{symptom: Silent NUMBER., do: Type it.}]", "communication: {say: [Enjoy NUMBER.]}",
    "responsibilities: [{activity: Lend NUMBER, responsible: [clerk], accountable: head, informed: [trustee]}]",
    "escalation: {levels: [{level: 1, role: head, trigger: After NUMBER days, respond: 1d, resolve: 3d}]}",
    "revisions: [{version: '9.NUMBER', date: 2026-10-01, author: C. Desk, summary: Change NUMBER., steps: []}]",
)  # fmt: skip
"""Sections of an SOP, as somebody may write them."""
