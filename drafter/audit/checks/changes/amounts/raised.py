"""What was raised or lowered from one amount to another, and by how much: 由A提高到B，提高C."""

import re
from collections.abc import Iterator

from drafter.audit.checks.changes.amounts.both_years import against_values
from drafter.audit.model import Issue
from drafter.audit.movements import WAYS
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

_FROM = re.compile(r"(?:由|从)(?:20\d{2}年度?|上年|去年|原来)?的?$")
_TO = re.compile(rf"(?:{WAYS}|提升|调整|上调|下调)(?:到|至|为)(?:20\d{{2}}年度?|今年|现在)?的?")
_BY = re.compile(rf"[，,](?:共|净|同比|累计)?(?P<way>{WAYS})(?:支出|收入|额)?(?:了|为)?")
_EACH = re.compile(r"每|标准|人均|平均|均|单价|定额|/")
_LEAD = 24
_TERMS = 3
_DIMENSIONS = {"%": "百分点"}


def check(reading: Reading) -> Iterator[Issue]:
    """Changes that are not what parts the two amounts named right before them."""
    for sentence in reading.sentences:
        for index in range(len(sentence.figures) - _TERMS + 1):
            first, second, change = sentence.figures[index : index + _TERMS]
            way = _told(sentence, first, second, change)
            if way:
                yield from against_values(reading, way, change, second, first)


def _told(sentence: Sentence, first: Figure, second: Figure, change: Figure) -> str:
    """The verb of the change; empty where the three figures are not the two ends and what parts them."""
    text = sentence.block.text
    lead = text[max(sentence.at, first.at - _LEAD) : first.at]
    by = _BY.fullmatch(text[second.behind : change.at])
    if not by or not _FROM.search(lead) or not _TO.fullmatch(text[first.behind : second.at]):
        return ""
    dimension = first.quantity.dimension
    alike = dimension == second.quantity.dimension and first.quantity.unit == second.quantity.unit
    fits = change.quantity.dimension == _DIMENSIONS.get(dimension, dimension) != ""
    whole = dimension == "%" or (change.quantity.unit == first.quantity.unit and not _EACH.search(lead))
    hedged = any(figure.quantity.hedge for figure in (first, second, change))
    return by["way"] if alike and fits and whole and not hedged else ""
