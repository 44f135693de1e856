"""What is so of two days: how far they are apart, which came first, and how else a day may be written."""

from collections.abc import Iterator, Mapping
from datetime import date, timedelta

from drafter.findings.display import chinese_date, shown
from evals.mutations.composed.hedges import DIGITS
from evals.mutations.composed.slots import Base
from evals.mutations.numerals import counted, spoken

Slots = Mapping[str, str]
Told = Iterator[tuple[str | Slots, str | Slots]]
"""What is so, each beside something that is not."""

_MONTH, _LITTLE, _MUCH, _NEARLY = 30, 5, 25, 18
"""Days of a month, and of those beyond whole months so many that a person says 多, and 近 the next."""
_BEGINS, _ENDS, _HALF_YEAR, _YEAR, _SHORTEST = 7, 24, 6, 12, 28
_OTHER_DAY, _NEXT_MONTH = 9, 40
_FIRST_THIRD, _SECOND_THIRD = 10, 20


def span(base: Base) -> Told:
    """How many days, or about how many months, lie between two days."""
    first, last = base.days
    days = (last - first).days
    yield from ((f"{days}天", f"{wrong}天") for wrong in (days + 10, days - 4, days * 2, days + 3) if wrong > 0)
    months, off = divmod(days, _MONTH)
    if months and _LITTLE < off < _MUCH:
        yield f"{counted(months)}个多月", f"{counted(months + 2)}个多月"
        yield f"超过{months}个月", f"超过{months + 2}个月"
        yield f"不到{months + 1}个月", f"{months + 3}个多月"
    if months and off > _NEARLY:
        yield f"近{counted(months + 1)}个月", f"近{counted(months + 3)}个月"


def order(base: Base) -> Told:
    """Which of two days came first."""
    first, last = base.facts
    verbs = base.words["v0"], base.words["v1"]
    days = {"fd": shown(first), "sd": shown(last)}
    yield {"first": verbs[0], "second": verbs[1], **days}, {"first": verbs[1], "second": verbs[0], **days}


def day(base: Base) -> Told:
    """The second of two days, in every form, beside another day, month or part of a year."""
    first, one = base.days
    off = one + timedelta(days=_OTHER_DAY)
    month = one.replace(day=1) + timedelta(days=_NEXT_MONTH if one.month < _YEAR else -_SECOND_THIRD)
    month = month.replace(day=min(one.day, _SHORTEST))
    earlier = one.replace(year=one.year - 1, day=min(one.day, _SHORTEST))
    for wrong in (first, off, month, earlier):
        yield chinese_date(one.isoformat()), chinese_date(wrong.isoformat())
        yield one.isoformat(), wrong.isoformat()
        yield f"{one.year}.{one.month}.{one.day}", f"{wrong.year}.{wrong.month}.{wrong.day}"
    for wrong in (off, month):
        if wrong.year == one.year:
            yield f"{one.month}月{one.day}日", f"{wrong.month}月{wrong.day}日"
            yield f"{spoken(one.month)}月{spoken(one.day)}日", f"{spoken(wrong.month)}月{spoken(wrong.day)}日"
    yield f"{one.year}年{one.month}月", f"{month.year}年{month.month}月"
    yield from _parts(one)


def _parts(one: date) -> Told:
    """Of what part of its month and year a day is, beside another part."""
    year, month = f"{one.year}年", f"{one.year}年{one.month}月"
    third = "上旬" if one.day <= _FIRST_THIRD else "中旬" if one.day <= _SECOND_THIRD else "下旬"
    yield f"{month}{third}", f"{month}{'上旬' if third == '中旬' else '中旬'}"
    quarter = (one.month - 1) // 3
    yield f"{year}{DIGITS[quarter + 1]}季度", f"{year}{DIGITS[(quarter + 2) % 4 + 1]}季度"
    halves = ("上半年", "下半年") if one.month <= _HALF_YEAR else ("下半年", "上半年")
    yield f"{year}{halves[0]}", f"{year}{halves[1]}"
    if one.day <= _BEGINS or one.day >= _ENDS:
        ends = ("初", "底") if one.day <= _BEGINS else ("底", "初")
        yield f"{month}{ends[0]}", f"{month}{ends[1]}"
