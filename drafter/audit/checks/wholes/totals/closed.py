"""Wholes of parts by their nature: revenue of taxes and of others, money spent or left, a year of halves."""

import re
from collections.abc import Iterator, Sequence
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import held

_REVENUE = re.compile(
    r"(?:一般公共(?:财政)?预算|公共财政预算|地方一般预算)收入(?:累计|共计?|总计|预计)?(?:完成|实现|为|达到?)*$"
)
_TAXES = re.compile(r"^(?:其中)?[：:，]?(?:各项)?税收(?:收入)?(?:累计|共计?)?(?:完成|实现|为|达到?)*$")
_OTHERS = re.compile(r"^(?:其中)?[：:，]?非税(?:收入)?(?:累计|共计?)?(?:完成|实现|为|达到?)*$")
_ACHIEVED = re.compile(
    r"^[，,]?(?:全年|当年|本年|年末|预计|实际|累计|共计?)*(?:完成|实现|执行|入库|征收|收入|决算)(?:收入|决算)?数?(?:为|达到?)*$"
)
"""An amount without a name of its own behind a whole: what came of that which was planned."""
_NAMED = re.compile(r"[^，。；\d]{2}收入(?:累计|共计?|总计|预计)?(?:完成|实现|为|达到?)*$")
_PLANNED = re.compile(r"批准|通过|年初|计划|安排|目标|任务")
_GIVEN = re.compile(
    r"(?:下达|到位|拨付|全年预算|(?<!预算)安排|资金)(?![^，。；、\d]*年初)[^，。；、\d]{0,12}(?:共|计|为)*$"
)
"""Not the budget of the year's beginning, which may have been changed."""
_SPENT = re.compile(r"^[，,]?(?:已|实际|累计|共|全年)*(?:支付|支出|使用)(?:资金|金额|数)?(?:共|计|为)*$")
_LEFT = re.compile(r"^[，,]?(?:剩余|结余|结转|尚余|未支付|未支出|未使用)(?:资金|金额|数)?(?:共|计|为)*$")
_BESIDE = re.compile(r"上年|年初|结转(?!$)|收回|调[增减整]|追加|另|其中|含|应|每|自筹|配套|比|较|缴")
_YEAR = re.compile(r"全年(?!预算|计划)[^，。；：、\d]{0,6}$")
_HALF = re.compile(r"^(?P<half>[上下])半年[^，。；：、\d]{0,6}$")
_MONEY = "元"
_THREE = 3


def check(reading: Reading) -> Iterator[Issue]:
    """Wholes that their two parts do not make up."""
    for sentences in reading.by_block.values():
        for sentence, following in pairwise((*sentences, None)):
            if sentence is not None:
                yield from _revenue(reading, sentence, following)
                yield from _balance(reading, sentence)
                yield from _halves(reading, sentence)


def _revenue(reading: Reading, sentence: Sentence, following: Sentence | None) -> Iterator[Issue]:
    """一般公共预算收入A，…。其中：税收收入B，…；非税收入C: the one such whole before 其中, both parts behind."""
    within = sentence.block.text.find("其中", sentence.at, sentence.behind)
    opened = following is not None and following.text.startswith("其中")
    behind = following if within < 0 and opened else sentence
    start = sentence.behind if within < 0 else within
    if behind is None or (within < 0 and not opened):
        return
    wholes = [f for f in sentence.figures if f.at < start and _REVENUE.search(sentence.label(f))]
    parts = [[f for f in behind.figures if f.at >= start and p.match(behind.label(f))] for p in (_TAXES, _OTHERS)]
    if len(wholes) != 1 or any(len(own) != 1 for own in parts):
        return
    whole = _of_the_parts(sentence, wholes[0], start, [behind.label(own[0]) for own in parts])
    if whole:
        yield from _compared(reading, sentence.label(wholes[0]), whole, [own[0] for own in parts])


def _of_the_parts(sentence: Sentence, whole: Figure, end: int, parts: Sequence[str]) -> Figure | None:
    """The amount that the parts behind `end` are of: 批准的收入为A，实际完成B，其中税收C…: not what was planned.

    `None` where a plan stands alone and its parts are told as done, and where a part of the whole stands between.
    """
    between = [f for f in sentence.figures if whole.at < f.at < end]
    came = [f for f in between if _ACHIEVED.match(sentence.label(f))]
    if len(came) > 1 or any(_NAMED.search(sentence.label(f)) for f in between if f not in came):
        return None
    if came:
        return came[0]
    planned = _PLANNED.search(sentence.block.text, sentence.at, whole.at)
    return None if planned and any(re.search("完成|实现", part) for part in parts) else whole


def _balance(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """下达资金A，已支付B，结余C, the three alone in their sentence but for a rate."""
    money = [f for f in sentence.figures if f.quantity.dimension == _MONEY]
    if len(money) != _THREE or _BESIDE.search(sentence.block.text[sentence.at : money[-1].behind]):
        return
    text = sentence.block.text
    given, spent, left = money
    told = _GIVEN.search(sentence.label(given)) and _SPENT.match(text[given.behind : spent.at])
    if told and _LEFT.match(text[spent.behind : left.at]):
        yield from _compared(reading, sentence.label(given), given, (spent, left))


def _halves(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    """全年A，上半年B，下半年C, of which the halves may have their shares behind them."""
    money = [f for f in sentence.figures if f.quantity.dimension == _MONEY] if "下半年" in sentence.text else []
    for index, whole in enumerate(money[: 1 - _THREE]):
        parts = money[index + 1 : index + _THREE]
        halves = [match["half"] for part in parts if (match := _HALF.search(sentence.label(part)))]
        if _YEAR.search(sentence.label(whole)) and halves == ["上", "下"]:
            yield from _compared(reading, sentence.label(whole), whole, parts)


def _compared(reading: Reading, label: str, whole: Figure, parts: Sequence[Figure]) -> Iterator[Issue]:
    figures = (whole, *parts)
    alike = all(f.quantity.dimension == _MONEY and not f.quantity.hedge for f in figures)
    if alike:
        yield from held(reading, whole, parts, re.sub(r"(?:完成|实现|共计?|合计|为|是|达到?)+$", "", label))
