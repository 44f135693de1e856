"""Units and counters: what a number counts, and how it is brought to one scale."""

import tomllib
from decimal import Decimal
from functools import cache
from importlib import resources

MAGNITUDES = {
    "百": Decimal(10**2),
    "千": Decimal(10**3),
    "万": Decimal(10**4),
    "十万": Decimal(10**5),
    "百万": Decimal(10**6),
    "千万": Decimal(10**7),
    "亿": Decimal(10**8),
    "十亿": Decimal(10**9),
    "百亿": Decimal(10**10),
    "千亿": Decimal(10**11),
    "万亿": Decimal(10**12),
}
"""What may stand between a number and its unit; 元, 人, 户 … are counted in their own dimension."""

_TABLE = tomllib.loads(resources.files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))

SCALED: dict[str, tuple[str, Decimal]] = {
    unit: (dimension, Decimal(factor)) for unit, (dimension, factor) in _TABLE["scaled"].items()
}
"""Units that share a dimension with others: unit → (dimension, factor)."""

COUNTERS: tuple[str, ...] = tuple(_TABLE["counters"].split())
"""What may be counted after Arabic digits."""

SPOKEN_COUNTERS: tuple[str, ...] = tuple(_TABLE["spoken"].split())
"""What may be counted after a Chinese numeral."""

LATIN_UNITS: frozenset[str] = frozenset(unit.lower() for unit in COUNTERS if unit.isascii() and unit.isalpha())
"""Units in Latin letters, in lower case; 5G and 4K are none."""

HALVED: frozenset[str] = frozenset(_TABLE["halved"].split())
"""Units behind which 半 adds one half, and 多 a little more: 两年半, 七成半, 一倍多."""

RATE_PARTS: str = _TABLE["rate_parts"]
"""Characters of which the lower part of a compound unit (元/辆·年) is made."""

BEGINS_A_WORD: dict[str, str] = _TABLE["begins_a_word"]
"""Characters after which a counter is the beginning of a word and counts nothing: 3 项目, 5 人员, 8 分管."""

_WHOLE = frozenset({*COUNTERS, *SPOKEN_COUNTERS, *SCALED})
"""Units that begin with 千 or 百 without being so many of another: 千瓦时, 百分点."""


@cache
def scaled(unit: str) -> tuple[str, Decimal]:
    """The dimension of a unit and the factor that brings a value in it to the dimension's scale.

    A dimension is what may be compared and added: 元 (every unit of Chinese money), %, 百分点 (never %), 分, 天,
    米, 千克 …, and every counter for itself. 万元 is 10000 in 元, ‰ is 0.1 in %, 万人次 is 10000 in 人次.
    """
    for magnitude in sorted(MAGNITUDES, key=len, reverse=True):
        if unit.startswith(magnitude) and unit != magnitude and unit.partition("/")[0] not in _WHOLE - {"万元"}:
            dimension, factor = scaled(unit.removeprefix(magnitude))
            return dimension, factor * MAGNITUDES[magnitude]
    head, slash, rest = unit.partition("/")
    dimension, factor = SCALED.get(head, (head, Decimal(1)))
    return dimension + slash + rest, factor
