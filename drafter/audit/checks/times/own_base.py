"""A year's figure that is compared with its own year: 2023年度收支总计为966万元。与2023年相比，增加41万元.

The year of a statement is the one that opens its sentence; a comparison with the same year, in that sentence or at
the beginning of the next, compares it with itself.
"""

import re
from collections.abc import Iterator

from drafter.audit.doubts import Doubt
from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.statements import Sentence

KIND = "date_year"

_OPENS = re.compile(
    r"^(?:[（(][一二三四五六七八九十\d]+[）)]|[一二三四五六七八九十\d]+[、.．])?(?:[\u4e00-\u9fff]{2,10}[。：])?"
    r"(?P<place>[\u4e00-\u9fff]{0,12}?)(?<![较比与同])(?P<year>20\d{2})年(?:度)?(?P<what>(?!同期|[\d底末初中]|[-—–~至到]|[、和及与])[^，。；\d]{2,30}?)"
    r"(?:均|共|合计|总计|约|分别)?(?:为|是|达到?|完成|实现|支出|安排|[:：])?(?:人民币)?[\d,]+(?:\.\d+)?(?:[万亿]?元|人|个|件|%)"
)
_AGAINST = re.compile(
    r"(?:与|同|较|比)(?P<year>20\d{2})年(?:度)?(?P<as>[^，。；\d]{0,12}?)(?:相比|比较|对比|[，,]?(?:增加|减少|增长|下降|上升|提高|降低|持平))"
)
_OF_TWO = re.compile(r"预算|计划|目标|执行|调整|年初|年中|预计|概算|批复|底|末|月|季度|半年|决算数?")
_FARTHEST = 120


def check(reading: Reading) -> Iterator[Issue]:
    """Comparisons of an amount of one year with the same year."""
    for sentences in reading.by_block.values():
        opened: re.Match[str] | None = None
        own: Sentence | None = None
        for index, sentence in enumerate(sentences):
            found = _OPENS.match(sentence.text)
            if found:
                opened, own = found, sentence
            elif own is None or sentences[index - 1] is not own:
                opened = None
            if opened is None or own is None:
                continue
            start = opened.end() if found else 0
            against = _AGAINST.search(sentence.text, start)
            between = sentence.text[start : against.start()] if against else ""
            if against is None or against["year"] != opened["year"] or re.search(r"20\d{2}年", between):
                continue
            told = own.text[opened.end() :] if not found else ""
            far = len(told) + len(between) > _FARTHEST or re.search(r"20\d{2}年", told)
            if far or bool(_OF_TWO.search(opened["what"])) or _OF_TWO.search(against["as"]):
                continue
            yield _issue(reading, own, opened, sentence, against)


def _issue(
    reading: Reading, own: Sentence, opened: re.Match[str], sentence: Sentence, against: re.Match[str]
) -> Issue:
    spans = [
        own.block.span(own.at + opened.start("year"), own.at + opened.end("year")),
        sentence.block.span(sentence.at + against.start("year"), sentence.at + against.end("year")),
    ]
    planned = Doubt.SAME if re.search("预算", own.text[: opened.end()]) else None
    return reading.issue(
        KIND, "own_base", spans, doubt=planned, year=opened["year"], what=opened["what"], text=against[0]
    )
