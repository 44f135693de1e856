"""A year, month, half or quarter beside the verb of a date is that date's own, and no other's."""

import pytest

from drafter.verification.model import Section, Severity
from tests.verification.made_up import CHECKER


def refused(text: str, section: Section = Section.PROBLEMS) -> list[str]:
    found = CHECKER.check_sentence(text, points=["F02.a"], section=section)
    return [one.text for one in found if one.check == "quantities" and one.severity is Severity.BLOCK]


@pytest.mark.parametrize(
    "text",
    [
        "YX-2022-031号合同2022年签订，2022年备案。",
        "YX-2022-031号合同签订于2022年度。",
        "YX-2022-031号合同2022年5月签订。",
        "YX-2022-031号合同5月签订、6月才备案。",
        "上半年签订的YX-2022-031号合同没有及时备案。",
        "2022年第二季度备案的YX-2022-031号合同超过时限。",
        "YX-2022-047号合同下半年签订，第四季度才备案。",
        "两份合同分别于上半年和下半年签订。",
        "2022年备案系统改版，合同签订后没有及时备案。",
    ],
)
def test_the_dates_own_year_and_month_pass(text: str) -> None:
    assert refused(text) == []


@pytest.mark.parametrize(
    ("text", "part"),
    [
        ("YX-2022-031号合同2021年签订。", "2021年"),
        ("该合同签订于2023年度。", "2023年度"),
        ("YX-2022-031号合同签订日期为2023年。", "2023年"),
        ("YX-2022-031号合同2022年6月签订。", "2022年6月"),
        ("YX-2022-031号合同5月备案。", "5月"),
        ("下半年签订的YX-2022-031号合同没有及时备案。", "下半年"),
        ("2022年第三季度备案的YX-2022-031号合同超过时限。", "第三季度"),
        ("YX-2022-047号合同上半年签订。", "上半年"),
    ],
)
def test_another_year_or_month_is_refused(text: str, part: str) -> None:
    assert part in refused(text)


def test_a_year_to_come_is_a_recommendations_own() -> None:
    assert refused("2024年签订合同后要及时备案。", Section.RECOMMENDATIONS) == []
