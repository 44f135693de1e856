"""The cars of an office, told with its expenses and with its assets: 年末公务用车保有量A辆; 共有车辆B辆，其中….

Not all vehicles are cars on duty, and which are is not said: what can be told is that no choice of the classes
gives the number that is kept.
"""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.governing import label_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "two_values"

_KEPT = re.compile(r"(?:公务用?车|公车)(?:年末)?保有量(?:为|共|是)?$")
_ALL = re.compile(
    r"(?:(?:共有|实有|拥有|保有)(?:公务用?)?车辆(?:总数|共计?|合计)?|车辆(?:总数|合计|共计))(?:为|是)?$"
)
_OF_ANOTHER_DAY = re.compile(r"上年|去年|年初|同期|[比较]|增|减|购置|更新|报废")
_UNIT = "辆"
_MOST = 8


def check(reading: Reading) -> Iterator[Issue]:
    """Cars that are kept, which the vehicles among the assets cannot be."""
    kept = [f for s, f in _vehicles(reading) if _KEPT.search(label_of(s, f))]
    owned = [(s, f) for s, f in _vehicles(reading) if _ALL.search(label_of(s, f))]
    if len(kept) != 1 or len(owned) != 1:
        return
    sentence, whole = owned[0]
    parts = [f for f in sentence.figures if f.at > whole.at and f.quantity.dimension == _UNIT][:_MOST]
    if kept[0].value not in _sums([part.value for part in parts]) | {whole.value}:
        yield reading.issue(
            KIND,
            "cars_kept",
            [kept[0].span, whole.span, *(part.span for part in parts)],
            doubt=Doubt.SAME,
            kept=kept[0].text,
            owned=whole.text,
        )


def _vehicles(reading: Reading) -> Iterator[tuple[Sentence, Figure]]:
    """The exact numbers of vehicles at the end of the year."""
    for sentence in reading.sentences:
        for figure in sentence.figures if _UNIT in sentence.text else ():
            exact = figure.quantity.dimension == _UNIT and not figure.quantity.hedge
            if exact and not _OF_ANOTHER_DAY.search(label_of(sentence, figure)):
                yield sentence, figure


def _sums(values: list[Decimal]) -> set[Decimal]:
    """What any choice of some numbers adds up to."""
    found = {Decimal(0)} if not values or 0 in values else set[Decimal]()
    for value in values:
        found |= {known + value for known in found} | {value}
    return found
