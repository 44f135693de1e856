"""Words that stand where the case has others: of one kind, in a list, beside a number, before its words."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.model import Violation
from drafter.verification.reading.manuscripts import manuscript_of


def _number(value: str) -> dict[str, str]:
    return {"kind": "contract_number", "label": "合同编号", "role": "编号", "value": value}


def _vendor(value: str) -> dict[str, str]:
    return {"kind": "name", "label": "供应商名称", "role": "供应商", "value": value}


CASE = Case.model_validate(
    {
        "id": "yunling-2022",
        "department": {
            "name": "云岭县虚构图书馆",
            "short": "县图书馆",
            "units": {"finance": "财务科", "board": "馆长办公会"},
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "1",
                "facts": {
                    "number_a": _number("YX-2022-031"),
                    "vendor_a": _vendor("澄西联创网络有限公司"),
                    "number_b": _number("YX-2022-047"),
                    "vendor_b": _vendor("北溟书香印务有限公司"),
                },
                "points": [
                    {
                        "id": "a",
                        "title": "合同条款不完备",
                        "text": "与{F01.vendor_a}签订的{F01.number_a}号合同、"
                        "与{F01.vendor_b}签订的{F01.number_b}号合同没有约定违约责任。",
                    }
                ],
            },
            {
                "id": "F02",
                "indicator": "2",
                "points": [
                    {
                        "id": "a",
                        "title": "验收流于形式",
                        "text": "书架到货后只在送货单上签字，扫描费直接计入费用，没有归集到在建工程。",
                    },
                    {
                        "id": "b",
                        "title": "档案不完整",
                        "text": "改造工程影像资料和监理日志没有归档，数控密集架全年没有启用。",
                    },
                ],
            },
        ],
        "notice": {"title": "云岭县虚构图书馆2022年度部门整体支出绩效复核报告", "issuer": "云岭县虚构财政局"},
    }
)
CHECKER = Checker(CASE, {})


def exchanged(text: str, heading: str = "三、存在问题") -> list[tuple[str, str, str]]:
    report = CHECKER.check(manuscript_of(f"{heading}\n{text}\n"))
    return [_told(one) for one in report.violations if one.check == "names"]


def _told(one: Violation) -> tuple[str, str, str]:
    return one.text, one.expected, one.severity.value


@pytest.mark.parametrize(
    ("text", "said", "meant"),
    [
        ("书架到货后仅在验收单上签字。", "验收单", "送货单"),
        ("扫描费没有归集到固定资产。", "固定资产", "在建工程"),
        ("改造工程影像资料、施工图纸没有归档。", "施工图纸", "监理日志"),
        ("改造工程影像资料和访谈笔录没有归档。", "访谈笔录", "监理日志"),
        (
            "与北溟书香印务有限公司签的YX-2022-031号合同缺违约责任。",
            "北溟书香印务有限公司",
            "澄西联创网络有限公司",
        ),
        ("手摇密集架全年没有启用。", "手摇", "数控"),
    ],
)
def test_a_word_in_the_place_of_another_is_found(text: str, said: str, meant: str) -> None:
    assert exchanged(text) == [(said, meant, "block")]


@pytest.mark.parametrize(
    "text",
    [
        "书架到货后仅在送货单上签字。",
        "扫描费没有归集到在建工程。",
        "改造工程监理日志和影像资料没有归档。",
        "改造工程监理日志没有归档。",
        "与北溟书香印务有限公司签的YX-2022-047号合同缺违约责任。",
        "YX-2022-031号、YX-2022-047号合同的供应商为澄西联创网络有限公司等。",
        "密集架全年没有启用。",
        "购置的数控密集架全年没有启用。",
        "馆里比密集架全年没有启用。",
        "改造工程影像资料和怎么归档没有归档。",
    ],
)
def test_what_the_case_says_otherwise_worded_stands(text: str) -> None:
    assert exchanged(text) == []


@pytest.mark.parametrize(
    ("text", "said"),
    [("由工会按月核对台账。", "工会"), ("重大采购报县馆理事会研究后实施。", "县馆理事会")],
)
def test_who_is_to_act_and_is_not_of_the_case_is_shown(text: str, said: str) -> None:
    assert [(told, severity) for told, _, severity in exchanged(text, "四、建议")] == [(said, "review")]


@pytest.mark.parametrize("text", ["由财务科按月核对台账。", "重大采购报馆长办公会研究后实施。"])
def test_who_is_of_the_case_may_act(text: str) -> None:
    assert exchanged(text, "四、建议") == []
