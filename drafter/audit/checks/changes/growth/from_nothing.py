"""Growth in percent of what was nothing before: no rate is right."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.comparable import new_body
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.movements import FALLING
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure

KIND = "rate"

_CARRIED = re.compile(r"结转|结余|余额|其中")
_LABEL = 16
_HUNDRED = Decimal(100)
"""What is written where the year before had nothing; another rate may be of other amounts."""


def of_nothing(reading: Reading, way: str, stated: Figure, now: Figure, change: Figure) -> Issue:
    """Growth in percent of what was nothing before."""
    return reading.issue(
        KIND,
        "growth_of_nothing",
        [stated.span, now.span, change.span],
        severity=Severity.WARNING,
        way=way,
        stated=stated.text,
        now=now.text,
        change=change.text,
    )


def from_nothing(reading: Reading, way: str, stated: Figure, years: tuple[Figure, Figure]) -> Iterator[Issue]:
    """上年0.00万元，本年B，增加p%: what was nothing has no rate of growth."""
    now, then = years
    rise = way not in FALLING and stated.value > 0 and now.value > 0 and now.block is stated.block
    other = _CARRIED.search(then.block.text, max(0, then.at - _LABEL), then.at)
    if rise and not other and then.quantity.dimension == "元" and not new_body(reading.whole.text):
        yield reading.issue(
            KIND,
            "growth_from_nothing",
            [stated.span, now.span, then.span],
            severity=Severity.WARNING,
            doubt=None if stated.value == _HUNDRED else Doubt.BASE,
            way=way,
            stated=stated.text,
            now=now.text,
            then=then.text,
        )
