"""Ratios whose two figures frame them: 占年初预算B的p%, 为年初预算的p%（年初预算B）."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue, Severity
from drafter.audit.movements import WAYS, beside
from drafter.audit.reading import Reading
from drafter.audit.rounding import HUNDRED, Range, cut_off, last_digit, only_tail, percent, plain, range_of, ratio
from drafter.audit.series import run_of
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_OF = re.compile(r"^的?(?:比重|比例|比率|份额)?(?:约)?(?:为|达到?|是)?$")
_SO_MANY = re.compile(r"个$")
"""A number of rates, and no whole of one: 实现“5个100%”."""
_WHOLE = re.compile(r"(?:占|完成|为|达到?|相当于|实现)(?:了)?(?P<whole>[^，。；：、]{0,24})$")
_SAID_OF = re.compile(
    r"，?(?:为|占|完成|达到)(?:了)?(?P<whole>[^，。；：、（）\d]{0,8}(?:预算|计划|任务|目标))数?的"
)
_TOLD_OF = re.compile(r"（(?P<whole>[^，。；：、（）\d]{2,12}?)数?(?:为|是|：)?")
_BRACKETS = re.compile(r"（[^（）]*）")
_BREAK = re.compile(r"[。；]|其中|比上年|较上年|同比")
_OTHER = re.compile(rf"(?:{WAYS})(?:了|额)?(?:为)?$|上年|去年|同期|其中|占|追加|调[增减整]")


def check(reading: Reading) -> Iterator[Issue]:
    """Ratios that the figures around them do not give."""
    for sentence in reading.sentences:
        figures = sentence.figures
        for index, stated in enumerate(figures):
            if stated.quantity.dimension != "%" or stated.quantity.hedge or not index:
                continue
            if len(run_of(sentence, stated)) == 1:
                yield from _share(reading, sentence, figures[:index], stated)
                yield from _bracketed(reading, sentence, figures[index - 1 : index + 2])


def _share(reading: Reading, sentence: Sentence, before: tuple[Figure, ...], stated: Figure) -> Iterator[Issue]:
    """A，占B的p%: B stands right before the rate, A is the figure before B."""
    if len(before) < len(("part", "whole")):
        return
    whole = before[-1]
    near = [f for f in beside(sentence, stated) if f in before[:-1]]  # A（其中：C），占B的p%: the share is A's
    if whole not in beside(sentence, stated) or not near:
        return
    part = near[-1]
    between = _BRACKETS.sub("", sentence.block.text[part.behind : whole.at])
    named = _WHOLE.search(sentence.label(whole))
    gap = sentence.block.text[whole.behind : stated.at]
    counted = not gap and _SO_MANY.search(whole.text)
    told = _OF.match(gap) and named and not counted and not _BREAK.search(between)
    if not told or not _alike(part, whole) or _OTHER.search(sentence.label(part)):
        return
    sums = [range_of(part)]
    for other in reversed(near[:-1]):  # A、B合计占…
        if _alike(other, part):
            sums.append(Range(sums[-1].low + range_of(other).low, sums[-1].high + range_of(other).high))
    computed = [found for one in sums if (found := ratio(one, range_of(whole)))]
    if computed and not any(found.meets(range_of(stated)) for found in computed):
        yield _issue(reading, stated, (part, whole), part.value, whole.value)


def _bracketed(reading: Reading, sentence: Sentence, figures: tuple[Figure, ...]) -> Iterator[Issue]:
    """A，为年初预算的p%（年初预算B，…）: the brackets behind a rate tell what it is of."""
    if len(figures) < len(("part", "rate", "whole")):
        return
    part, stated, whole = figures
    text = sentence.block.text
    said = _SAID_OF.fullmatch(text[part.behind : stated.at])
    told = _TOLD_OF.fullmatch(text[stated.behind : whole.at])
    if not said or not told or said["whole"] != told["whole"] or not _alike(part, whole):
        return
    computed = ratio(range_of(part), range_of(whole))
    if computed is None or computed.meets(range_of(stated)) or _OTHER.search(sentence.label(part)):
        return
    yield reading.issue(
        KIND,
        "rate_bracketed",
        [stated.span, part.span, whole.span],
        name=said["whole"],
        stated=stated.text,
        now=part.text,
        base=whole.text,
        value=f"{plain(percent(part.value, whole.value, max(stated.quantity.places, 2)))}%",
    )


def _alike(first: Figure, second: Figure) -> bool:
    dimension = first.quantity.dimension
    hedged = first.quantity.hedge or second.quantity.hedge
    return dimension == second.quantity.dimension and dimension not in ("%", "百分点", "") and not hedged


def _issue(reading: Reading, stated: Figure, pair: tuple[Figure, Figure], above: Decimal, below: Decimal) -> Issue:
    places = stated.quantity.places
    value = HUNDRED * above / below
    cut = cut_off(value, places) == stated.value
    slight = cut or last_digit(value, stated.value, places)
    return reading.issue(
        "rounding" if cut else KIND,
        "share_cut" if cut else "share",
        [stated.span, *(figure.span for figure in pair)],
        severity=Severity.WARNING if slight else Severity.ERROR,
        doubt=Doubt.TAIL if only_tail(value, stated.value, places) else None,
        part=pair[0].text,
        whole=pair[1].text,
        stated=stated.text,
        value=f"{plain(percent(above, below, max(places, 2)))}%",
    )
