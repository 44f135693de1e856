"""What advice turns round: the other side of an event, a measure that is denied."""

import pytest

from drafter.findings.model import Case
from drafter.verification.facts.book import Book
from drafter.verification.telling.advice.counsel import Counsel
from drafter.verification.telling.advice.reversals import reversals

NO_ADVICE = Case.model_validate(
    {
        "id": "wuling-2022",
        "department": {"name": "雾岭县虚构航道站"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "notice": {"title": "雾岭县虚构航道站评价报告", "issuer": "雾岭县虚构财政局"},
        "findings": [
            {"id": "F01", "indicator": "1", "points": [{"id": "a", "title": "浮标未编号", "text": "浮标未编号。"}]}
        ],
    }
)
APPROVED = (
    "在每旬结束后，由航道组核对水位记录。",
    "在放标作业之前，检查缆绳。",
    "由航标组逐座核对卡片，漏登的补登位置。",
)


def against(text: str) -> list[str]:
    counsel = Counsel(Book(NO_ADVICE, {}, {}, APPROVED))
    return [text[one.start : one.end] for one in reversals(text, counsel)]


@pytest.mark.parametrize(
    "text",
    ["在每旬结束前，", "在放标作业之后，", "在放标作业后，", "漏登的不再补登位置。", "漏登的无需补登位置。"],
)
def test_the_other_side_of_an_event_and_a_denied_measure_are_found(text: str) -> None:
    assert len(against(text)) == 1


@pytest.mark.parametrize(
    "text",
    [
        "在每旬结束后，",
        "在放标作业前，",
        "漏登的补登位置。",
        "漏登的不予验收。",
        "在水位上涨前，",
        "漏登的三日内补登位置。",
    ],
)
def test_the_measures_as_they_are_asked_for_are_silent(text: str) -> None:
    assert against(text) == []
