"""Figures whose unit was cut short: 11.32万 among amounts in 万元, 占76.23 among shares in %."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.model import Issue, Severity
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

KIND = "unit"

_MONEY = re.compile(r"(?:支出|收入|资金|经费|金额|预算|决算|分配|费用|款|投资|补助|拨款)[^，。；]{0,8}$")
_SHARE = re.compile(r"占(?:比|比例)?(?:为)?$")
_GROWN = re.compile(r"，(?:同比)?(?:增长|下降|上升|降低|增幅|降幅)(?:率|幅度)?(?:了|为|达)?")
_CHANGED = re.compile(r"(?:增加|减少|增长|下降|压减|上升|降低)(?:了|额为?)?$")
_NAMED_AMOUNT = re.compile(r"(?P<name>(?:执行|预算|决算|支出|收入)(?:数|金额|安排)?)(?:为|是|共)$")
_CENTS = 2
_NEAR = 8
_STOPS = "。，；）"
_ENOUGH = 2
_WHOLE = 100


def check(reading: Reading) -> Iterator[Issue]:
    """A bare 万 or 亿 among amounts of money, a bare number among shares or amounts."""
    yield from _bare(reading)
    for sentence in reading.sentences:
        yield from _shares(reading, sentence)
        yield from _growth(reading, sentence)
        siblings = reading.by_block[sentence.block.start] if sentence.figures else ()
        money = sum(figure.quantity.dimension == "元" for s in siblings for figure in s.figures)
        for figure in sentence.figures:
            cut_off = not reading.text[figure.span[1] :].strip()  # where the text breaks off, so may the unit
            short = figure.cut_short and figure.quantity.hedge is None and not cut_off
            if short and money > _ENOUGH and _MONEY.search(sentence.before(figure)):
                yield reading.issue(KIND, "no_yuan", [figure.span], severity=Severity.WARNING, text=figure.text)


def _bare(reading: Reading) -> Iterator[Issue]:
    """执行数为20.00。 where the same words elsewhere come with 万元."""
    named: dict[str, int] = {}
    bare: list[tuple[str, Figure]] = []
    for sentence in reading.sentences:
        for figure in sentence.figures:
            match = _NAMED_AMOUNT.search(sentence.block.text[max(sentence.at, figure.at - _NEAR) : figure.at])
            if match and figure.quantity.dimension == "元":
                named[match["name"]] = named.get(match["name"], 0) + 1
            elif match and not figure.quantity.dimension and figure.quantity.places == _CENTS:
                stop = sentence.block.text[figure.behind : figure.behind + 1]
                bare += [(match["name"], figure)] if stop in _STOPS and not figure.quantity.hedge else []
    for name, figure in bare:
        if named.get(name, 0) >= _ENOUGH:
            yield reading.issue(
                KIND, "no_unit", [figure.span], severity=Severity.WARNING, text=figure.text, name=name
            )


def _shares(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    shares = [f for f in sentence.figures if _SHARE.search(sentence.before(f))]
    bare = [f for f in shares if not f.quantity.dimension and f.quantity.places and f.value < _WHOLE]
    if len(bare) == 1 and len(shares) - 1 >= _ENOUGH:
        yield reading.issue(KIND, "no_percent", [bare[0].span], severity=Severity.WARNING, text=bare[0].text)


def _growth(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """增加C万元，增长p with no sign behind p."""
    text = sentence.block.text
    for change, bare in pairwise(sentence.figures):
        lost = not bare.quantity.dimension and bare.quantity.places and bare.quantity.text[-1].isdigit()
        told = _GROWN.fullmatch(text[change.behind : bare.at]) and text[bare.behind : bare.behind + 1] in _STOPS
        if lost and told and change.quantity.dimension == "元" and _CHANGED.search(sentence.label(change)):
            yield reading.issue(KIND, "no_percent", [bare.span, change.span], text=bare.text)
