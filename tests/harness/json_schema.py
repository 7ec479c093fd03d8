"""As much of JSON Schema (draft 2020-12) as ours use, so that a test can ask what an editor would say."""

import re

KINDS = {
    "string": lambda value: isinstance(value, str),
    "number": lambda value: isinstance(value, int | float) and not isinstance(value, bool),
    "integer": lambda value: isinstance(value, int) and not isinstance(value, bool),
    "boolean": lambda value: isinstance(value, bool),
    "null": lambda value: value is None,
    "array": lambda value: isinstance(value, list),
    "object": lambda value: isinstance(value, dict),
}
SAYS_NOTHING = {"$schema", "$defs", "title", "description", "examples", "default"}


def mistakes(value, schema, root=None, at=""):
    """What is wrong with a value, each with its place; a word of the schema that is not known here is an error."""
    root = schema if root is None else root
    for word, rule in schema.items():
        if word not in SAYS_NOTHING:
            yield from RULES[word](value, rule, schema, root, at)


def _type(value, rule, schema, root, at):
    kinds = rule if isinstance(rule, list) else [rule]
    if not any(KINDS[kind](value) for kind in kinds):
        yield f"{at}: {value!r} is no {' or '.join(kinds)}"


def _reference(value, rule, schema, root, at):
    target = root
    for part in rule.removeprefix("#/").split("/"):
        target = target[part]
    yield from mistakes(value, target, root, at)


def _properties(value, rule, schema, root, at):
    for name in rule.keys() & value.keys() if isinstance(value, dict) else ():
        yield from mistakes(value[name], rule[name], root, f"{at}.{name}")


def _patterns(value, rule, schema, root, at):
    for name in value if isinstance(value, dict) else ():
        for pattern, inner in rule.items():
            if re.search(pattern, name):
                yield from mistakes(value[name], inner, root, f"{at}.{name}")


def _additional(value, rule, schema, root, at):
    known, patterns = schema.get("properties", {}), schema.get("patternProperties", {})
    for name in value if isinstance(value, dict) else ():
        if name not in known and not any(re.search(pattern, name) for pattern in patterns):
            yield from [f"{at}: {name} is unknown"] if rule is False else mistakes(value[name], rule, root, at)


def _items(value, rule, schema, root, at):
    for index, item in enumerate(value if isinstance(value, list) else ()):
        yield from mistakes(item, rule, root, f"{at}[{index}]")


def _one_of(value, rule, schema, root, at):
    found = [[*mistakes(value, each, root, at)] for each in rule]
    if sum(not each for each in found) != 1:
        yield f"{at}: fits {sum(not each for each in found)} of {len(rule)}"


def _any_of(value, rule, schema, root, at):
    if all([*mistakes(value, each, root, at)] for each in rule):
        yield f"{at}: fits none"


def _that(holds):
    def check(value, rule, schema, root, at):
        if not holds(value, rule):
            yield f"{at}: {value!r} breaks {rule!r}"

    return check


RULES = {
    "type": _type,
    "$ref": _reference,
    "properties": _properties,
    "patternProperties": _patterns,
    "additionalProperties": _additional,
    "items": _items,
    "oneOf": _one_of,
    "anyOf": _any_of,
    "prefixItems": _that(lambda value, rule: True),
    "required": _that(lambda value, rule: not isinstance(value, dict) or all(name in value for name in rule)),
    "enum": _that(lambda value, rule: value in rule),
    "const": _that(lambda value, rule: value == rule),
    "pattern": _that(lambda value, rule: not isinstance(value, str) or re.search(rule, value)),
    "minLength": _that(lambda value, rule: not isinstance(value, str) or len(value) >= rule),
    "minItems": _that(lambda value, rule: not isinstance(value, list) or len(value) >= rule),
    "maxItems": _that(lambda value, rule: not isinstance(value, list) or len(value) <= rule),
    "minProperties": _that(lambda value, rule: not isinstance(value, dict) or len(value) >= rule),
    "minimum": _that(lambda value, rule: not isinstance(value, int | float) or value >= rule),
    "maximum": _that(lambda value, rule: not isinstance(value, int | float) or value <= rule),
}
