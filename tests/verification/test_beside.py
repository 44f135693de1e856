"""Two figures that a sentence sets beside each other, in whatever build: the word between them must be true."""

from collections.abc import Iterator

import pytest
from hypothesis import given
from hypothesis import strategies as st

from drafter.verification.figures.changes import slips
from drafter.verification.figures.lines import FIGURE, Line
from drafter.verification.model import QuantitySupport

_LABELS = ("盘亏的课桌", "核定编制数", "每人每天住宿费标准", "课后服务补助支出", "登记入账的雨量计")
_OF = ("{label}{figure}", "{label}为{figure}", "{label}（{figure}）", "{figure}的{label}")
_FAR = ("", "略", "明显", "仍", "却", "依然", "反而")
_BUILDS = (
    "{one}，{far}{verb}{other}",
    "{one}，{other}，前者{far}{verb}后者",
    "{other}，{one}，后者{far}{verb}前者",
    "{other}，{one}，后者比前者{more}",
    "与{other}相比，{one}，{far}偏{more}",
    "{one}，相较于{other}{far}偏{more}",
    "{one}，而{other}，{far}{verb}后者",
    "{one}，较{other}{more}{size}",
    "{one}，比{other}{more}了{size}",
    "{name}比{other}{more}，{name}是{bare}",
)


def _support(value: int) -> QuantitySupport:
    return QuantitySupport(
        start=0, end=1, text=f"{value}元", value=str(value), dimension="元", support=f"F01.v{value}"
    )


@st.composite
def _compared(draw: st.DrawFn) -> tuple[Line, bool]:
    """A sentence on two figures, and whether it is true."""
    one, other = draw(st.lists(st.integers(1, 999), min_size=2, max_size=2, unique=True))
    names = draw(st.permutations(_LABELS))[:2]
    greater = draw(st.booleans())
    said = [
        draw(st.sampled_from(_OF)).format(label=name, figure=mark) for name, mark in zip(names, "12", strict=True)
    ]
    text = draw(st.sampled_from(_BUILDS)).format(
        one=said[0], other=said[1], name=names[0], bare="1", far=draw(st.sampled_from(_FAR)), size="3",
        verb=draw(st.sampled_from(("高于", "超过", "多于") if greater else ("低于", "少于", "不及"))),
        more=draw(st.sampled_from("高多" if greater else "低少")),
    )  # fmt: skip
    figures = {"1": (one, names[0]), "2": (other, names[1]), "3": (abs(one - other), "")}
    shown = [figures[mark] for mark in text if mark in figures]
    signs = text.translate({ord(mark): FIGURE for mark in figures})
    return Line(signs, tuple(_support(value) for value, _ in shown), tuple(name for _, name in shown)), (
        one > other
    ) is greater


@given(_compared())
def test_what_is_said_of_two_figures_is_told_exactly_where_it_is_false(told: tuple[Line, bool]) -> None:
    line, true = told
    assert [one.key for one in slips(line)] == ([] if true else ["direction_wrong"])


def _of(text: str, *figures: tuple[int, str]) -> Iterator[str]:
    line = Line(
        text.replace("#", FIGURE),
        tuple(_support(value) for value, _ in figures),
        tuple(label for _, label in figures),
    )
    yield from (one.key for one in slips(line))


@pytest.mark.parametrize(
    "text",
    [
        "支出#，比往年的#的预算执行率低",  # it is the rate that is low
        "支出#，预算#，后者的执行率低于前者",
        "支出#，预算#，前者未必低于后者",
        "支出#；预算#，高于往年",
    ],
)
def test_what_is_compared_is_not_these_figures(text: str) -> None:
    assert list(_of(text, (90, "全年支出"), (80, "全年预算"))) == []


def test_a_wrong_size_is_told_wherever_it_stands() -> None:
    assert list(_of("支出#，预算#，后者比前者少#", (90, "支出"), (80, "预算"), (20, ""))) == ["size_wrong"]
    assert list(_of("支出#，预算#，后者比前者少#", (90, "支出"), (80, "预算"), (10, ""))) == []
