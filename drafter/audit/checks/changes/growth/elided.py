"""Growth whose subject stands in a sentence before: 收入总计A、支出总计B。与上年相比，收入增加C、增长p%."""

import re
from collections.abc import Iterator
from itertools import pairwise

from drafter.audit.checks.changes.growth.recomputed import by_amount
from drafter.audit.comparable import comparable, is_whole, one_base
from drafter.audit.model import Issue
from drafter.audit.movements import WAYS
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence

_CHANGE = re.compile(rf"(?P<lead>[^，。；、]*?)(?P<way>{WAYS})(?:了|额为?)?$")
_RATE = re.compile(rf"[，、]?(?:同比)?(?P<way>{WAYS})(?:率|幅度)?(?:了|为|达)?")
_COMPARED = re.compile(rf"(?:同比|(?:比|较)(?:上年|去年)(?:同期)?)(?P<way>{WAYS})(?:了|为|达)?$")
_AMOUNT = re.compile(rf"[，、](?:同比)?(?:{WAYS})(?:了|额)?(?:为|达)?")
_NO_SUBJECT = re.compile(r"^(?:较|比|与)(?:上年|去年|年初|20\d{2}年|全年|调整)")
_SIDE = re.compile(r"^(?:本年|当年|全年)?(?P<side>收入|支出)$")
_TOTAL = r"(?:总计|合计|总额|决算数?|预算数?)?(?:为|是|共计?)?$"
_PRIOR = re.compile(r"上年|去年|上一?年度|同期|较|比")
_FARTHEST = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Rates of growth that an amount and the figure of an earlier sentence do not give."""
    for sentences in reading.by_block.values():
        for index, sentence in enumerate(sentences):
            for change, stated in pairwise(sentence.figures):
                found = _CHANGE.search(sentence.label(change))
                rate = _RATE.fullmatch(sentence.block.text[change.behind : stated.at])
                apart = change.quantity.dimension != "元" or stated.quantity.dimension != "%"
                if not found or not rate or apart or change.quantity.hedge or stated.quantity.hedge:
                    continue
                if not comparable(sentence, stated) or not one_base(sentence, change, stated):
                    continue
                now = _current(sentences[:index], sentence, change, found["lead"])
                if now:
                    yield from by_amount(reading, sentence, rate["way"], stated, [now], [change])
            yield from _rate_first(reading, sentence)


def _rate_first(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """完成A，同比增长p%，增收C: the amount follows the rate."""
    for stated, change in pairwise(sentence.figures):
        rate = _COMPARED.search(sentence.label(stated))
        way = _AMOUNT.fullmatch(sentence.block.text[stated.behind : change.at])
        units = stated.quantity.dimension == "%" and change.quantity.dimension == "元"
        if not rate or not way or not units or stated.quantity.hedge or change.quantity.hedge:
            continue
        if not comparable(sentence, stated):
            continue
        money = [f for f in sentence.figures if f.at < stated.at and f.quantity.dimension == "元"]
        before = [f for f in money if not is_whole(sentence, f)]
        if len(before) < len(money) and len(before) > 1:
            continue
        between = sentence.block.text[before[-1].behind : stated.at] if before else "；"
        if not re.search("；|其中|：", between) and not before[-1].quantity.hedge and _plain(sentence, before[-1]):
            yield from by_amount(reading, sentence, rate["way"], stated, before[-1:], [change])


def _plain(sentence: Sentence, figure: Figure) -> bool:
    """Whether a figure is no change and of no other year."""
    label = sentence.label(figure)
    return not _CHANGE.search(label) and not _PRIOR.search(label)


def _current(earlier: tuple[Sentence, ...], sentence: Sentence, change: Figure, lead: str) -> Figure | None:
    """What grew: for a sentence without a subject the first figure before it, for 收入 and 支出 their totals."""
    side = _SIDE.match(lead)
    before = [f for f in sentence.figures if f.at < change.at and f.quantity.dimension == "元"]
    if side:
        named = re.compile(side["side"] + _TOTAL)
        known = [(s, f) for s in (*earlier[-_FARTHEST:], sentence) for f in s.figures if f.at < change.at]
        found = [f for s, f in known if f.quantity.dimension == "元" and _is_total(s.label(f), named)]
        return found[0] if len({f.value for f in found}) == 1 else None
    if before or not _NO_SUBJECT.match(sentence.text) or not re.match("较|比|与|$", lead):
        return None
    told = next((s for s in reversed(earlier[-_FARTHEST:]) if s.figures), None)
    first = told.figures[0] if told else None
    aside = told is not None and told.text.endswith(
        ("。）", "。)")
    )  # what follows is of what stood before the bracket
    if aside or told is None or first is None or first.quantity.dimension != "元" or first.quantity.hedge:
        return None
    label = told.label(first)
    return None if _PRIOR.search(label) or _CHANGE.search(label) else first


def _is_total(label: str, named: re.Pattern[str]) -> bool:
    return bool(named.search(label)) and not _PRIOR.search(label) and not re.search("其中|财政拨款", label)
