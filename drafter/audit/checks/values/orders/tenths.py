"""88.8%，不足八成; 45%，超过半数: a rate and the round share that is said of it."""

import re
from collections.abc import Iterator
from decimal import Decimal

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.text.numerals import parse_numeral

KIND = "comparison"

_SAID = re.compile(
    r"^[，,（(—]{1,2}(?:还|仍|尚|且|已|已经|均|都|仅|也|甚至)?(?:(?P<less>不足|不到|未到|未达到?|未超过?|低于|少于)|(?P<more>超过|高于|超|过|逾|多于|突破))(?:了)?"
    r"(?P<share>[一二两三四五六七八九]成(?:[一二三四五六七八九]|半)?|一?半数?|[二三四五六七八九十]分之[一二三四五六七八九])(?=[，。；）)]|$)"
)
_TEN = Decimal(10)
_HUNDRED = Decimal(100)


def check(reading: Reading) -> Iterator[Issue]:
    """Shares in words that the rate in front of them denies."""
    for sentence in reading.sentences:
        for figure in sentence.figures:
            if figure.quantity.dimension != "%" or figure.quantity.hedge or figure.value < 0:
                continue
            match = _SAID.match(sentence.block.text[figure.behind : sentence.behind])
            if match is None:
                continue
            share = _share(match["share"])
            wrong = figure.value - figure.half > share if match["less"] else figure.value + figure.half < share
            if wrong:
                span = sentence.block.span(
                    figure.behind + match.start("share"), figure.behind + match.end("share")
                )
                said = match[0].strip("，,（(—")
                spans = [figure.span, span]
                share_text = match["share"]
                yield reading.issue(KIND, "bounded_two", spans, said=said, value=figure.text, limit=share_text)


def _share(text: str) -> Decimal:
    """A share in words, in percent."""
    if "半" in text and "成" not in text:
        return _HUNDRED / 2
    if "分之" in text:
        below, above = (Decimal(int(parse_numeral(part) or 1)) for part in text.split("分之"))
        return _HUNDRED * above / below
    whole, _, rest = text.partition("成")
    tail = Decimal(5) if rest == "半" else Decimal(int(parse_numeral(rest) or 0)) if rest else Decimal(0)
    return _TEN * int(parse_numeral(whole) or 0) + tail
