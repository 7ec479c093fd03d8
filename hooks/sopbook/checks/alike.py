"""Whether some texts may say the same, looked at all at once: they hardly ever do."""

from collections.abc import Iterable


def all_differ(texts: Iterable[str]) -> bool:
    """Whether no two texts can be the same to a reader: they differ in more than marks, spaces and capitals."""
    joined = "|".join(texts)  # should a bar be in a text: texts differ if all their parts do
    if "](" in joined or "][" in joined or not joined.isprintable():  # links, and spaces of another kind
        return False
    parts = joined.casefold().encode().translate(None, b" `*_~=\\.!?").split(b"|")
    return len({*parts}) == len(parts)
