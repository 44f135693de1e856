"""A share of all of a kind, of which the case tells two parts: told beside their sum, and shown without it."""

import pytest

from drafter.verification.model import Severity
from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.one_finding import blocked_figures, checker_of


def _count(label: str, value: str, role: str = "数量") -> dict[str, str]:
    return {"kind": "count", "label": label, "role": role, "value": value, "unit": "株"}


CHECKER = checker_of(
    {
        "pines": _count("在册雪松苗木", "34"),
        "elms": _count("外购榆树苗木", "66"),
        "lost": _count("死亡苗木", "12", "差异"),
    },
    title="苗木登记不全",
    text="在册雪松苗木34株，外购榆树苗木66株，死亡苗木12株。",
)


def shown(text: str) -> list[str]:
    found = CHECKER.check(manuscript_of(f"三、存在问题\n{text}\n")).violations
    return [one.text for one in found if one.check == "quantities" and one.severity is Severity.REVIEW]


@pytest.mark.parametrize(
    ("text", "right", "wrong"),
    [
        ("在册雪松、外购榆树苗木合计100株，外购榆树占{}。", "六成六", "三成四"),
        ("雪松和榆树苗木合计100株，其中雪松占{}。", "34%", "66%"),
        ("雪松和榆树苗木合计100株，榆树苗木占比{}。", "66%", "68%"),
    ],
)
def test_a_part_of_a_sum_that_is_told_is_a_share_of_it(text: str, right: str, wrong: str) -> None:
    assert blocked_figures(CHECKER, text.format(right)) == []
    assert blocked_figures(CHECKER, text.format(wrong)) == [wrong]


@pytest.mark.parametrize("whole", ["全部苗木", "苗木总数", "全圃苗木", "所有苗木"])
def test_a_share_of_all_of_a_kind_is_shown_with_how_it_is_made(whole: str) -> None:
    assert blocked_figures(CHECKER, f"外购榆树苗木占{whole}的66%。") == []
    assert shown(f"外购榆树苗木占{whole}的66%。") == ["66%"]


@pytest.mark.parametrize(
    "text", ["在册雪松苗木占全部苗木的66%。", "外购榆树苗木占全部苗木的76%。", "外购榆树苗木占雪松苗木的66%。"]
)
def test_a_share_of_another_part_or_of_another_whole_is_blocked(text: str) -> None:
    assert blocked_figures(CHECKER, text) != []
