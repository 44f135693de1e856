"""A total beside its parts: whether they make it up, and how the audit says that they do not."""

from collections.abc import Iterable, Iterator, Sequence
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure

KIND = "sum"


def added(parts: Iterable[Figure]) -> Decimal:
    """The sum of some figures, in the scale of their dimension."""
    return sum((part.value for part in parts), Decimal(0))


def slack(total: Figure, parts: Iterable[Figure]) -> Decimal:
    """By how much a total and the sum of its parts may differ, each being rounded to its last place."""
    return total.half + sum((part.half for part in parts), Decimal(0))


def differs(total: Figure, parts: Sequence[Figure]) -> bool:
    """Whether parts make up another amount than their total."""
    return abs(added(parts) - total.value) > slack(total, parts)


def in_another_unit(total: Figure, parts: Sequence[Figure], steps: Sequence[Decimal]) -> Figure | None:
    """The part that makes the sum right if it is so many times as large or as small; `None` where none does."""
    near = slack(total, parts)
    for part in parts if differs(total, parts) else ():
        rest = total.value - (added(parts) - part.value)
        for scale in (scale for step in steps for scale in (step, 1 / step)):
            if part.value and abs(part.value * scale - rest) <= near + part.half * (scale - 1):
                return part
    return None


def held(reading: Reading, total: Figure, parts: Sequence[Figure], label: str) -> Iterator[Issue]:
    """Says of a total what its parts make up instead, if they do."""
    if differs(total, parts):
        yield wrong_sum(reading, total, parts, label)


def wrong_sum(  # a total, its parts and how sure it is that they are all
    reading: Reading,
    total: Figure,
    parts: Sequence[Figure],
    label: str,
    *,
    slipped: bool = False,
    doubt: Doubt | None = None,
) -> Issue:
    """A total that its parts do not make up; `slipped` where one of them stands in the wrong unit."""
    factor, unit, found = total.factor, total.quantity.unit, added(parts)
    alike = [one for one in (total, *parts) if one.quantity.unit == unit]
    return reading.issue(
        "unit" if slipped else KIND,
        "sum_unit" if slipped else "sum_prose",
        [total.span, *(part.span for part in parts)],
        doubt=doubt,
        total=f"{_told(total.written, [total])}{unit}",
        label=label or "合计",
        terms="+".join(_told(part.value / factor, [part] if part in alike else alike) for part in parts),
        sum=f"{_told(found / factor, alike)}{unit}",
        gap=f"{_told(abs(found - total.value) / factor, alike)}{unit}",
    )


def _told(value: Decimal, figures: Sequence[Figure]) -> str:
    """A number as figures are written: to as many places at least, its thousands parted where theirs are."""
    exact = Decimal(plain(value))
    places = max(-int(exact.as_tuple().exponent), *(one.quantity.places for one in figures))
    return f"{exact:{',' if any(',' in one.text for one in figures) else ''}.{places}f}"
