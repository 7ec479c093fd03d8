"""Running the rules: how grave each is in a handbook, and what its files allow themselves."""

from collections.abc import Iterable, Iterator, Mapping
from dataclasses import replace
from datetime import date

from ..collecting import without_collecting
from ..findings import Finding, Severity
from ..handbook import Handbook
from ..reading.cures import nearest
from ..settings import Degree, Settings
from .allowing import granted, idle
from .comparisons import COMPARISONS
from .rules import RULES


@without_collecting
def check(handbook: Handbook, today: date, settings: Settings | None = None) -> list[Finding]:
    """Every breach of every rule that holds in this handbook, in the order of the files."""
    settings = settings or Settings()
    given = {"handbook": handbook, "today": today, "limits": settings.limits}
    applied = degrees(settings.rules)
    found = [
        finding
        for code, each in RULES.items()
        if (degree := applied.get(code, each.severity)) != "off"
        for finding in each.findings(given, Severity(degree))
    ]
    left, used = granted(handbook, found)
    judged = {code for code, each in RULES.items() if each.suppressible and applied.get(code) != "off"}
    return sorted([*left, *_regraded(idle(handbook, used, judged), applied)])


def compared(findings: Iterable[Finding], settings: Settings) -> list[Finding]:
    """The findings about a change, as grave as this handbook takes them."""
    return sorted(_regraded(findings, degrees(settings.rules)))


def degrees(chosen: Mapping[str, Degree]) -> Mapping[str, Degree]:
    """How grave rules are that a team grades in its own way; `ValueError` for what cannot be chosen, a line each."""
    if wrong := [*_wrong(chosen)]:
        raise ValueError("\n".join(wrong))
    return chosen


def _wrong(chosen: Mapping[str, Degree]) -> Iterator[str]:
    known = {**RULES, **COMPARISONS}
    for code, degree in chosen.items():
        if code not in known:
            suggestion = nearest(code, known)
            cure = f"did you mean {suggestion}?" if suggestion else "the guide lists all rules."
            about = "is a mistake in a file that cannot be put aside" if code < "SOP100" else "is not a rule"
            yield (
                f"rules.{code}: {code} {about}; {cure}"
                if about == "is not a rule"
                else f"rules.{code}: {code} {about}."
            )
        elif code in RULES and not RULES[code].suppressible and degree != "error":
            yield f"rules.{code}: {code} stays an error: pages and quizzes need what it checks."


def _regraded(findings: Iterable[Finding], degrees: Mapping[str, Degree]) -> Iterator[Finding]:
    for finding in findings:
        degree = degrees.get(finding.code, finding.severity)
        if degree != "off":
            yield finding if degree == finding.severity else replace(finding, severity=Severity(degree))
