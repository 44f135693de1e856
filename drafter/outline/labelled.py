"""The score and the grade of the whole in the cells of a form: behind labels, or ticked among their fellows."""

import re
from collections.abc import Iterator, Sequence
from dataclasses import dataclass
from decimal import Decimal
from itertools import groupby

from drafter.outline.grades import GRADES
from drafter.outline.model import Scorer
from drafter.outline.score_cells import number_of, plain
from drafter.outline.scorers import scorer_named
from drafter.outline.words import is_named, is_total

_GRADES = rf"{GRADES}|好|[一二三四]等|[甲乙丙丁](?![方类级\u4e00-\u9fff])|[A-E](?![A-Za-z\d])"
_OF_GRADE = re.compile(r"(?:等级|等次|级别|档次|评级)(?:评定)?|(?:评价|自评|考核|评定|复核)(?:结论|结果)")
_GRADED = re.compile(
    rf"(?:{_OF_GRADE.pattern})(?:为|是|[:：])*[“\"「]?(?P<grade>{_GRADES})[”\"」]?(?:级|等|档)?(?=$|[，,。；;（(])"
)
_PLAIN = re.compile(rf"[“\"「（(]?(?P<grade>{_GRADES})[”\"」）)]?(?:级|等|档)?(?:[（(][A-E优良中差][）)])?")
_OPTION = re.compile(
    rf"(?P<grade>{_GRADES})(?:级|等)?|(?P<tick>[☑☒√✓✔■●▣]|[（(\[][√✓✔][）)\]])|(?P<empty>[□☐◻〇]|[（(\[][）)\]])"
)
_LABEL = re.compile(
    r"(?:(?P<full>(?:指标)?分值|权重|满分|标准分|应得分?|权数)"
    r"|(?P<points>(?:自评|执行|完成|实际|评价|复核|预算执行)?(?:得分|评分)|实得分?)"
    r"(?:[（(](?P<most>\d{1,3})分[）)])?)[:：]?"
)
_NAME = re.compile(r"[^\d:：]{2,}")
_SUM = re.compile(r"(?:数|额|资金)(?:[（(][^（）()]*[）)])*$")
"""What labels a sum of money where a figure stands behind it."""
_RATE = re.compile(r"(?:预算|资金)?执行率")
_RESULT = re.compile(
    r"(?:单位|部门|财政|本项目|项目)*(?:总|合计|综合|最终|最后|自评|自我评定|复核|核定|评价|考核|考评|评审|绩效)+"
    r"(?:得分|评分|计分|赋分|评定分|打分|分数|分)(?:合计|总计)?[:：]?"
)
_OWN = re.compile(
    rf"[^\u4e00-\u9fff]?(?P<label>{_RESULT.pattern.removesuffix('[:：]?')}|总分)(?:[:：为是]|=)*(?P<points>\d{{2,3}}(?:\.\d{{1,4}})?)分"
    r"(?:[（(]满分(?P<most>\d{2,3})分?[)）])?"
)
"""The points of the whole behind their label in one cell: 自评总得分：91分（满分100分）."""
_WHOLE = range(40, 121)
"""What the whole of a document may be given, in points; a smaller figure is of one indicator."""
_FEWEST_OPTIONS, _MOST_FIGURES = 2, 3


@dataclass(frozen=True)
class Labelled:
    """What a row says of the whole behind a label.

    Attributes:
        label: as the cell has it.
        scorer: who gave it, as far as the label says.
        maximum: full marks, where they stand before the points.
        points: of the whole; `None` where only the grade is told.
        grade: such as 良; empty where only the points are told.
    """

    label: str
    scorer: Scorer
    maximum: Decimal | None = None
    points: Decimal | None = None
    grade: str = ""


def labelled(row: Sequence[str]) -> Iterator[Labelled]:
    """What the cells of a row say of the whole; a merged cell, which the row repeats, is read once."""
    cells = [plain(cell) for cell, _ in groupby(row)]
    for at, cell in enumerate(cells):
        figures = _figures(cells[at + 1 : at + 1 + _MOST_FIGURES])
        if own := _OWN.match(cell):
            most = Decimal(own["most"]) if own["most"] else None
            yield Labelled(cell, scorer_named(own["label"]), most, Decimal(own["points"]))
            if grade := _grade(cell[own.end() :], ()):
                yield Labelled(cell, scorer_named(own["label"]), grade=grade)
        elif _states_result(cell, figures):
            most = figures[0] if len(figures) > 1 else None
            yield Labelled(cell, scorer_named(cell), most, figures[-1])
        elif grade := _grade(cell, cells[at + 1 : at + 2]):
            yield Labelled(cell, scorer_named(cell), grade=grade)


def labelled_item(row: Sequence[str]) -> Labelled | None:
    """The indicator of a row that labels its own figures, 分值：10 and 得分：9.8; `None` for any other row."""
    cells = [plain(cell) for cell, _ in groupby(row)]
    told = {"full": _behind(cells, "full"), "points": _behind(cells, "points")}
    full, points = told["full"] or _full_of_label(cells), told["points"]
    name = _name(cells)
    if full is None or points is None or points > full or not name:
        return None
    return Labelled(name, scorer_named("".join(cells)), full, points)


def _behind(cells: Sequence[str], kind: str) -> Decimal | None:
    """The figure behind a label of full marks or points, in its cell or in the next one."""
    for at, cell in enumerate(cells):
        match = _LABEL.search(cell)
        if match and match[kind]:
            rest = cell[match.end() :] or (cells[at + 1] if at + 1 < len(cells) else "")
            if (figure := number_of(rest)) is not None:
                return figure
    return None


def _full_of_label(cells: Sequence[str]) -> Decimal | None:
    """The full marks in the label of the points: 得分（10分）."""
    found = (match["most"] for cell in cells if (match := _LABEL.match(cell)) and match["most"])
    return next(map(Decimal, found), None)


def _name(cells: Sequence[str]) -> str:
    """What such a row is of: its first cell, unless that is the label of its next; then the rate that it tells."""
    own = _LABEL.search(cells[0])
    if own and len(name := cells[0][: own.start()].strip("【】")) > 1:
        return name
    if _NAME.fullmatch(cells[0]) and (_SUM.search(cells[0]) is None or not _figures(cells[1:2])):
        return cells[0]
    return next((match[0] for cell in cells if (match := _RATE.match(cell))), "")


def _figures(cells: Sequence[str]) -> list[Decimal]:
    """The figures with which a row goes on."""
    found = []
    for cell in cells:
        figure = number_of(cell)
        if figure is None:
            break
        found.append(figure)
    return found


def grade_of(row: Sequence[str]) -> str:
    """The grade that a cell of a row is, or tells behind a label; empty without one, or with several."""
    cells = {plain(cell) for cell in row}
    matches = (_PLAIN.fullmatch(cell) or _GRADED.search(cell) for cell in cells)
    found = {match["grade"] for match in matches if match}
    return found.pop() if len(found) == 1 else ""


def ticked(cell: str) -> str:
    """The one grade of several that is ticked, 优□良☑中□ or ☑优□良; empty if none or several are."""
    options = list(_OPTION.finditer(cell))
    if len([option for option in options if option["grade"]]) < _FEWEST_OPTIONS:
        return ""
    step = -1 if options[0]["grade"] else 1
    ticks = [at + step for at, option in enumerate(options) if option["tick"]]
    found = [options[at]["grade"] for at in ticks if 0 <= at < len(options)]
    return found[0] or "" if len(found) == 1 else ""


def _states_result(label: str, figures: Sequence[Decimal]) -> bool:
    """Whether a label with the figures right behind it tells the points of the whole, or full marks and points."""
    match figures:
        case [points]:
            return int(points) in _WHOLE and _is_result(label)
        case [most, points]:
            return int(points) in _WHOLE and most >= points and is_total(label)
    return False


def _is_result(label: str) -> bool:
    """Whether a label names the points of the whole: 自评总分, 合计评定分, 财政复核得分."""
    return is_named(label, "result") or _RESULT.fullmatch(label) is not None


def _grade(label: str, behind: Sequence[str]) -> str:
    """The grade that a label holds itself, or that stands or is ticked in the cell behind it."""
    if match := _GRADED.search(label):
        return str(match["grade"])
    if not _OF_GRADE.search(label):
        return ""
    plain = _PLAIN.fullmatch(behind[0]) if behind else None
    return plain["grade"] if plain else ticked(label) or (ticked(behind[0]) if behind else "")
