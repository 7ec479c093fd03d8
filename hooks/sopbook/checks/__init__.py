"""What must hold beyond the shape of single files: one small function per rule, each with a code.

Codes: 1xx document control (150–169 between two versions), 2xx structure, 3xx links, 4xx language, 5xx quizzes.
001–019 are the file and its YAML, 020–039 its fields: the reader finds these.
"""

from . import (  # noqa: F401 -- importing a subject registers its rules
    addresses,
    allowing,
    apart,
    balance,
    bodies,
    contradictions,
    control,
    dependencies,
    drawings,
    draws,
    entries,
    files,
    flows,
    ladders,
    language,
    language_steps,
    leftovers,
    links,
    lists,
    pictures,
    quality,
    quizzes,
    reviews,
    scenarios,
    sittings,
    structure,
    upkeep,
)
from .checking import Checker, check, compared, degrees
from .readability import grade_of
from .rules import RULES, Mistake, Rule, rule

__all__ = ["RULES", "Checker", "Mistake", "Rule", "check", "compared", "degrees", "grade_of", "rule"]
