"""Whatever an SOP says: a question made from it has one right answer, that is what the SOP says, and no other is."""

from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from sopbook.fingerprints import part_fingerprints
from sopbook.model.question import Match, Numeric, Order, Question, Single
from sopbook.model.quiz import Generate, Quiz
from sopbook.model.registers import Registers
from sopbook.model.sop import Sop
from sopbook.questions import generated_questions, quiz_for
from sopbook.questions.drawing import GENERATED, asked, sizes_drawn
from sopbook.wording import bag, headline, plain, unlinked

ALL = Generate.model_validate({field.alias or name: 5 for name, field in Generate.model_fields.items()})

ROLES = {"agent": "Agent", "order-agent": "Order agent", "lead": "Lead", "head": "Head of desk", "guard": "Guard"}
TOOLS = {"crm": "CRM", "phone": "Phone", "desk-phone": "Desk phone", "till": "Till", "scales": "Scales"}
TERMS = {
    "ready": ("Ready", "Nothing is missing any more."),
    "fit": ("Fit", "A part goes where it belongs."),
    "sla": ("SLA", "How fast we promise to be."),
}
WORDS = [
    "Check it.",
    "check it",
    "Ask the lead.",
    "Close the till",
    "Wait 5 minutes",
    "Pay [here](a.md)",
    "Ring the bell",
    "Weigh *every* parcel on the table",
    "Write the number of the parcel down",
    "Write the number of the parcel on it",
    "Carry it to the van",
]
TEXT = st.sampled_from(WORDS)
ROLE, TOOL = st.sampled_from(list(ROLES)), st.sampled_from(list(TOOLS))
TIME = st.sampled_from(["0m", "5m", "60m", "1h", "1bd", "8h", "1d"])
LEVEL = st.sampled_from(["must", "should", "may"])


def some(strategy: st.SearchStrategy[Any], most: int) -> st.SearchStrategy[list[Any]]:
    return st.lists(strategy, max_size=most)


def fields(required: dict[str, Any], **optional: Any) -> st.SearchStrategy[dict[str, Any]]:
    return st.fixed_dictionaries(required, optional=optional)


STEPS = some(
    fields(
        {"do": TEXT}, role=ROLE, within=TIME, level=LEVEL, warning=TEXT, tools=some(TOOL, 2), critical=st.booleans()
    ),
    8,
)
ROWS = some(
    fields(
        {"activity": TEXT, "responsible": st.lists(ROLE, min_size=1, max_size=2), "accountable": ROLE},
        consulted=some(ROLE, 2),
        informed=some(ROLE, 2),
    ),
    4,
)
DEFINITIONS = some(fields({"term": st.sampled_from(["Ready", "SLA", "Van", "Parcel", "Bell"]), "meaning": TEXT}), 4)
LEVELS = some(fields({"role": ROLE, "trigger": TEXT, "respond": TIME}, resolve=TIME), 4)
BYPASS = some(fields({"to": ROLE, "trigger": TEXT, "within": TIME}), 3)

BASE = {
    "format": "article",
    "status": "draft",
    "version": "1.0",
    "owner": "lead",
    "purpose": "Send it.",
    "scope": {"applies": ["Parcels"]},
    "revisions": [{"version": "1.0", "date": "2026-10-02", "author": "QA", "summary": "First."}],
}
REGISTERS = Registers.model_validate(
    {
        "roles": {key: {"name": name, "does": "Works."} for key, name in ROLES.items()},
        "tools": {key: {"name": name, "what": "A thing."} for key, name in TOOLS.items()},
        "terms": {key: {"term": term, "meaning": meaning} for key, (term, meaning) in TERMS.items()},
    }
)


@st.composite
def sops(draw: st.DrawFn, id_: str = "CS-TST-001") -> Sop:
    levels = [{"level": number, **level} for number, level in enumerate(draw(LEVELS), 1)]
    return Sop.model_validate(
        {
            **BASE,
            "id": id_,
            "title": "Sending a parcel",
            "steps": [{"id": f"s{number}", **step} for number, step in enumerate(draw(STEPS))],
            "responsibilities": draw(ROWS),
            "definitions": draw(DEFINITIONS),
            "escalation": {"levels": levels, "bypass": draw(BYPASS)} if levels else None,
        }
    )


def test_one_answer_is_right_and_the_sop_says_so() -> None:
    """A property that is never tried proves nothing: the SOPs that are tried give questions of every kind."""
    reached: set[str] = set()

    @settings(max_examples=300, deadline=None, derandomize=True, database=None)
    @given(sop=sops(), sibling=sops("CS-SIB-001"))
    def hold(sop: Sop, sibling: Sop) -> None:
        made = generated_questions(sop, REGISTERS, ALL, siblings=[sibling])
        reached.update(question.id.split("-")[0] for question in made)
        _sound(sop, made)

    hold()
    assert reached == {*LOOKUPS, "order"}


def _sound(sop: Sop, made: tuple[Question, ...]) -> None:
    assert len({question.id for question in made}) == len(made)
    for question in made:
        assert question.pool == GENERATED
        assert question.explain
        assert set(question.tests) <= part_fingerprints(sop).keys()
        texts = _texts(question)
        assert len({bag(text) for text in texts}) == len(texts)
        _says(sop, question)


def _texts(question: Question) -> list[str]:
    match question:
        case Single(options=choices):
            assert sum(choice.correct for choice in choices) == 1
            assert len(choices) >= 3
            return [choice.text for choice in choices]
        case Order(items=items):
            assert 4 <= len(items) <= 6
            return [item.text for item in items]
        case Match(pairs=pairs):
            return [pair.right for pair in pairs]
        case _:
            return []


MINUTES = {"at once": 0, "5 minutes": 5, "60 minutes": 60, "1 hour": 60, "1 business day": 480, "8 hours": 480}


def _says(sop: Sop, question: Question) -> None:
    """Look the answer up in the SOP by other ways than the question was made."""
    kind, _, rest = question.id.partition("-")
    steps = {step.id: step for step in sop.steps}
    if isinstance(question, Order):
        assert [item.id for item in question.items] == sorted(
            (item.id for item in question.items), key=list(steps).index
        )
    elif isinstance(question, Numeric):
        assert question.answer == steps[rest].within.amount
    elif kind in LOOKUPS:
        right, wrong = _split(question)
        LOOKUPS[kind](sop, question, right, wrong)
    else:
        raise AssertionError(f"nobody knows how to look up {question.id}")


def _split(question: Question) -> tuple[str, list[str]]:
    assert isinstance(question, Single)
    right = next(option.text for option in question.options if option.correct)
    return right, [option.text for option in question.options if not option.correct]


def _role(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    step = next(step for step in sop.steps if step.id == question.tests[0])
    assert right == ROLES[step.role]
    sharing = [row for row in sop.responsibilities if step.role in {*row.responsible, row.accountable}]
    also = {ROLES[role] for row in sharing for role in (*row.responsible, row.accountable)}
    assert not also & set(wrong)


def _time(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    step = next(step for step in sop.steps if step.id == question.tests[0])
    assert right == step.within.words
    assert MINUTES.get(right, 1440) not in {MINUTES.get(each, 1440) for each in wrong}


def _warning(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    step = next(step for step in sop.steps if step.id == question.tests[0])
    assert right == headline(unlinked(step.warning))
    assert sum(bag(other.do) == bag(step.do) for other in sop.steps) == 1
    assert all(bag(each) != bag(step.warning) for each in wrong)


def _tool(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    step = next(step for step in sop.steps if step.id == question.tests[0])
    assert [right] == [TOOLS[tool] for tool in step.tools]
    told = " ".join([step.do, step.warning or ""]).casefold()
    assert all(name.casefold() not in told for name in (right, *wrong))


def _level(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    levels = {headline(unlinked(step.do)): step.level for step in sop.steps}
    assert levels[right] == ("may" if "leave out" in question.q else "should")
    assert {levels[each] for each in wrong} == {"must"}


def _row(sop: Sop, question: Question) -> Any:
    said = question.q.split("> ", 1)[1]
    rows = [row for row in sop.responsibilities if bag(row.activity) == bag(said)]
    assert len(rows) == 1
    return rows[0]


def _raci(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    row = _row(sop, question)
    assert right == ROLES[row.accountable]
    assert not {ROLES[role] for role in row.responsible} & set(wrong)


def _consulted(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    row = _row(sop, question)
    assert [right] == [ROLES[role] for role in row.consulted]
    assert not {ROLES[role] for role in (*row.responsible, row.accountable)} & set(wrong)


def _term(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    term = question.q.split("“")[1].split("”")[0]
    meanings = [definition.meaning for definition in sop.definitions if bag(definition.term) == bag(term)]
    assert [right] == [headline(unlinked(meaning)) for meaning in meanings]
    glossary = {meaning for name, meaning in TERMS.values() if bag(name) == bag(term)}
    assert not glossary & set(wrong)
    assert all(not bag(term) <= bag(text) for text in (right, *wrong))


def _escalation(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    number = int(question.id.split("-")[1])
    level = next(level for level in sop.escalation.levels if level.level == number)
    if question.id.endswith("-respond"):
        assert right == level.respond.words
    else:
        assert right == ROLES[level.role]
        triggers = [each.trigger for each in (*sop.escalation.levels, *sop.escalation.bypass)]
        assert sum(bag(each) == bag(level.trigger) for each in triggers) == 1


def _bypass(sop: Sop, question: Question, right: str, wrong: list[str]) -> None:
    said = question.q.split("> ", 1)[1]
    assert [right] == [ROLES[each.to] for each in sop.escalation.bypass if bag(each.trigger) == bag(plain(said))]


LOOKUPS = {
    "role": _role,
    "time": _time,
    "warning": _warning,
    "tool": _tool,
    "level": _level,
    "raci": _raci,
    "consulted": _consulted,
    "term": _term,
    "escalation": _escalation,
    "bypass": _bypass,
}


@settings(max_examples=60, deadline=None, derandomize=True)
@given(sop=sops(), data=st.data())
def test_at_most_forty_percent_of_any_attempt_are_made(sop: Sop, data: st.DataObject) -> None:
    pools = data.draw(st.lists(st.sampled_from(["core", "extra"]), min_size=1, max_size=12))
    written = [
        {
            "id": f"own-{number}",
            "pool": pool,
            "type": "true-false",
            "q": f"{number}?",
            "answer": True,
            "critical": data.draw(st.booleans()),
        }
        for number, pool in enumerate(pools)
    ]
    take = st.one_of(st.just("all"), st.integers(1, 20).map(str))
    drawn = data.draw(st.lists(st.sampled_from(["core", "extra", "generated"]), unique=True))
    draw = [{"pool": pool, "take": data.draw(take)} for pool in drawn]
    quiz = Quiz.model_validate(
        {"sop": sop.id, "questions": written, "draw": draw, "generate": ALL.model_dump(by_alias=True)}
    )
    made = quiz_for(sop, quiz, REGISTERS)
    assert made is not None
    sizes = sizes_drawn(made)
    assert sum(sizes.values()) == asked(made)
    assert sizes.get(GENERATED, 0) <= 0.4 * asked(made)
    assert [question.id for question in made.questions[: len(written)]] == [question["id"] for question in written]
