"""Totals of a chapter on one year that are told of the year before: 2023年度收、支总计 in one on 2024年度.

And of 上年 against itself: 上年支出120万元，比上年增加20万元.
"""

import re
from collections.abc import Iterator

from drafter.audit.layout import BlockKind
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "date_year"

_HEAD = re.compile(r"(?P<year>20\d{2})年(?:度)?[^，。；《》]{0,16}?(?:决算|预算)(?:情况)?(?:的)?说明$")
_OVERALL = re.compile(
    r"^(?:[（(]?[一二三四五六七八九十\d]+[）)]?[、.．]?)?[^。，\d]{0,24}?(?P<year>20\d{2})年(?:度)?(?:部门)?(?:本年)?"
    r"(?P<what>收、支(?:决算|预算)?总计|收支总计|收入总计|支出总计|收、支总预算|收支总预算|收入合计|支出合计|本年收入合计|本年支出合计)(?:均)?(?:为)?[\d,]"
)
_LAST = re.compile(
    r"^(?:上年|去年|上一年度?)(?:度)?(?P<what>[^，。；\d]{2,20}?)(?:为|是|共|合计)?[\d,]+(?:\.\d+)?(?:万|亿)?元"
)
_AGAINST = re.compile(
    r"(?:比|较|与|同)(?:上年|去年|上一年)(?:度)?(?:相比|比较|[^，。；\d]{0,6}(?:增加|减少|增长|下降|上升))"
)
_NOW = re.compile(r"本年|今年|当年|20\d{2}年|本期")
_TITLE = 60


def check(reading: Reading) -> Iterator[Issue]:
    """Amounts under the wrong year."""
    if not reading.papers.several:
        yield from _headed(reading)
    for sentence in reading.sentences:
        yield from _last_year(reading, sentence)


def _headed(reading: Reading) -> Iterator[Issue]:
    head: tuple[int, tuple[int, int]] | None = None
    for block in reading.blocks:
        if len(block.text) <= _TITLE and (match := _HEAD.search(block.text)) and "目录" not in block.text:
            head = int(match["year"]), block.span(*match.span("year"))
            continue
        told = _OVERALL.match(block.text) if head and block.kind is not BlockKind.CELL else None
        if head is None or told is None:
            continue
        year = int(told["year"])
        if year == head[0] - 1 and f"{head[0]}年" not in block.text:
            yield reading.issue(
                KIND,
                "headed_year",
                [block.span(*told.span("year")), head[1]],
                year=year,
                what=told["what"],
                usual=head[0],
            )
        head = None


def _last_year(reading: Reading, sentence: Sentence) -> Iterator[Issue]:
    told = _LAST.match(sentence.text)
    against = _AGAINST.search(sentence.text, told.end()) if told else None
    if told is None or against is None or _NOW.search(sentence.text[told.end() : against.end()]):
        return
    if re.search("[。；]", sentence.text[told.end() : against.start()]):
        return
    spans = [(0, 2), against.span()]
    yield reading.issue(
        KIND,
        "last_year_itself",
        [sentence.block.span(sentence.at + start, sentence.at + end) for start, end in spans],
        what=told["what"],
        text=against[0],
    )
