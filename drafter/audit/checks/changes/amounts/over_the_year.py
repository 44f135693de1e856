"""Counts that the year's beginning and what came later give: 共15个，年初批复8个，年中增加8个."""

import re
from collections.abc import Iterator

from drafter.audit.model import Issue
from drafter.audit.movements import beside
from drafter.audit.reading import Reading
from drafter.audit.statements import Figure, Sentence
from drafter.audit.sums import held

_TOTAL = re.compile(r"(?:共|总|合计)[^，。；、\d]{0,8}$")
_FIRST = re.compile(r"年初[^，。；、\d]{0,10}$")
_LATER = re.compile(r"(?:年中|年内|执行中)[^，。；、\d]{0,4}(?:增加|追加|新增|调增|增列|下达)[^，。；、\d]{0,6}$")
_GONE = re.compile(r"取消|减少|调减|核减|终止|撤[销并]|合并|停止|收回|压减|整合|剔除")
_COUNTERS = ("个", "项")
_PLANNED = re.compile(r"项目|任务|工程|计划|指标")


def check(reading: Reading) -> Iterator[Issue]:
    """Totals that are not what there was at first and what was added, where nothing is said to have gone."""
    for sentence in reading.sentences:
        counts = [f for f in sentence.figures if f.quantity.dimension in _COUNTERS and not f.quantity.hedge]
        later = [f for f in counts if _LATER.search(sentence.label(f)) and _is_planned(sentence, f)]
        if len(later) == 1 and not _GONE.search(sentence.text):
            yield from _of(reading, sentence, later[0])


def _is_planned(sentence: Sentence, figure: Figure) -> bool:
    """Whether something is counted that is approved for a year; people and places also leave without a word."""
    return bool(_PLANNED.search(sentence.label(figure) + sentence.after(figure)))


def _of(reading: Reading, sentence: Sentence, later: Figure) -> Iterator[Issue]:
    near = [f for f in beside(sentence, later) if f.quantity.dimension == later.quantity.dimension]
    totals = [f for f in near if _TOTAL.search(sentence.label(f)) and not _FIRST.search(sentence.label(f))]
    first = [f for f in near if _FIRST.search(sentence.label(f))]
    if len(totals) != 1 or len(first) != 1 or totals[0].quantity.hedge or first[0].quantity.hedge:
        return
    yield from held(reading, totals[0], (first[0], later), "合计")
