"""The page that tells every type of question, with an example of each."""

from collections.abc import Collection

from pydantic import BaseModel

from ..model import question
from ..model.question import Question
from ..model.quiz import Quiz
from ..reading.shapes import choices, fields, models_inside, strip, tags
from .fields import HEAD, field_table, inside
from .markdown import anchor, example, page, sentence, table
from .values import left_out, name_of, value

EXAMPLES = {
    "single": """
- id: approves-620
  type: single
  critical: true
  tests: [approve]
  q: Who approves a refund of 620 EUR?
  options:
    - {id: agent, text: The agent, why: The agent's limit is 100 EUR.}
    - {id: lead, text: The team lead, correct: true}
    - {id: finance, text: Finance}
  explain: Above 100 EUR the team lead approves.
  hint: Look at the limits.
""",
    "multiple": """
- id: two-of-three
  type: multiple
  q: Which of these prove who somebody is?
  options:
    - {id: birth, text: The date of birth, correct: true}
    - {id: postcode, text: The postcode, correct: true}
    - {id: voice, text: A voice that you know, why: Voices can be imitated.}
  explain: Ask for two of the details on the customer's record.
""",
    "true-false": """
- id: gift-cards
  type: true-false
  q: A gift card may be refunded in cash.
  answer: false
  explain: Gift cards are refunded to a new gift card.
""",
    "order": """
- id: opening-a-call
  type: order
  q: In which order do you begin?
  items:
    - {id: greet, text: Greet the customer}
    - {id: name, text: Say your name}
    - {id: number, text: Ask for the order number}
    - {id: verify, text: Verify the identity}
  any-order: [[greet, name]]
""",
    "match": """
- id: who-is-on-which-level
  type: match
  q: Who takes over on which level?
  pairs:
    - {id: first, left: Level 1, right: Agent}
    - {id: second, left: Level 2, right: Team lead}
  distractors: [Finance]
""",
    "numeric": """
- id: days-for-a-refund
  type: numeric
  q: Within how many days may an order be refunded?
  answer: 30
  unit: days
""",
    "text": """
- id: who-examines-fraud
  type: text
  q: Who examines a suspected fraud?
  accept: [fraud unit, the fraud unit]
  forgive: [case, typos]
""",
    "cloze": """
- id: who-approves
  type: cloze
  text: Above {amount} EUR the {role} approves, and the reason is kept in the {place}.
  blanks:
    amount: {answer: 100}
    role: {options: [{id: lead, text: team lead, correct: true}, {id: agent, text: agent}]}
    place: {accept: [CRM, customer record], forgive: [case, typos]}
""",
    "scenario": """
- id: two-wrong-answers
  type: scenario
  tests: [identity]
  q: A caller's card was declined, and twice the caller gives a wrong date of birth.
  ends: {fraud: 100}
""",
    "scale": """
- id: how-sure
  type: scale
  q: How sure do you feel to refund an order on your own?
  from: 1
  to: 5
  low: not at all
  high: wholly
""",
}
"""By type: an entry of `questions`."""


def types() -> dict[str, type[BaseModel]]:
    """The model of each type of question, by the name that authors write."""
    return {name: strip(model) for name, model in tags(strip(Question)).items()}


def questions_page() -> str:
    """Quizzes and every type of question."""
    of_quiz = [model for _, model in models_inside(Quiz) if model not in types().values()]
    of_questions = [model for model in inside(Quiz) if model not in {Quiz, *of_quiz, *types().values()}]
    return page(
        "Quizzes and every type of question",
        "A quiz is a file in `quizzes/`, named after its SOP: `quizzes/CS-REF-001.yml`.",
        field_table(Quiz, _here),
        *(_part(model) for model in of_quiz),
        "## Every question",
        "Each entry of `questions` has these fields, and those of its type.",
        _own(question.Item, ()),
        *(_type(name, model) for name, model in types().items()),
        *(_part(model) for model in of_questions),
    )


def _part(model: type[BaseModel]) -> str:
    return "\n\n".join((f"## {name_of(model)}", sentence(model.__doc__ or ""), field_table(model, _here)))


def _own(model: type[BaseModel], known: Collection[str]) -> str:
    return table(
        HEAD,
        [
            (f"`{info.alias or field}`", info.description or "", value(info, _here), left_out(info))
            for field, info in model.model_fields.items()
            if field not in known
        ],
    )


def _type(name: str, model: type[BaseModel]) -> str:
    own = _own(model, (*question.Item.model_fields, "type"))
    return "\n\n".join((f"## Type {name}", sentence(model.__doc__ or ""), own, example(EXAMPLES[name])))


def _here(model: type[BaseModel]) -> str:
    kinds = choices(fields(model).get("type", str))
    return f"#{anchor('type ' + kinds[0] if kinds else name_of(model))}"
