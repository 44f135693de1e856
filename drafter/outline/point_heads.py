"""What the head of a column says of points, by its grammar: full marks, results, what was taken off.

应得 and 满分 are full marks, 实得, 赋分 and 复核得分 are results, 失分 and 扣减分 were taken off. What was
added, or cut from somebody's points by a review, is none of these.
"""

import re
from collections.abc import Sequence
from itertools import dropwhile, takewhile

from drafter.outline.score_cells import number_of, plain, weight_of
from drafter.outline.words import is_word

_TAIL = r"(?:[（(][^（）()]*[）)])?$"
_FULL = re.compile(
    rf"(?:(?:应|满|最高|额定|规定)(?:得|打|计|评|赋)?分?值?|权[重数](?:分值?)?|(?:各项|三级)?指标权重|分值?"
    rf"|(?:基准|基础|标准|设定|指标|配置|应得)分值?|配分){_TAIL}"
)
_LOST = re.compile(rf"(?:应|实际)?(?:扣[减除去掉]?|失|丢|折减|扣减)(?:分值?|得分|数)?{_TAIL}")
_OTHER = re.compile("加|减|扣|失|丢|压|差|奖|罚|率(?!得)|百分|比|说明|原因|依据|标准|办法|细则|情况|等[级次]")
"""In heads that end like those of results and hold none."""
_GIVEN = re.compile(
    rf"(?:[\u4e00-\u9fff]{{0,10}}(?:得分|评分|打分|计分|赋分|分数?)|实得|自得|自评|自测|复核|复评|核定|评审|[\u4e00-\u9fff]{{0,6}}评[价定]值"
    rf"|得|成绩|[\u4e00-\u9fff]{{2,4}}成绩){_TAIL}"
)
_DASHES = "-—–/－―一无"
"""What stands in cells that have no points of their own, as beside the parts of a sum."""
NEAR = 60
"""So many rows tell what the columns of a head hold."""
_FEWEST_FIGURES = 0.5


def point_columns(
    head: Sequence[str], below: Sequence[Sequence[str]] = ()
) -> tuple[list[int], list[int], int | None]:
    """The columns of full marks, those of results, and that of what was taken off; from the left.

    Of 分值 beside 分数 the last is a result, and so is 总分 behind several results.

    Args:
        head: the words of the columns.
        below: the rows under them; a column without figures is none of points.
    """
    named = [at for at, word in enumerate(head) if _is_full(word) or _is_lost(word) or is_given(word)]
    if not named:  # as nearly always: the rows need not be looked at
        return [], [], None
    below = rows_of_head(below)
    fulls = [at for at in named if _is_full(head[at]) and _figures(below, at)]
    lost = next((at for at in named if _is_lost(head[at]) and _figures(below, at, blank=True)), None)
    given = [at for at in named if at not in fulls and is_given(head[at]) and _figures(below, at)]
    summed = fulls and len({head[at] for at in given}) > 1 and fulls[-1] > given[-1]
    if summed or (not given and len({head[at] for at in fulls}) > 1):
        given.append(fulls.pop())
    return fulls, given, lost


def rows_of_head(below: Sequence[Sequence[str]]) -> list[Sequence[str]]:
    """The rows with figures near below a head, up to the first without any, where another may stand."""
    rows = dropwhile(lambda row: not any(map(_is_points, row)), below[:NEAR])
    return list(takewhile(lambda row: any(map(_is_points, row)), rows))


def _is_full(word: str) -> bool:
    return is_word(word, "full") or _FULL.fullmatch(plain(word)) is not None


def _is_lost(word: str) -> bool:
    return is_word(word, "lost") or _LOST.fullmatch(plain(word)) is not None


def is_given(word: str) -> bool:
    """Whether the head of a column names results."""
    said = plain(word)
    return is_word(word, "awarded") or (_GIVEN.fullmatch(said) is not None and _OTHER.search(said) is None)


def _figures(rows: Sequence[Sequence[str]], at: int, *, blank: bool = False) -> bool:
    """Whether the cells of a column that hold anything hold points, most of them; without rows nothing tells."""
    cells = [plain(row[at]) for row in rows if at < len(row)]
    written = [cell for cell in cells if cell.strip(_DASHES)]
    if not written:
        return blank or not cells
    return sum(map(_is_points, written)) >= _FEWEST_FIGURES * len(written)


def _is_points(cell: str) -> bool:
    return number_of(cell) is not None or weight_of(cell) is not None
