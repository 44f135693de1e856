"""The score of the whole document in its sentences, told apart from the scores of its parts."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass

from drafter.outline.grades import GIVEN, grade_named
from drafter.outline.items import Item, Piece, ranked
from drafter.outline.model import Scorer, ScoreRole, StatedScore
from drafter.outline.points import Points, Saying
from drafter.outline.scorers import scorer_said

_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_OVERALL = re.compile(
    r"整体支出|部门整体|总体|综合|总得分|总分|自评结果|评价结果|评价结论|自评结论|项目绩效|资金绩效|得分情况|绩效自评"
)
_SUBJECT = re.compile(
    r"项目|资金|专项|部门|单位|我[局委办院校处中会站所镇乡县市区厅馆队]|本[级局委办院校处]|全[县市区省]|进行自评|自我评价"
)
_PARTIAL = re.compile(r"指标(?!评价体系|体系|和评分|及评分)|得分率|[本该此]项(?!目)|分项|部分|方面")
_OF_PART = re.compile(r"指标分值|[该本此](?:项|三级|二级)?指标|得分率(?!.*等级)|二级指标|三级指标(?!.*等级)")
_WHOLE_AGAIN = re.compile(r"综合|总|最终|复核|复评|再评价|自评|整体")
_EARLIER = re.compile(r"上一?年度?|去年|以前年度|往年|上次|上一次|最终反馈")
_RESULTS = (Saying.POINTS, Saying.WEAK, Saying.SUM)
_WHOLE_MARKS = 100
_LEAST_WHOLE = 40
"""A result without full marks beside it that is smaller than this is an indicator's, and no document's."""

_PARTING = re.compile("[，,；;、]")
_DIGIT = re.compile(r"\d")
_GRADE_REACH = 60
_NEAR = 16


@dataclass(frozen=True)
class Above:
    """What the headings over a text say: of an earlier year, of the whole's result, of full marks."""

    earlier: bool = False
    overall: bool = False
    partial: bool = False

    def with_heading(self, title: str, head: Piece | None) -> "Above":
        """What they say with one more heading below them."""
        marks = head is not None and any(said.saying is Saying.MAXIMUM for said in head.points)
        return Above(
            earlier=self.earlier or bool(_EARLIER.search(title)),
            overall=bool(_OVERALL.search(title)),
            partial=self.partial or marks or bool(_PARTIAL.search(title)),
        )


@dataclass(frozen=True)
class _Sentence:
    """A sentence of a piece with what it says of points."""

    text: str
    first: int
    behind: int
    said: Sequence[Points]
    grade: re.Match[str] | None


def read_totals(piece: Piece, item: Item, above: Above) -> tuple[list[StatedScore], set[Points]]:
    """The scores of the whole that a piece states, and all of its points that speak of the whole."""
    found, taken = [], set()
    for sentence in _sentences(piece):
        for points in sentence.said:
            maximum = _maximum(points, sentence.said)
            if points.saying in _RESULTS and _is_whole(points, maximum, sentence, item, above):
                found.append(_stated(piece, points, maximum, sentence, above))
                taken |= {points, *([maximum] if maximum else [])}
    return found, taken


def _sentences(piece: Piece) -> Iterator[_Sentence]:
    if not piece.points:
        return
    for match in _SENTENCE.finditer(piece.text):
        first, behind = match.span()
        said = [one for one in piece.points if first <= one.start < behind and not one.promised]
        if said:
            yield _Sentence(piece.text, first, behind, said, GIVEN.search(piece.text, first, behind))


def _maximum(points: Points, said: Sequence[Points]) -> Points | None:
    """The full marks beside a result: the nearest in its sentence; 总分100分 are full marks beside a result."""
    sums = [one for one in said if one.saying is Saying.SUM and one is not points and one.value == _WHOLE_MARKS]
    full = [*(one for one in said if one.saying is Saying.MAXIMUM), *sums]
    return min(full, key=lambda one: abs(one.start - points.start), default=None)


def _is_whole(points: Points, maximum: Points | None, sentence: _Sentence, item: Item, above: Above) -> bool:
    """Whether a result is the document's: by the full marks beside it, or by what its sentence speaks of."""
    text = sentence.text
    before = text[sentence.first : points.start]
    part = _part(before)
    graded = sentence.grade is not None
    if (
        points.value is None
        or not points.cue
        or ranked(text[sentence.first : points.end])
        or before.endswith(("（", "("))
        or _PARTIAL.search(part)
        or _promised_sum(points, sentence)
        or (points.saying is Saying.WEAK and not graded)
    ):
        return False
    if maximum is not None:
        return maximum.value is not None and maximum.value >= _WHOLE_MARKS
    if any(one.saying in _RESULTS for one in sentence.said if one.end <= points.start):
        return points.value >= _LEAST_WHOLE and bool(_WHOLE_AGAIN.search(part + points.cue))
    if graded or _OVERALL.search(text[sentence.first : sentence.behind]):
        return not _OF_PART.search(text[sentence.first : sentence.behind])
    told = bool(_SUBJECT.search(before)) or above.overall or not _PARTING.split(before)[-1].strip()
    return told and points.value >= _LEAST_WHOLE and not above.partial and item.maximum is None


def _part(before: str) -> str:
    """The part of a sentence right before a score; of 经复核，得分 the words before the comma."""
    *others, last = _PARTING.split(before)
    lead = others[-1] if others and not last.strip() else ""
    told = scorer_said(lead) is not Scorer.UNSAID and not _DIGIT.search(lead)
    return (lead if told else last)[-_NEAR:]


def _promised_sum(points: Points, sentence: _Sentence) -> bool:
    """总分100分 alone: the full marks, of which nobody knows what they earned."""
    return points.saying is Saying.SUM and points.value == _WHOLE_MARKS and sentence.grade is None


def _stated(
    piece: Piece, points: Points, maximum: Points | None, sentence: _Sentence, above: Above
) -> StatedScore:
    text = piece.text
    behind = GIVEN.search(text, points.end, min(sentence.behind, points.end + _GRADE_REACH))
    grade = behind or GIVEN.search(text, sentence.first, points.start)
    past = above.earlier or bool(_EARLIER.search(text, sentence.first, points.start))
    start, end = piece.span(points.start, max(points.end, grade.end() if grade else 0))
    return StatedScore(
        role=ScoreRole.EARLIER if past else ScoreRole.TOTAL,
        maximum=maximum.value if maximum else None,
        points=points.value,
        grade=grade_named(grade),
        scorer=scorer_said(text[sentence.first : points.end]),
        start=start,
        end=end,
    )
