"""A measure that is asked for, but for a word which undoes it."""

import pytest

from drafter.verification.telling.advice.replaced import firmness, replaced
from drafter.verification.words.pieces import pieces

ASKED = (
    "渔船改造中不再需要的物料及时退库",
    "超出里程的油费不予报销",
    "由逐笔核对发放名册",
    "缺少签收单的退回经办人",
    "严格控制临时用工",
)
FIRM = firmness(piece for text in ASKED for piece in pieces(text))


def undone(text: str) -> list[str]:
    return [ASKED[place] for piece in pieces(text) for place in replaced(piece, FIRM)]


@pytest.mark.parametrize(
    ("text", "place"),
    [
        ("渔船改造中不再需要的物料暂缓退库", 0),
        ("超出里程的油费应予报销", 1),
        ("由渔政股不再核对发放名册", 2),
        ("缺少签收单的通过经办人", 3),
        ("放宽控制临时用工", 4),
    ],
)
def test_a_word_that_undoes_the_measure_is_found(text: str, place: int) -> None:
    assert undone(text) == [ASKED[place]]


@pytest.mark.parametrize(
    "text",
    [
        "不再需要的物料当日退库",
        "不核对发放名册的予以通报",
        "签收单齐全的由经办人归档",
        "延期退库的说明原因",
        "取消没有依据的补贴",
        "最后由渔政股汇总",
    ],
)
def test_other_measures_are_silent(text: str) -> None:
    assert undone(text) == []
