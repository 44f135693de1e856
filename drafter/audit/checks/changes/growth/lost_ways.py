"""A change that lost its verb and reads as the amount of last year: 现为B，比上年C，增加p%."""

import re

from drafter.audit.model import Issue, Severity
from drafter.audit.movements import FALLING
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of, ratio
from drafter.audit.statements import Figure, Sentence

_KIND = "rate"
_BARE = re.compile(r"[比较](?:上年|去年|上一?年度)(?:同期)?$")


def way_lost(  # a rate with both of its figures
    reading: Reading, sentence: Sentence, way: str, stated: Figure, now: Figure, change: Figure
) -> Issue | None:
    """What to say where the rate is right of a change, and no verb stands before it; `None` where it is not."""
    if not _BARE.search(sentence.label(change)):
        return None
    before = now.value + change.value if way in FALLING else now.value - change.value
    found = ratio(range_of(change), around(before, now.half + change.half))
    if found is None or not stated.value or not found.meets(range_of(stated)):
        return None
    return reading.issue(
        _KIND,
        "way_lost",
        [change.span, stated.span, now.span],
        severity=Severity.WARNING,
        change=change.text,
        way=way,
        stated=stated.text,
        now=now.text,
    )
