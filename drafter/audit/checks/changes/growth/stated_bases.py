"""Growth against a base that the sentence names: 与上年支出A相比，增加C，增长p%."""

import re
from collections.abc import Iterator, Sequence

from drafter.audit.comparable import comparable
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Figure, Sentence

KIND = "rate"

_BASE = re.compile(
    r"(?P<with>与|和|同|(?<!经)比|(?<!经比)较)(?:(?P<when>上年|去年|上一?年度|年初预算|20\d{2}年度?)[^，。；]{0,14}"
    r"|(?![重例率])[^\d，。；：、]{2,16})$"
)
_COMPARING = frozenset({"比", "较"})
_WAYS = "增加|增长|上升|提高|减少|下降|降低|压减"
_CHANGE = re.compile(rf"(?P<compared>相比|比|相较)?，?(?:{_WAYS})了?")
_RATE = re.compile(rf"，?(?:同比)?(?P<way>{_WAYS}|增幅|降幅)(?:了|为|达|率为|幅度为)?")
_HUNDRED = 100
_TERMS = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Rates that the change and the base right before them do not give."""
    for sentence in reading.sentences:
        for index in range(len(sentence.figures) - _TERMS + 1):
            yield from _of(reading, sentence, sentence.figures[index : index + _TERMS])


def _of(reading: Reading, sentence: Sentence, figures: Sequence[Figure]) -> Iterator[Issue]:
    base, change, stated = figures
    text = sentence.block.text
    money = base.quantity.dimension == change.quantity.dimension == "元" and base.value and change.value
    if not money or stated.quantity.dimension != "%" or any(figure.quantity.hedge for figure in figures):
        return
    rate = _RATE.fullmatch(text[change.behind : stated.at])
    told, moved = _BASE.search(text[sentence.at : base.at]), _CHANGE.fullmatch(text[base.behind : change.at])
    if not rate or not told or not moved or not comparable(sentence, stated):
        return
    if not (moved["compared"] or told["when"] or told["with"] in _COMPARING):
        return  # 与, 和 and 同 inside a name compare nothing
    value = change.value / base.value * _HUNDRED
    slack = stated.half + (change.half + base.half * change.value / base.value) / base.value * _HUNDRED
    if abs(value - stated.value) > 2 * slack:  # cut off or rounded up, it is near enough
        yield reading.issue(
            KIND,
            "growth_of_base",
            [stated.span, change.span, base.span],
            way=rate["way"],
            stated=stated.text,
            change=change.text,
            base=base.text,
            value=plain(round(value, 2)),
        )
