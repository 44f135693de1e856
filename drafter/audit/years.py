"""The year that a report is about, by its title, by the day it was given, and by the years that it names."""

import re
from collections import Counter
from collections.abc import Sequence

from drafter.audit.statements import Day, Sentence

_HEAD = 20
_LONGEST_TITLE = 60
_PAPER = re.compile(
    r"报告|预算|决算|评价|自评|公报|总结|汇报|说明|情况|公开|工作|申报|绩效|目标|通报|方案|计划|要点|年鉴"
)
_SPEECH = re.compile(r"政府工作报告|代表大会|执行情况|全体会议")
_ADDRESS = re.compile(r"20\d{2}年政府工作报告$")
_TOWARDS = re.compile(r"(?:(?<!截止)(?<!截至)[到至]|力争|展望|面向|规划|[—\-–～~])(?:在|于|，|“|”)*$")
_AHEAD = re.compile(r"^(?:底|末)?(?:以?前|远景|愿景|奋斗目标|规划|目标任务|建成|(?:总)?目标)")
_CLEARLY = 2
_OFTEN = 5
_WORDS = 6
_FULL = len("2020-01-01")


def year_of(sentences: Sequence[Sentence]) -> int | None:
    """The year of a report; `None` where neither its title nor its sentences tell.

    What its first lines name bounds it, as nobody reports on a year that has not begun: plans for later years may
    be named as often as they like. Within that it is the year of the title, unless the title is that of a speech,
    which reports on the year before or on its own, or the sentences name another far more often.
    """
    head = _head(sentences)
    speech = any(_SPEECH.search(sentence.text) for sentence in head)
    given = _titled([s for s in head if _ADDRESS.search(s.text)])  # the day on which a page put it up may be later
    bound = given or max((day.year or 0 for sentence in head for day in sentence.days), default=0)
    named = _named(sentences, bound, bound - 1 if speech else 0)
    best = named.most_common(2)
    alone = best[0][0] if best and (len(best) == 1 or best[0][1] > best[1][1]) else None
    titled = None if speech else _titled(head)
    if titled is not None and (alone is None or named[alone] <= _CLEARLY * named[titled]):
        return titled
    return alone


def is_plain(sentences: Sequence[Sentence], year: int) -> bool:
    """Whether nobody can doubt the year of a report: its first lines name it or one near, or most of its dates."""
    head = {day.year for sentence in _head(sentences) for day in sentence.days}
    named = _named(sentences, 0, 0)
    return bool(head & {year, year + 1}) or named[year] >= max(_OFTEN, sum(named.values()) / 2)


def _head(sentences: Sequence[Sentence]) -> list[Sentence]:
    """The short lines that a document begins with: its title, who gave it and when."""
    return [
        s for s in sentences[:_HEAD] if len(s.block.text) <= _LONGEST_TITLE and s.block.text[-1] not in "。；，"
    ]


def _titled(head: Sequence[Sentence]) -> int | None:
    """The one year that the lines of the title name; none where they name two."""
    lines = [s for s in head if _PAPER.search(s.text)]
    years = {day.year for s in lines for day in s.days if day.year and len(day.mark.value) < _FULL}
    return years.pop() if len(years) == 1 else None


def _named(sentences: Sequence[Sentence], bound: int, first: int) -> Counter[int]:
    """How often the sentences name each year from the first to the last that it can be, no plans among them."""
    return Counter(
        day.year
        for sentence in sentences
        for day in sentence.days
        if day.year and first <= day.year and (day.year <= bound if bound else not _planned(day))
    )


def _planned(day: Day) -> bool:
    """Whether a year is one to be reached: 到2020年, 2030年前."""
    text = day.block.text
    return bool(_TOWARDS.search(text[max(0, day.at - _WORDS) : day.at]) or _AHEAD.match(text[day.behind :]))
