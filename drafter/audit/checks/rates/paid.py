"""Money that is said to be spent in full in one place, and in part in another: T已全部拨付, 共T，已拨付S."""

import re
from collections.abc import Iterator

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import range_of
from drafter.audit.statements import Figure, Sentence

KIND = "two_values"

_IN_FULL = re.compile(
    r"^[^，。；\d]{0,6}，?(?:目前|现|均|截至目前)?(?:已|已经|均已)?(?:全部|全额)(?P<what>拨付|支付|支出|使用)(?!到位|至|给)"
)
_SO_FAR = re.compile(
    r"(?:已|完成|累计|实际|实际完成|已完成)(?P<what>拨付|支付|支出|使用)(?:了|资金|金额)?(?:为)?$"
)


def check(reading: Reading) -> Iterator[Issue]:
    """A total that is said to be paid in full, and with its own sentence saying that less was paid."""
    full = [(f, m) for s in reading.sentences for f in s.figures if (m := _claim(s, f))]
    for sentence in reading.sentences if full else ():
        for part in sentence.figures:
            said = _SO_FAR.search(sentence.label(part))
            for total, claim in full if said else ():
                same = [f for f in sentence.figures if f.at < part.at and f.value == total.value]
                less = range_of(part).high < range_of(total).low and part.quantity.dimension == "元"
                if said and same and less and claim["what"] == said["what"] and same[0] is not total:
                    yield reading.issue(
                        KIND,
                        "not_in_full",
                        [total.span, part.span],
                        doubt=Doubt.SAME if claim["what"] == "拨付" else None,  # to those who spend it, or by them
                        total=total.text,
                        what=claim["what"],
                        part=part.text,
                    )


def _claim(sentence: Sentence, figure: Figure) -> re.Match[str] | None:
    money = figure.quantity.dimension == "元" and figure.quantity.hedge is None
    return _IN_FULL.match(sentence.block.text[figure.behind : sentence.behind]) if money else None
