"""A figure whose fact counts what was done is not told of what was not; denials of other things deny nothing."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.derived.said.denied import Denied
from drafter.verification.reading.examination import examine
from drafter.verification.reading.manuscripts import manuscript_of

CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {"name": "云岭县虚构培训所", "short": "培训所"},
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "2.1.1",
                "facts": {
                    "paid": {
                        "kind": "money",
                        "label": "多领取的交通补助",
                        "role": "金额",
                        "value": "2.34",
                        "unit": "万元",
                    },
                    "idle": {
                        "kind": "count",
                        "label": "闲置的投影仪",
                        "role": "数量",
                        "value": "29",
                        "unit": "台",
                    },
                },
                "points": [{"id": "a", "title": "多领补助", "text": "多领取交通补助{F01.paid}，闲置{F01.idle}。"}],
            }
        ],
        "notice": {"title": "云岭县虚构培训所2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {}, [])


@pytest.mark.parametrize(
    ("text", "refused"),
    [
        ("以不实名册多领取交通补助2.34万元。", False),
        ("投影仪闲置29台没人调剂。", False),
        ("名册不符，多领取交通补助2.34万元。", False),
        ("没有多领取交通补助2.34万元。", True),
        ("投影仪没有闲置29台。", True),
        ("投影仪未闲置的29台。", True),
    ],
)
def test_only_a_denial_of_what_was_done_speaks_against_it(text, refused):
    examination = examine(manuscript_of(f"三、存在问题\n{text}\n"), CHECKER._book)
    (quantity,) = examination.scan.quantities
    facts = [known for known in examination.book.of_case if known.quantity]
    known = next(one for one in facts if one.quantity.dimension == quantity.dimension)

    assert (Denied(examination).objection(quantity, known) is not None) is refused
