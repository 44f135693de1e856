"""Scores that a document states: of the whole, of its parts and indicators, of earlier years; and its grades."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass, field
from decimal import Decimal

from drafter.outline.model import OutlineNode, OutlineTable, ScoreRole, Scores, StatedScore
from drafter.outline.score_tables import table_scores
from drafter.text.width import View, fold

_N = r"(\d{1,4}(?:\.\d{1,4})?)"
_GRADES = "优秀|良好|中等|一般|较好|较差|合格|不合格|优|良|中|低|差"
_MAXIMUM = re.compile(
    rf"(?:指标)?(?:标准分值?|分值|满分值?|权重分值?|权重)(?:为|是|共|共计|[:：])?{_N}分"
    rf"|[（(](?:满分|分值|共|共计|计|权重)?[:：]?{_N}分[)）]"
)
_STRONG = re.compile(
    r"(?:(?:自评|评价|复核|综合|实际|评审|考核|评定|最终|核定|本项|本指标|该项|该指标|此项|指标|评分|实)(?:评价|自评|指标)?"
    r"(?:综合)?(?:得分|得|评分)|得分)(?:为|是|[:：])?" + _N + "分"
    rf"|得分(?:为|是|[:：]){_N}(?!\d|[%％])"
)
_WEAK = re.compile(rf"(?<![应可最])得(?:分)?{_N}分")
_ZERO = re.compile(r"(?<!否则)(?<!则)(?<!的)(?<!的[，,])(?<!本项)(?:未能?得分|不得分|不予得分)")
_DEDUCTED = re.compile(rf"(?P<sum>合计|共计?|累计|总共)?扣(?:减|除|掉)?了?{_N}分")
_KEPT = re.compile(r"(?:不|未|不予|没有|无)(?:扣分|扣减)")
_CONDITION = re.compile(
    r"(?:每|一项|一次|一处|一个|发现)[^。；，]{0,12}[，,]?$|(?:的|者)[，,]?(?:各|分别)?$|否则[，,]?$"
)
_UNASSESSED = re.compile(
    r"不(?:予|作|做|参与|纳入)?(?:本次)?(?:考核|评分|计分)(?!要点|标准|依据|办法)|(?<!本)不适用"
)
_WHOLE = re.compile(
    r"(?:总得?分|总评分|综合(?:评价)?(?:得分|评分)|(?:绩效)?(?:评价|自评价?|复核|评审|评定|考核|最终)?(?:综合)?(?:总?得分|评分|结果|自评|总分|分数))"
    rf"(?:总分|结果)?(?:为|是|[:：]|达到?|评定为|定为)?{_N}分"
    rf"|(?:评定?|评为|自评|打分|得)(?:为|是)?{_N}分(?=[，,、（(]?[^。；]{{0,12}}(?:等级|评级|[“\"](?:{_GRADES})[”\"]))"
)
_GRADE = re.compile(
    rf"(?:等级|级别|档次|评级|结论|结果|评定|评价|[评确]定)(?:评定|确定|级别|结果)?(?:为|是|属于|属|[:：])*[“\"『「‘（(]?(?P<g>{_GRADES})(?![于的先化异中于以])"
    rf"|[“\"『「‘](?P<q>{_GRADES})[”\"』」’](?:级|等级|档)?|(?<=分)[（(](?P<b>{_GRADES})[)）]"
)
_SENTENCE = re.compile(r"[^。！？\n]*[。！？\n]?")
_OVERALL = re.compile(
    r"整体支出|部门整体|总体|综合评|总得分为?\d|总分为?\d|自评结果|项目绩效|资金绩效|绩效自评(?:得分|为|结果)|绩效评价(?:得分|结果|总)|评价结论"
)
_PARTIAL = re.compile(
    r"指标分值|该指标|本指标|此指标|该项指标|本项指标|得分率(?!.*等级)|二级指标|三级指标(?!.*等级)"
)
_EARLIER = re.compile(r"上一?年度?|去年|以前年度|往年|上次|上一次|最终反馈")
_RANGE = re.compile(rf"(?P<g>{_GRADES})")
_BRACKETED = re.compile(rf"(?:{_GRADES})[级等]{{0,2}}[（(][^）)]*\d[^）)]*[）)]")
_FEWEST_GRADES = 3
_SCALE_WINDOW, _SCALE_BEFORE = 200, 60


@dataclass
class _Item:
    """What the text below one heading states about it."""

    subject: str
    maximum: Decimal | None = None
    points: Decimal | None = None
    deducted: Decimal | None = None
    unassessed: bool = False
    spans: list[tuple[int, int]] = field(default_factory=list)


class _Piece:
    """A piece of the document, folded, with its place."""

    def __init__(self, text: str, start: int, end: int) -> None:
        self.view: View = fold(text[start:end])
        self.text = self.view.text
        self._start = start

    def span(self, first: int, behind: int) -> tuple[int, int]:
        start, end = self.view.span(first, behind)
        return self._start + start, self._start + end


def scores(text: str, tree: OutlineNode, tables: Sequence[OutlineTable]) -> Scores:
    """All scores of a document, and its scale of grades.

    Args:
        text: of the document.
        tree: its headings.
        tables: its tables.
    """
    found = [*_stated(text, tree, earlier=False), *table_scores(text, tables)]
    return Scores(stated=tuple(sorted(found, key=lambda score: score.start)), scale=_scale(text))


def _stated(text: str, node: OutlineNode, *, earlier: bool) -> Iterator[StatedScore]:
    earlier = earlier or bool(_EARLIER.search(node.title))
    item = _Item(node.number + node.title)
    ends = [node.clauses[0].start] if node.clauses else [child.start for child in node.children[:1]]
    head = _Piece(text, node.start, min([*ends, node.start + 200])) if node.title else None
    if head:
        _read_head(item, head)
    for clause in node.clauses:
        piece = _Piece(text, clause.start, clause.end)
        if any(char.isdigit() for char in piece.text) or "分" in piece.text or "考核" in piece.text:
            yield from _totals(piece, earlier=earlier)
            _read(item, piece)
    if score := _item(item):
        yield score
    for child in node.children:
        yield from _stated(text, child, earlier=earlier)


def _read_head(item: _Item, piece: _Piece) -> None:
    if match := _MAXIMUM.search(piece.text):
        item.maximum = _value(match)
        item.spans.append(piece.span(*match.span()))


def _sentences(text: str) -> Iterator[tuple[int, int]]:
    for match in _SENTENCE.finditer(text):
        if match.group():
            yield match.span()


def _totals(piece: _Piece, *, earlier: bool) -> Iterator[StatedScore]:
    for first, behind in _sentences(piece.text):
        match = _whole(piece.text, first, behind)
        if match:
            grade = _GRADE.search(piece.text, match.end(), min(behind, match.end() + 60)) or _GRADE.search(
                piece.text, first, match.start()
            )
            past = earlier or bool(_EARLIER.search(piece.text, first, match.start()))
            start, end = piece.span(match.start(), max(match.end(), grade.end() if grade else 0))
            yield StatedScore(
                role=ScoreRole.EARLIER if past else ScoreRole.TOTAL,
                points=_value(match),
                grade=_grade(grade),
                start=start,
                end=end,
            )


def _whole(text: str, first: int, behind: int) -> re.Match[str] | None:
    """The statement of the score of the whole in a sentence, if there is one."""
    sentence = text[first:behind]
    if _MAXIMUM.search(sentence) and not _GRADE.search(sentence):
        return None
    if _PARTIAL.search(sentence) or not (_GRADE.search(sentence) or _OVERALL.search(sentence)):
        return None
    starts = _WHOLE.finditer(text, first, behind)
    found = [
        m
        for m in starts
        if not _conditional(text, m.start()) and text[m.start() - 1 : m.start()] not in ("（", "(")
    ]
    return found[0] if found else None


def _grade(match: re.Match[str] | None) -> str:
    return (match["g"] or match["q"] or match["b"]) if match else ""


def _read(item: _Item, piece: _Piece) -> None:
    """Read what one clause says about the indicator that its heading names."""
    whole = [span for span in _sentences(piece.text) if _whole(piece.text, *span)]
    for pattern, take in (
        (_MAXIMUM, _take_maximum),
        (_STRONG, _take_points),
        (_ZERO, _take_zero),
        (_KEPT, _take_kept),
    ):
        for match in pattern.finditer(piece.text):
            inside = any(first <= match.start() < behind for first, behind in whole)
            if not inside and take(item, match, piece.text):
                item.spans.append(piece.span(*match.span()))
    _read_deductions(item, piece)
    if _UNASSESSED.search(piece.text):
        item.unassessed = True
    if item.points is None and item.maximum is not None and (weak := list(_WEAK.finditer(piece.text))):
        item.points = _value(weak[-1])
        item.spans.append(piece.span(*weak[-1].span()))


def _take_maximum(item: _Item, match: re.Match[str], text: str) -> bool:
    bracket = match.group()[0] in "（("
    listed = bracket and (match.start() > 0 and len(_MAXIMUM.findall(text)) > 1)
    if item.maximum is not None or listed:
        return False
    item.maximum = _value(match)
    return True


def _take_points(item: _Item, match: re.Match[str], text: str) -> bool:
    if item.points is not None or _conditional(text, match.start()):
        return False
    item.points = _value(match)
    return True


def _take_zero(item: _Item, match: re.Match[str], text: str) -> bool:
    if item.points is not None or _conditional(text, match.start()):
        return False
    item.points = Decimal(0)
    return True


def _take_kept(item: _Item, match: re.Match[str], text: str) -> bool:
    if item.deducted is not None or _conditional(text, match.start()):
        return False
    item.deducted = Decimal(0)
    return True


def _read_deductions(item: _Item, piece: _Piece) -> None:
    found = [m for m in _DEDUCTED.finditer(piece.text) if not _conditional(piece.text, m.start())]
    sums = [match for match in found if match["sum"]]
    for match in sums or found:
        value = _value(match)
        if match["sum"]:
            item.deducted = value
        elif value is not None:
            item.deducted = (item.deducted or Decimal(0)) + value
        place = match.start() + len(match["sum"] or "")
        item.spans.append(piece.span(place, match.end()))


def _conditional(text: str, place: int) -> bool:
    """Whether points are those that a standard promises, and none that were given."""
    return bool(_CONDITION.search(text, max(place - 30, 0), place))


def _item(item: _Item) -> StatedScore | None:
    said = any(value is not None for value in (item.maximum, item.points, item.deducted))
    if not said or not item.spans:
        return None
    unassessed = item.unassessed and item.points is None and item.deducted is None
    spans = sorted(item.spans)
    return StatedScore(
        role=ScoreRole.UNASSESSED if unassessed else ScoreRole.ITEM,
        subject=item.subject,
        maximum=item.maximum,
        points=item.points,
        deducted=item.deducted,
        start=spans[0][0],
        end=max(end for _, end in spans),
    )


def _value(match: re.Match[str]) -> Decimal | None:
    written = next((value for value in match.groups() if value and value[0].isdigit()), None)
    return Decimal(written) if written else None


def _scale(text: str) -> tuple[tuple[str, Decimal], ...]:
    """The grades with their lower bounds, where at least three are told in a row."""
    place = text.find("优")
    while place >= 0:
        start = max(text.rfind("\n", 0, place), place - _SCALE_BEFORE) + 1
        window = text[start : place + _SCALE_WINDOW]
        if sum(char.isdigit() for char in window) >= 2 * _FEWEST_GRADES:
            folded = fold(window).text
            sentence = folded[folded.rfind("。", 0, folded.find("优")) + 1 :].partition("。")[0]
            if found := _bounds(sentence):
                return found
        place = text.find("优", place + 1)
    return ()


def _behind_colon(part: str) -> str:
    """What stands behind a colon, if the grade does."""
    behind = part.rpartition("：")[2]
    return behind if _RANGE.search(behind) else part


def _bounds(window: str) -> tuple[tuple[str, Decimal], ...]:
    found: dict[str, Decimal] = {}
    for part in re.split(r"[，,、；;。]", window):
        bracketed = _BRACKETED.search(part)
        piece = bracketed.group() if bracketed else _behind_colon(part)
        grades = {match["g"] for match in _RANGE.finditer(piece)}
        numbers = [Decimal(number) for number in re.findall(r"\d{1,3}(?:\.\d+)?", piece)]
        if len(grades) == 1 and numbers:
            open_below = len(numbers) == 1 and re.search(r"以下|[<＜]\d|不足|低于|小于|未满", piece)
            found.setdefault(grades.pop(), Decimal(0) if open_below else min(numbers))
    ordered = tuple(sorted(found.items(), key=lambda pair: -pair[1]))
    return ordered if len(ordered) >= _FEWEST_GRADES and ordered[0][0].startswith("优") else ()
