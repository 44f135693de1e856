"""Targets of satisfaction, told in a row, and the rates of a survey that are said to reach them."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal

from drafter.audit.checks.values.limits.reached import Result, claim_behind, missed
from drafter.audit.limits import Limit, limit_of
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import Range, plain, range_of
from drafter.audit.statements import Sentence

_EACH = re.compile(r"目标值?(?:分别|依次)?(?:设定)?(?:为|是)?$|目标值?$")
_BACK = re.compile(r"(?:收回|回收|有效)(?:问卷|份数|调查表|了)*$|(?:调查|访问|抽样|受访)[^，。；\d]{0,8}$")
_PLEASED = re.compile(
    r"(?:其中)?[^，。；\d]{0,6}(?<!不)(?<!非常)(?<!比较)(?<!很)(?<!基本)满意(?:的|及以上|问卷|人数|者)*(?:有|为|共)?$"
)
_PLEASED_RATE = re.compile(r"满意[率度](?:为|是|达到?|达)*$")
_WHOLE = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of those who are pleased that miss the target which all of them are said to reach."""
    for sentences in reading.by_block.values():
        for index, sentence in enumerate(sentences):
            for piece in reading.pieces(sentence) if "满意" in sentence.text else ():
                yield from _surveyed(reading, sentences[: index + 1], piece)


def _surveyed(reading: Reading, sentences: Sequence[Sentence], piece: Sentence) -> Iterator[Issue]:
    """Rates of those who are pleased, told or to be computed, and the targets that all of them reach."""
    targets = _targets(piece)
    match = claim_behind(piece, targets[-1].figure.behind) if targets else None
    if match is None:
        return
    results = [r for s in sentences for one in reading.pieces(s) for r in _pleased(one)]
    if len(results) != len(targets):
        return
    for limit, result in zip(targets, results, strict=True):
        if limit.broken_by(result.found):
            yield missed(reading, match[0], limit, result)


def _targets(piece: Sentence) -> list[Limit]:
    """The limits that a stretch tells in a row, the first of them called targets of satisfaction."""
    found: list[Limit] = []
    for index, figure in enumerate(piece.figures):
        limit, lead = limit_of(figure), piece.lead(index)
        if limit is None or figure.quantity.dimension != "%":
            continue
        bare = lead.rstrip("≥≤><=").removesuffix(figure.quantity.hedge or "")
        if (found and re.fullmatch(r"[、，和与及]*", bare)) or (
            not found and "满意" in bare and _EACH.search(bare)
        ):
            found.append(limit)
    return found


def _pleased(piece: Sentence) -> Iterator[Result]:
    """The rate of satisfaction that a stretch tells, or that its counts give."""
    back = [f for i, f in enumerate(piece.figures) if _BACK.search(piece.lead(i)) and not f.quantity.hedge]
    rates = [
        f
        for i, f in enumerate(piece.figures)
        if _PLEASED_RATE.search(piece.lead(i)) and f.quantity.dimension == "%"
    ]
    pleased = [
        f
        for i, f in enumerate(piece.figures)
        if _PLEASED.search(piece.lead(i)) and f.quantity.dimension in ("份", "人", "户", "家", "名")
    ]
    if len(rates) == 1 and not rates[0].quantity.hedge:
        yield Result(range_of(rates[0]), (rates[0].span,), rates[0].text)
    elif not rates and len(pleased) == 1 and back and 0 < pleased[0].value <= back[-1].value:
        value = _WHOLE * pleased[0].value / back[-1].value
        text = f"{pleased[0].text}÷{back[-1].text}={plain(value.quantize(Decimal('0.01')))}%"
        yield Result(Range(value, value), (pleased[0].span, back[-1].span), text)
