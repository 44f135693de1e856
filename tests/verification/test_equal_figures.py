"""Two figures that are said to be the same are, or it is told."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.figures import equals
from drafter.verification.reading.examination import examine
from drafter.verification.reading.manuscripts import manuscript_of

CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构水利所", "short": "水利所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [],
        "notice": {"title": "云岭县虚构水利所2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)


@pytest.mark.parametrize(
    ("text", "found"),
    [
        ("计划巡查45次，完成38次（与前者完全一致）。", [("与前者完全一致", "block")]),
        ("账面3.20万元，实地2.90万元，和前述金额相等。", [("和前述金额相等", "block")]),
        ("账面3.20万元，实地2.90万元，两者正好相同。", [("两者正好相同", "review")]),
        ("计划巡查45次，完成45次（与前者完全一致）。", []),
        ("账面3.20万元，实地32,000元，两者一致。", []),
        ("计划巡查45次，支出3.20万元，两者相符。", []),
        ("账面3.20万元，实地2.90万元，两者不一致。", []),
        ("账面3.20万元，实地2.90万元，两者应当一致。", []),
        ("账面3.20万元。两者一致。", []),
    ],
)
def test_sameness_is_held_against_the_two_figures_before_it(text: str, found: list[tuple[str, str]]) -> None:
    examination = examine(manuscript_of(f"三、存在问题\n{text}\n"), Checker(CASE, {}, [])._book)
    assert [(one.text, one.severity.value) for one in equals.check(examination)] == found
