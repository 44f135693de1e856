"""A change whose amount and whose rate go opposite ways: 较上年增加A，下降p%."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.movements import FALLING, WAYS
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "comparison"

_AMOUNT = re.compile(rf"(?P<way>{WAYS})(?:支出|收入|经费|资金)?(?:了|额为?|数为?|为)?$")
_RATE = re.compile(rf"[，,、（(](?:同比)?(?P<way>{WAYS})(?:比例|幅度|率)?(?:了|为|达)?")
_AGAINST = re.compile(r"[比较与同]")
_TURNED = re.compile(r"由|从|转为|先|后|[-－—]$")
_LEAD = 40


def check(reading: Reading) -> Iterator[Issue]:
    """Changes that rise by their amount and fall by their rate, or the other way round."""
    for sentence in reading.sentences:
        for change, rate in zip(sentence.figures, sentence.figures[1:], strict=False):
            if rate.quantity.dimension != "%" or change.quantity.dimension in ("%", "百分点", "倍", ""):
                continue
            said = _opposed(sentence, change.at, change.behind, rate.at)
            if said and change.value > 0 and rate.value > 0:
                yield reading.issue(
                    KIND,
                    "opposed_ways",
                    [change.span, rate.span],
                    change=f"{said[0]}{change.text}",
                    rate=f"{said[1]}{rate.text}",
                )


def _opposed(sentence: Sentence, at: int, behind: int, rate_at: int) -> tuple[str, str] | None:
    """The two verbs of one comparison, where one rises and the other falls."""
    text = sentence.block.text
    told = _RATE.fullmatch(text[behind:rate_at])
    if told is None:
        return None
    lead = re.split("[。；：]", text[max(sentence.at, at - _LEAD) : at])[-1]
    own = re.split("[，,]", lead)
    clause = own[-1] if _AGAINST.search(own[-1]) else "".join(own[-2:])
    amount = _AMOUNT.search(clause)
    if amount is None or not _AGAINST.search(clause) or _TURNED.search(clause):
        return None
    opposed = (amount["way"] in FALLING) != (told["way"] in FALLING)
    return (amount["way"], told["way"]) if opposed else None
