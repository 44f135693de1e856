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

SCALED = {
    "元人民币": ("元", Decimal(1)),
    "元钱": ("元", Decimal(1)),
    "块钱": ("元", Decimal(1)),
    "元": ("元", Decimal(1)),
    "%": ("%", Decimal(1)),
    "‰": ("%", Decimal("0.1")),
    "个百分点": ("百分点", Decimal(1)),
    "百分点": ("百分点", Decimal(1)),
    "成": ("%", Decimal(10)),
    "天": ("天", Decimal(1)),
    "日": ("天", Decimal(1)),
    "工作日": ("个工作日", Decimal(1)),
    "个自然日": ("天", Decimal(1)),
    "个小时": ("小时", Decimal(1)),
    "公斤": ("千克", Decimal(1)),
    "kg": ("千克", Decimal(1)),
    "吨": ("千克", Decimal(1000)),
    "平方米": ("平方米", Decimal(1)),
    "㎡": ("平方米", Decimal(1)),
    "m²": ("平方米", Decimal(1)),
    "公里": ("米", Decimal(1000)),
    "千米": ("米", Decimal(1000)),
    "km": ("米", Decimal(1000)),
    "米": ("米", Decimal(1)),
}
"""Units that share a dimension with others: unit → (dimension, factor)."""

_TABLE = tomllib.loads(resources.files(__package__).joinpath("units.toml").read_text(encoding="utf-8"))

COUNTERS: tuple[str, ...] = tuple(_TABLE["counters"].split())
"""What may be counted after Arabic digits."""

SPOKEN_COUNTERS: tuple[str, ...] = tuple(_TABLE["spoken"].split())
"""What may be counted after a Chinese numeral."""

RATE_PARTS: str = _TABLE["rate_parts"]
"""Characters of which the lower part of a compound unit (元/辆·年) is made."""

BEGINS_A_WORD: dict[str, str] = _TABLE["begins_a_word"]
"""Characters after which a counter is the beginning of a word and counts nothing: 3 项目, 5 人员, 8 分管."""


@cache
def scaled(unit: str) -> tuple[str, Decimal]:
    """The dimension of a unit and the factor that brings a value in it to the dimension's scale."""
    for magnitude in sorted(MAGNITUDES, key=len, reverse=True):
        if unit.startswith(magnitude) and unit not in SCALED:
            dimension, factor = scaled(unit.removeprefix(magnitude))
            return dimension, factor * MAGNITUDES[magnitude]
    head, slash, rest = unit.partition("/")
    dimension, factor = SCALED.get(head, (head, Decimal(1)))
    return dimension + slash + rest, factor
