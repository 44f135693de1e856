"""Units of the quantities in a case: which fit which kind, and how amounts in like units compare."""

from decimal import Decimal

from drafter.findings.model import QUANTITIES, FactKind

_MONEY = {
    "元": Decimal(1),
    "千元": Decimal(1000),
    "万元": Decimal(10_000),
    "百万元": Decimal(1_000_000),
    "亿元": Decimal(100_000_000),
}
_RATES = {"%": Decimal(1), "个百分点": Decimal(1), "百分点": Decimal(1), "‰": Decimal("0.1")}
_SCORE = "分"

PER_CENT = Decimal(100)
"""A ratio of one in the unit %."""

EXPECTED_UNITS = {
    FactKind.MONEY: tuple(_MONEY),
    FactKind.RATE: ("%", "‰"),
    FactKind.PERCENTAGE_POINT: ("个百分点", "百分点"),
    FactKind.SCORE: (_SCORE,),
}
"""Units by kind, where the kind has a closed list; amounts may be per something: 元/辆·年."""


def unit_fits(kind: FactKind, unit: str) -> bool:
    """Whether a unit may stand with a kind of fact; kinds that are no quantities take none."""
    if kind not in QUANTITIES:
        return not unit
    if kind is FactKind.COUNT:
        return bool(unit) and not _base(unit)[0] and not any(char.isdigit() for char in unit)
    head = unit.partition("/")[0] if kind is FactKind.MONEY else unit
    return head in EXPECTED_UNITS[kind]


def converted(value: Decimal, unit: str, wanted: str) -> Decimal | None:
    """A value in another unit of the same measure (2513 元 → 0.2513 万元), or `None` where there is none."""
    if unit == wanted:
        return value
    (factor, rest), (wanted_factor, wanted_rest) = _base(unit), _base(wanted)
    if not factor or not wanted_factor or rest != wanted_rest:
        return None
    return value * factor / wanted_factor


def _base(unit: str) -> tuple[Decimal, str]:
    """The factor to the base unit and what makes two units unlike: 0 for units that stand alone."""
    if unit in _RATES:
        return _RATES[unit], "%"
    head, slash, per = unit.partition("/")
    return _MONEY.get(head, Decimal(0)), f"元{slash}{per}"


def finer_than(points: Decimal, places: int) -> bool:
    """Whether points have more decimals than they are rounded to; zeros at the end are none."""
    return -int(points.normalize().as_tuple().exponent) > places


def is_counter(unit: str) -> bool:
    """Whether a unit counts things (个, 项, 名); counters are taken for each other."""
    return unit not in _RATES and unit != _SCORE and unit.partition("/")[0] not in _MONEY
