"""What a thing was in one year and in the next, and by how much it changed: 2022年为A，2023年升到B，提高C."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.differences import Difference, difference
from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain, range_of, rounded
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_THEN = re.compile(r"(?P<year>20\d{2})年度?[^，。；：\d]{0,16}$")
_NOW = re.compile(
    rf"[^，。；：\d]{{0,3}}[，,](?:到)?(?P<year>20\d{{2}})年度?(?P<verb>[^，。；：\d]{{0,8}}?"
    rf"(?:(?:{WAYS}|[升降增减]|提升|达|攀升|回升|跌)[到至为]|[为是达])|)"
)
_BY = re.compile(
    rf"[^，。；：\d]{{0,3}}[，,](?:[一两二三]年|(?:比|较)(?:(?P<last>上年)|(?P<base>20\d{{2}})年)度?|(?P<same>同比))?(?:间|来|共|净)*"
    rf"(?P<way>{WAYS}|提升)了?"
)
_FROM = re.compile(r"[由从](?:20\d{2}年度?|上年|去年|原来)?的?$")
_TO = re.compile(rf"(?:{WAYS}|提升)[到至为](?:20\d{{2}}年度?|今年)?的?")
_LEAD = 30
_TIMES = "倍"
_POINTS = "百分点"


def told(reading: Reading) -> Iterator[Difference]:
    """Changes and the values of two years told right before them."""
    for way, change, now, then in _changes(reading):
        if change.quantity.dimension != _TIMES:
            yield difference(way, change, now, then)


def check(reading: Reading) -> Iterator[Issue]:
    """Growth to so many times as much that the values of two years right before it do not give."""
    for way, change, now, then in _changes(reading):
        if change.quantity.dimension == _TIMES:
            yield from _by_times(reading, way, change, now, then)


def _changes(reading: Reading) -> Iterator[tuple[str, Figure, Figure, Figure]]:
    for sentence in reading.sentences:
        figures = [f for f in sentence.figures if not f.quantity.spoken]
        for then, now, change in zip(figures, figures[1:], figures[2:], strict=False):
            if way := _told(sentence, then, now, change):
                yield way, change, now, then


def _told(sentence: Sentence, then: Figure, now: Figure, change: Figure) -> str:
    """The verb of the change; empty where the three are not the values of two years and what parts them."""
    text = sentence.block.text
    first = _THEN.search(text[max(sentence.at, then.at - _LEAD) : then.at])
    second, by = (
        _NOW.fullmatch(text[then.behind : now.at]),
        _BY.fullmatch(text[now.behind : change.at]),
    )
    if by and _raised(sentence, then, now) and change.quantity.dimension == _TIMES:
        return by["way"] if _alike(then, now, change) else ""
    if not first or not second or not by:
        return ""
    since, until = int(first["year"]), int(second["year"])
    base = int(by["base"]) if by["base"] else until - 1 if by["last"] or by["same"] else since
    if since >= until or base != since:
        return ""
    return by["way"] if _alike(then, now, change) else ""


def _raised(sentence: Sentence, then: Figure, now: Figure) -> bool:
    """由A增长到B."""
    text = sentence.block.text
    lead = text[max(sentence.at, then.at - _LEAD) : then.at]
    return bool(_FROM.search(lead) and _TO.fullmatch(text[then.behind : now.at]))


def _alike(then: Figure, now: Figure, change: Figure) -> bool:
    """Whether two values are of one unit, and what parts them is told in it, in points or in times."""
    units = {(figure.quantity.dimension, figure.quantity.unit) for figure in (then, now)}
    rates = then.quantity.dimension == "%"
    own = change.quantity.dimension in ((_POINTS,) if rates else (_TIMES, then.quantity.dimension))
    return len(units) == 1 and own and not any(figure.quantity.hedge for figure in (then, now, change))


def _by_times(reading: Reading, way: str, change: Figure, now: Figure, then: Figure) -> Iterator[Issue]:
    """增长n倍 of what became n times as much: the first time is what there was before."""
    before, after, said = range_of(then), range_of(now), range_of(change)
    if way in FALLING or before.low <= 0 or after.high / before.low < 1:
        return
    low, high = after.low / before.high - 1, after.high / before.low - 1
    if low <= said.high and said.low <= high:
        return
    value = rounded(now.value / then.value - 1, max(change.quantity.places, 2))
    yield reading.issue(
        KIND,
        "grown_times",
        [change.span, now.span, then.span],
        stated=f"{way}{change.text}",
        now=now.text,
        then=then.text,
        value=plain(value),
        of=plain(rounded(value + Decimal(1), 2)),
    )
