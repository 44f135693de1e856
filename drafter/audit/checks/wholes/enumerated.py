"""Amounts that a sentence counts before it lists them, or tells by years or halves of one, against their total."""

import re
from collections.abc import Iterator, Sequence
from decimal import Decimal
from itertools import pairwise

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.rounding import plain
from drafter.audit.statements import Sentence
from drafter.audit.terms import OTHER_TIME, Term
from drafter.text.numerals import parse_numeral

KIND = "sum"

_NUMBER = "[两二三四五六七八九]"
_SOURCES = re.compile(
    rf"(?P<number>{_NUMBER})(?:个|[处块笔路股])?(?:渠道|方面|部分|来源|来|块)?(?:构成|组成|筹集|来)?[：:]"
)
_TOTAL = re.compile(r"^(?:总盘子|合计|总计|共计|总投资|总共|总额|总规模|累计|一共)(?:资金|为|是|达|共)*$")
_YEAR = re.compile(r"(?P<year>20\d{2})年度?(?P<verb>[^，。；：、\d]{0,6})$")
_RUN = re.compile(rf"^(?P<number>{_NUMBER})年(?:合计|累计|共计?|总计|总共)(?P<verb>[^，。；：、\d]{{0,6}})$")
_WHOLE_YEAR = re.compile(r"全年(?:[^，。；：、\d]{0,6})$")
_HALF = re.compile(r"^(?P<half>[上下])半年(?:[^，。；：、\d]{0,6})$")
_FEWEST = 2


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that the amounts counted out before them, or around them, do not make up."""
    for sentence in reading.sentences:
        if len(sentence.figures) <= _FEWEST:
            continue
        told = [t for t in reading.terms(sentence) if t.opened < 0]
        yield from _sources(reading, sentence, told)
        yield from _years(reading, told)
        yield from _halves(reading, told)


def _sources(reading: Reading, sentence: Sentence, told: Sequence[Term]) -> Iterator[Issue]:
    """从四处来：A a，B b，C c，D d，总盘子T."""
    for match in _SOURCES.finditer(sentence.text):
        start, number = sentence.at + match.end(), int(parse_numeral(match["number"]) or 0)
        listed = [t for t in told if t.figure.at >= start]
        parts, behind = listed[:number], listed[number : number + 1]
        if len(parts) != number or not behind or not _TOTAL.search(behind[0].label):
            continue
        text = sentence.block.text[start : behind[0].figure.at]
        whole = all(t.label and not OTHER_TIME.search(t.label) for t in parts) and not re.search(
            "[；;]|其中", text
        )
        if whole and _alike([*parts, behind[0]]):
            yield from _sum(reading, behind[0], parts)


def _years(reading: Reading, told: Sequence[Term]) -> Iterator[Issue]:
    """2021年a，2022年b，2023年c，三年累计T."""
    counted = [t for t in told if not t.figure.quantity.spoken]
    for index, total in enumerate(counted):
        lead = re.split("[，,；。：]", total.sentence.block.text[total.sentence.at : total.figure.at])[-1]
        match = _RUN.search(lead)
        number = int(parse_numeral(match["number"]) or 0) if match else 0
        parts = counted[max(index - number, 0) : index]
        years = [int(m["year"]) for t in parts if (m := _YEAR.search(t.label))]
        running = len(years) == len(parts) == number > 1 and years == list(range(years[0], years[0] + number))
        text = parts[-1].figure.block.text[parts[-1].figure.behind : total.figure.at] if running else ""
        if running and text[1:] == lead and _alike([*parts, total]) and _adjoining(parts):
            yield from _sum(reading, total, parts)


def _halves(reading: Reading, told: Sequence[Term]) -> Iterator[Issue]:
    """全年T，上半年a，下半年b, of which the halves may have their shares behind them."""
    amounts = [t for t in told if t.dimension == "元"]
    for total, first, second in zip(amounts, amounts[1:], amounts[2:], strict=False):
        halves = [m["half"] if (m := _HALF.search(t.label)) else "" for t in (first, second)]
        planned = OTHER_TIME.search(total.label) or "预算" in total.label
        if (
            not planned
            and _WHOLE_YEAR.search(total.label)
            and halves == ["上", "下"]
            and _alike([total, first, second])
        ):
            yield from _sum(reading, total, [first, second])


def _alike(some: Sequence[Term]) -> bool:
    """Whether figures are exact, of one dimension, and none a change."""
    return len({t.dimension for t in some}) == 1 and all(t.exact and not t.change for t in some)


def _adjoining(some: Sequence[Term]) -> bool:
    """Whether figures follow each other with nothing but a comma between them and their words."""
    text = some[0].figure.block.text
    pairs = pairwise(some)
    return all(text[a.figure.behind : b.figure.at - len(b.label)] in ("，", "、", "；") for a, b in pairs)


def _sum(reading: Reading, total: Term, parts: Sequence[Term]) -> Iterator[Issue]:
    figure = total.figure
    added = sum((t.figure.value for t in parts), Decimal(0))
    if abs(added - figure.value) <= figure.half + sum((t.figure.half for t in parts), Decimal(0)):
        return
    unit = figure.quantity.unit
    yield reading.issue(
        KIND,
        "sum_prose",
        [figure.span, *(t.figure.span for t in parts)],
        label=total.name[-16:] or "合计",
        total=figure.text,
        terms="+".join(plain(t.figure.value / figure.factor) for t in parts),
        sum=f"{plain(added / figure.factor)}{unit}",
        gap=f"{plain(abs(added - figure.value) / figure.factor)}{unit}",
    )
