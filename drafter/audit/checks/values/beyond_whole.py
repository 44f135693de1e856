"""发放问卷200份，回收有效问卷219份: of what was handed out or looked at more came back than there was."""

import re
from collections.abc import Iterator
from dataclasses import dataclass

from drafter.audit.model import Issue
from drafter.audit.reading import Reading
from drafter.audit.segments import Segment, segments
from drafter.audit.statements import Figure

KIND = "sum"

_PAIRS = (
    (
        re.compile(
            r"(?:发放|发出|投放|派发|下发)(?:了)?[^，。；\d]{0,10}(?:问卷|调查[表问]|测评表|评议表|意见表)[^，。；\d]{0,4}$"
        ),
        re.compile(r"(?:回收|收回|有效)[^，。；\d]{0,10}$"),
    ),
    (
        re.compile(r"(?:抽[查检测样取]|检[测验查]|送检|随机抽取)(?:了)?[^，。；\d]{0,8}$"),
        re.compile(r"(?:(?<!不)合格|达标|齐全|完整|规范)(?:的)?[^，。；\d不]{0,4}$"),
    ),
    (
        re.compile(r"(?:参加|参与)(?:考试|考核|测试|结业考试|培训)[^，。；\d]{0,4}$"),
        re.compile(r"(?:(?<!不)合格|及格|通过|结业|取得[^，。；\d]{0,6}证书?)(?:的)?[^，。；\d不]{0,4}$"),
    ),
)
_COUNTED = frozenset("份户人名件个批项次场条座处宗起所家台套") | {"批次", "人次"}
_ASIDE = re.compile(r"上年|去年|累计|历年|另|以往|同比|增|计划|目标|应|还|补|再")
_COUNT = re.compile(r"\d")


@dataclass(slots=True)
class _Whole:
    """What was handed out, added up."""

    total: int
    figure: Figure


def check(reading: Reading) -> Iterator[Issue]:
    """Parts that are more than what they are of, in one stretch of a sentence."""
    for sentence in reading.sentences:
        if len(sentence.figures) > 1:
            for segment in segments(sentence):
                for whole, part in _PAIRS:
                    yield from _beyond(reading, segment, whole, part)


def _beyond(reading: Reading, segment: Segment, whole: re.Pattern[str], part: re.Pattern[str]) -> Iterator[Issue]:
    handed: _Whole | None = None
    for index, figure in enumerate(segment.figures):
        lead, unit = segment.lead(index), figure.quantity.dimension
        if unit not in _COUNTED or figure.quantity.hedge or _ASIDE.search(lead):
            handed = None if _ASIDE.search(lead) else handed
            continue
        if whole.search(lead):
            total = (handed.total if handed else 0) + int(figure.value)
            handed = _Whole(total, handed.figure if handed else figure)
        elif handed and part.search(lead) and unit == handed.figure.quantity.dimension:
            if figure.value > handed.total:
                said = _clause(lead) + figure.text
                first = handed.figure
                at = first.block.text[segment.at : first.at]
                spans = [figure.span, first.span]
                yield reading.issue(
                    KIND, "beyond_whole", spans, part=said, whole=_clause(at) + first.text, total=handed.total
                )
            return
        elif not part.search(lead):  # another count of the same things between them: 网络问卷50份
            handed = None


def _clause(lead: str) -> str:
    return re.split("[，。；：、]", lead)[-1]
