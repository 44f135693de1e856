"""The sum of the numbered items that a total announces: 支出A万元，具体情况如下：（一）甲a万元…（二）乙b万元…."""

from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.itemized import Item, Itemized, itemized
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.sums import KIND, added, wrong_sum

_MOST = Decimal("0.1")
_MOST_LACKING = Decimal("0.05")
"""What lacks more of its total may be of a part of it: transfers, of 税收返还和转移支付."""
_TAIL = Decimal("0.02")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that all their items miss, and single items above the total of which they are a part."""
    for told in itemized(reading):
        gap = added(told.amounts) - told.total.value
        above = [item for item in told.items if item.amount and item.amount.value > told.total.value + told.slack]
        units = {amount.quantity.unit for amount in (told.total, *told.amounts)}
        if len(units) > 1 or abs(gap) <= told.slack:
            continue
        if above and len(told.items) - len(above) >= 1:
            yield _above(reading, told, above[0])
        elif told.complete and len(told.items) >= _FEWEST and told.ended and (told.all_told or gap > 0):
            yield wrong_sum(reading, told.total, told.amounts, told.label, doubt=_doubt(told, gap))


def _doubt(told: Itemized, gap: Decimal) -> Doubt | None:
    """A last digit may be that of tables; what is far from its total may not be a list of its parts."""
    if abs(gap) <= _TAIL * told.total.factor:
        return Doubt.TAIL
    near = told.total.value * (_MOST if gap > 0 else _MOST_LACKING)
    return None if abs(gap) < near else Doubt.PARTS


def _above(reading: Reading, told: Itemized, item: Item) -> Issue:
    part = item.amount or told.total
    return reading.issue(
        KIND,
        "item_above",
        [part.span, told.total.span],
        label=told.label or "合计",
        total=told.total.text,
        name=item.label,
        part=part.text,
    )
