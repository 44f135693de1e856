"""Changes whose unit was left out, which their amount and their rate give: 支出A万元，增加C，增长p%."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue, Severity
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.rounding import around, range_of, ratio
from drafter.audit.statements import Figure, Sentence

KIND = "unit"

_CHANGED = re.compile(rf"(?:比|较|同比)[^，。；]{{0,14}}?(?P<way>{WAYS})(?:了|额为?)?$")
_RATE = re.compile(rf"[，、](?:同比)?(?:{WAYS})(?:率|幅度)?(?:了|为|达)?")


def check(reading: Reading) -> Iterator[Issue]:
    """Numbers without a unit that are the change of the amount before them in its unit, as the rate shows."""
    for sentence in reading.sentences:
        for now, bare, rate in zip(sentence.figures, sentence.figures[1:], sentence.figures[2:], strict=False):
            way = _left_bare(sentence, now, bare, rate)
            if way and _fits(now, bare, rate, falls=way in FALLING):
                yield reading.issue(
                    KIND,
                    "change_without_unit",
                    [bare.span],
                    severity=Severity.WARNING,
                    text=f"{way}{bare.text}",
                    now=now.text,
                    rate=rate.text,
                    right=f"{way}{bare.text}{now.quantity.unit}",
                )


def _left_bare(sentence: Sentence, now: Figure, bare: Figure, rate: Figure) -> str:
    """The verb of a change that is told as a bare number between an amount and a rate; empty where it is none."""
    text = sentence.block.text
    number = not bare.quantity.unit and bare.quantity.places and bare.quantity.text[-1].isdigit()
    exact = now.quantity.dimension == "元" and not any(f.quantity.hedge for f in (now, bare, rate))
    if (
        not number
        or not exact
        or rate.quantity.dimension != "%"
        or not _RATE.fullmatch(text[bare.behind : rate.at])
    ):
        return ""
    match = _CHANGED.search(text[now.behind : bare.at])
    return match["way"] if match else ""


def _fits(now: Figure, bare: Figure, rate: Figure, *, falls: bool) -> bool:
    """Whether a number is the change that a rate tells of an amount, both being of one unit."""
    change, half = bare.value * now.factor, bare.half * now.factor
    then = now.value + change if falls else now.value - change
    found = ratio(around(change, half), around(then, now.half + half)) if change and then > 0 else None
    return found is not None and found.meets(range_of(rate))
