"""What units are the same by: their words, their sentence with other facts, their place as a heading."""

from drafter.comparison.sides import Unit, UnitKind
from drafter.comparison.tokens import Kind, tokens

PROSE = frozenset({UnitKind.CLAUSE, UnitKind.PARAGRAPH})
_LONG = 8
"""Units of so many characters are the same wherever they stand."""


def words_of(unit: Unit, within: str) -> tuple[object, ...] | None:
    """What units of the same words share; `None` for one without words."""
    words = tuple(token.key for token in tokens(unit.words) if token.key)
    if not words:
        return None
    if within == "text":
        return (words,) if sum(map(len, words)) >= _LONG else None
    return (unit.section, unit.kind in PROSE or unit.kind, words) if within == "kind" else (unit.section, words)


def sentence_of(unit: Unit) -> tuple[object, ...] | None:
    """A unit's words with its facts put out, but for what sort of facts they are."""
    found = [token for token in tokens(unit.words) if token.key and token.kind is not Kind.SIGN]
    if not any(token.fact for token in found):
        return None
    return unit.section, unit.kind in PROSE or unit.kind, tuple(t.fact.type if t.fact else t.key for t in found)


def written(unit: Unit) -> tuple[str, ...]:
    """A heading as it stands in the path of what is below it."""
    return (*unit.path, unit.label + unit.words.rstrip("。"))


def prose(unit: Unit) -> bool:
    """Whether a unit is told in sentences, or heads some."""
    return unit.kind in PROSE or unit.kind is UnitKind.HEADING
