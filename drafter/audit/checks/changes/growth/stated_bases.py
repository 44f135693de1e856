"""Growth against a base that the sentence names: 与上年支出A相比，增加C，增长p%."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.comparable import comparable
from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, Range, last_digit, only_tail, plain, range_of, ratio, rounded
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_BASE = re.compile(
    r"(?P<with>与|和|同|(?<!经)比|(?<!经比)较)(?:(?P<when>上年|去年|上一?年度|年初预算|20\d{2}年度?)[^，。；]{0,14}"
    r"|(?![重例率])[^\d，。；：、]{2,16})$"
)
_COMPARING = frozenset({"比", "较"})
_CHANGE = re.compile(rf"(?:的|数|为)?(?P<compared>相比|比|相较)?，?(?:{WAYS})(?:支出|收入)?(?:了|额)?")
_RATE = re.compile(rf"[，、]?(?:同比)?(?P<way>{WAYS}|增幅|降幅)(?:了|为|达|率为|幅度为)?")
_TERMS = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the change and the base right before them do not give."""
    for sentence in reading.sentences:
        for index in range(len(sentence.figures) - _TERMS + 1):
            yield from _of(reading, sentence, sentence.figures[index : index + _TERMS])


def _of(reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Issue]:
    base, change, stated = figures
    text = sentence.block.text
    if not _alike(base, change) or stated.quantity.dimension != "%" or stated.quantity.hedge:
        return
    rate = _RATE.fullmatch(text[change.behind : stated.at])
    told, moved = _BASE.search(text[sentence.at : base.at]), _CHANGE.fullmatch(text[base.behind : change.at])
    if not rate or not told or not moved or not comparable(sentence, stated):
        return
    if not (moved["compared"] or told["when"] or told["with"] in _COMPARING):
        return  # 与, 和 and 同 inside a name compare nothing
    computed = ratio(range_of(change), range_of(base))
    before = [f for f in sentence.figures if f.at < base.at][-1:]
    right = any(_of_years(now, base, change, stated, rate["way"]) for now in before)
    if computed and not computed.meets(range_of(stated)) and not right:
        yield _issue(reading, rate["way"], stated, change, base)


def _alike(base: Figure, change: Figure) -> bool:
    """Whether two figures are exact amounts of one kind."""
    dimension = base.quantity.dimension
    exact = base.value > base.half and change.value and not (base.quantity.hedge or change.quantity.hedge)
    return bool(exact) and dimension == change.quantity.dimension and dimension not in ("%", "百分点", "")


def _of_years(now: Figure, base: Figure, change: Figure, stated: Figure, way: str) -> bool:
    """Whether a rate is right of the two years, so that what is wrong is the change between them."""
    found = ratio(range_of(now), range_of(base)) if _alike(base, now) else None
    fits = abs(abs(now.value - base.value) - change.value) <= now.half + base.half + change.half
    if found is None or fits:
        return False
    ends = sorted((HUNDRED - end if way in FALLING else end - HUNDRED) for end in (found.low, found.high))
    return Range(*ends).meets(range_of(stated))


def _issue(reading: Reading, way: str, stated: Figure, change: Figure, base: Figure) -> Issue:
    value, places = HUNDRED * change.value / base.value, stated.quantity.places
    return reading.issue(
        KIND,
        "growth_of_base",
        [stated.span, change.span, base.span],
        severity=Severity.WARNING if last_digit(value, stated.value, places) else Severity.ERROR,
        doubt=Doubt.TAIL if only_tail(value, stated.value, places) else None,
        way=way,
        stated=stated.text,
        change=change.text,
        base=base.text,
        value=plain(rounded(value, max(places, 2))),
    )
