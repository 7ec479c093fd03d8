"""Sentences that nobody has to read: instructions, names and texts of any length, in the letters of several scripts."""

import random
from dataclasses import dataclass


@dataclass(frozen=True)
class Tongue:
    """Words of one language: what is done, with what, where, and on what condition."""

    verbs: tuple[str, ...]
    things: tuple[str, ...]
    places: tuple[str, ...]
    conditions: tuple[str, ...]


def _tongue(verbs: str, things: str, places: str, conditions: str) -> Tongue:
    every = (verbs, things, places, conditions)
    return Tongue(*(tuple(word.strip() for word in words.split(",")) for words in every))


TONGUES = {
    "en": _tongue(
        "Check, Count, Label, Weigh, Empty, Fill in, Seal, Compare, Rinse, Photograph, Lock, Stack, Scan, Sign",
        "pallet, valve, invoice, sample, filter, gauge, ladder, crate, permit, boiler, belt, ledger, nozzle, harness",
        "at the dock, in the cold store, beside line four, on the roof, in the ledger room, under the crane",
        "before noon, once the lamp is green, unless it leaks, while two people watch, after the bell, below 8 °C",
    ),
    "de": _tongue(
        "Prüfe, Zähle, Wiege, Öffne, Schließe, Säubere, Vermiss, Löse, Fülle, Trockne",
        "Überdruckventil, Kühlgerät, Prüfstück, Gefäß, Schlüssel, Fußgestell, Spülbürste, Maßband, Türgriff, Öllampe",
        "am Förderband, im Kühlraum, neben der Werkbank, auf der Bühne, vor dem Gebäude",
        "vor zwölf Uhr, wenn die Lampe grün ist, außer bei Stromausfall, nach dem Läuten, über 60 °C",
    ),
    "pl": _tongue(
        "Sprawdź, Policz, Zważ, Otwórz, Zamknij, Wyczyść, Zmierz, Napełnij",
        "zawór, próbkę, dźwignię, skrzynię, świadectwo, łańcuch, żarówkę, księgę",
        "przy rampie, w chłodni, obok taśmy, na dachu, pod żurawiem",
        "przed południem, gdy świeci się zielona lampka, chyba że cieknie, po dzwonku",
    ),
    "el": _tongue(
        "Έλεγξε, Μέτρησε, Ζύγισε, Άνοιξε, Κλείσε, Καθάρισε",
        "τη βαλβίδα, το δείγμα, το φίλτρο, τον μοχλό, το κιβώτιο, την άδεια",
        "στην αποβάθρα, στον ψυκτικό θάλαμο, δίπλα στη γραμμή, στην ταράτσα",
        "πριν το μεσημέρι, όταν ανάψει το πράσινο, εκτός αν στάζει",
    ),
    "ru": _tongue(
        "Проверь, Сосчитай, Взвесь, Открой, Закрой, Очисти, Измерь",
        "клапан, образец, фильтр, рычаг, ящик, журнал, датчик",
        "у причала, в холодильной камере, рядом с линией, на крыше",
        "до полудня, когда горит зелёный, если не течёт, после звонка",
    ),
    "ja": _tongue(
        "確認する, 数える, 量る, 開ける, 閉める, 清掃する",
        "弁, 試料, 濾過器, 梯子, 木箱, 許可証",
        "荷揚げ場で, 冷蔵室で, 第四ラインの横で, 屋上で",
        "正午までに, 緑のランプが点いたら, 漏れがなければ",
    ),
    "ar": _tongue(
        "افحص, عدّ, زِن, افتح, أغلق, نظّف",
        "الصمام, العينة, المرشح, السلم, الصندوق, التصريح",
        "عند الرصيف, في غرفة التبريد, بجانب الخط, على السطح",
        "قبل الظهر, عندما يضيء المصباح الأخضر, ما لم يتسرب",
    ),
}


class Pen:
    """Writes for one SOP, in one language with a little of another; the same seed writes the same."""

    def __init__(self, seed: str) -> None:
        self.chance = random.Random(seed)
        self.tongue = TONGUES[self.chance.choice(["en", "en", "en", *TONGUES])]
        self.written = 0

    def number(self, least: int, most: int) -> int:
        """A number between two, small ones more often than large ones."""
        return least + int((most - least + 1) * self.chance.random() ** 2)

    def some(self, words: tuple[str, ...] | list[str], least: int, most: int) -> list[str]:
        """Some of the words, each once."""
        return self.chance.sample(words, min(len(words), self.number(least, most)))

    def one(self, words: tuple[str, ...] | list[str]) -> str:
        """One of the words."""
        return self.chance.choice(words)

    def thing(self) -> str:
        """Something with a number of its own, so that no two texts of an SOP are alike."""
        self.written += 1
        return f"{self.one(self.tongue.things)} {self.written}"

    def instruction(self) -> str:
        """One thing to do."""
        words = [self.one(self.tongue.verbs), self.thing(), self.one(self.tongue.places)]
        if self.chance.random() < 0.5:
            words.append(self.one(self.tongue.conditions))
        return f"{' '.join(words)}."

    def sentence(self) -> str:
        """A sentence of another kind, sometimes with marks of Markdown and signs that YAML has to quote."""
        forms = (
            "Without **{0}** the {1} stays where it is.",
            "It takes two people to move {0}: one holds, one looks.",
            "Last year {0} cost 1,200 EUR, because {1} was missing.",
            "See `{0}` – it is “{1}” in the old books.",
            "Most mistakes with {0} happen {2}.",
            "- {0} & {1} are never kept together #1",
            "If {0} fails, {1} is used instead; *both* are counted.",
        )
        return self.one(forms).format(self.thing(), self.thing(), self.one(self.tongue.conditions))

    def text(self, least: int = 1, most: int = 4) -> str:
        """A few sentences."""
        return " ".join(self.sentence() for _ in range(self.number(least, most))).lstrip("- ")

    def chapter(self) -> str:
        """Markdown below the front matter: headings, paragraphs, a list, a table, a block of code."""
        parts = []
        for at in range(self.number(0, 8)):
            lines = "\n".join(f"- {self.sentence().lstrip('- ')}" for _ in range(self.number(2, 9)))
            table = f"| {self.thing()} | {self.thing()} |\n| --- | --- |\n| {self.thing()} | {self.thing()} |"
            code = f"```\n{self.thing()} = {self.number(1, 900)}\n```"
            parts += [f"## {self.thing().capitalize()} ({at + 1})", self.text(2, 30), self.one([lines, table, code])]
        return "\n\n".join(parts)
