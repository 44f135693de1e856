"""What belongs to one finding is told where it stands in a sentence on another; summaries and helpers are not."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.approved import Approved

PROBLEMS, ADVICE = "三、存在问题", "四、建议"

_NUMBER = {"kind": "contract_number", "label": "合同编号", "role": "编号"}
_LOST = {"kind": "count", "label": "账面测深仪", "role": "数量", "value": "84", "unit": "只"}
_RATE = {"kind": "rate", "label": "预算支出率", "role": "比率", "value": "71.25", "unit": "%"}
_UNIT = {"kind": "name", "label": "下属单位", "role": "单位"}

CASE = Case.model_validate(
    {
        "id": "haiping-2022",
        "department": {
            "name": "海屏市虚构航道局",
            "short": "市航道局",
            "subordinates": ["海屏市信号台管理站", "海屏市清淤施工站"],
            "units": {"procurement": "招采室", "assets": "仓储室", "projects": "疏浚室", "leadership": "局务会"},
        },
        "fiscal_year": 2022,
        "rubric": "made-up",
        "findings": [
            {
                "id": "F01",
                "indicator": "1.1",
                "facts": {
                    "who": {**_UNIT, "value": "海屏市信号台管理站"},
                    "rate": {**_RATE, "subject": "海屏市信号台管理站"},
                },
                "points": [
                    {"id": "a", "title": "下属单位支出进度偏慢", "text": "{who}预算支出率{rate}，明显低于本级。"}
                ],
            },
            {
                "id": "F02",
                "indicator": "1.2",
                "facts": {
                    "who": {**_UNIT, "value": "海屏市清淤施工站"},
                    "lost": {**_LOST, "subject": "海屏市清淤施工站"},
                },
                "points": [
                    {
                        "id": "a",
                        "title": "测深仪账实不符",
                        "text": "{who}账面测深仪{lost}，实地没有找到，差异没有查明原因。",
                        "advice": "由{who.assets}对测深仪逐只核对编号，差异逐笔查明原因。",
                    }
                ],
            },
            {
                "id": "F03",
                "indicator": "1.3",
                "facts": {"n": {**_NUMBER, "value": "HP2022-C220"}},
                "points": [
                    {
                        "id": "a",
                        "title": "合同缺少违约责任条款",
                        "text": "{n}号合同没有约定违约责任。",
                    }
                ],
            },
            {
                "id": "F04",
                "indicator": "1.4",
                "points": [
                    {
                        "id": "a",
                        "title": "浮筒经费预算测算不细",
                        "text": "浮筒经费按上年数加一定比例编列，没有列明锚链规格、数量和单价。",
                    },
                    {
                        "id": "b",
                        "title": "护岸石料采购未编入预算",
                        "text": "护岸石料当年实际采购，没有编入采购预算。",
                    },
                ],
            },
        ],
        "notice": {"title": "海屏市虚构航道局评价报告", "issuer": "海屏市虚构财政局"},
    }
)
ANSWERING = {
    "F02.a": Approved(("由{who.assets}对测深仪逐只核对编号，差异逐笔查明原因。",)),
    "F03.a": Approved(("完善合同条款\n由{who.procurement}补签合同的违约责任条款，并建立合同台账。",)),
}
CHECKER = Checker(case=CASE, norms={}, vocabulary=ANSWERING["F03.a"].remedies, answering=ANSWERING)


def told(text: str, section: str = PROBLEMS) -> list[tuple[str, str, str]]:
    """What is said of the names in a sentence alone below a heading: the word, how gravely, what is expected."""
    head = f"{section}\n"
    found = CHECKER.check(manuscript_of(f"{head}{text}\n")).violations
    return [(v.text, v.severity.value, v.expected) for v in found if v.check == "names" and v.start >= len(head)]


@pytest.mark.parametrize(
    ("true", "false", "said"),
    [
        (
            "测深仪账实不符的是清淤施工站。",
            "测深仪账实不符的是信号台管理站。",
            ("信号台管理站", "block", "海屏市清淤施工站"),
        ),
        (
            "浮筒经费在上年数基础上加一定比例编列，锚链规格、数量都未列明。",
            "护岸石料在上年数基础上加一定比例编列，锚链规格、数量都未列明。",
            ("护岸石料", "review", ""),
        ),
        (
            "浮筒经费在上年数基础上加一定比例编列，锚链规格、数量都未列明。",
            "拖轮经费在上年数基础上加一定比例编列，锚链规格、数量都未列明。",
            ("拖轮经费", "review", "浮筒经费"),
        ),
        (
            "HP2022-C220号合同未约定违约责任。",
            "HP2022-C220号合同未约定付款方式。",
            ("付款方式", "review", "违约责任"),
        ),
    ],
)
def test_what_is_of_no_point_that_the_sentence_is_on_is_told(
    true: str, false: str, said: tuple[str, str, str]
) -> None:
    assert told(true) == []
    assert told(false) == [said]


@pytest.mark.parametrize(
    ("true", "false", "said"),
    [
        (
            "建议仓储室把测深仪逐只核对一遍，差异要查明原因。",
            "建议疏浚室把测深仪逐只核对一遍，差异要查明原因。",
            ("疏浚室", "block", "仓储室"),
        ),
        (
            "合同的违约责任条款由招采室补签。",
            "合同的违约责任条款由仓储室补签。",
            ("仓储室", "review", "招采室"),
        ),
    ],
)
def test_whoever_is_charged_with_anothers_duty_is_told(true: str, false: str, said: tuple[str, str, str]) -> None:
    assert told(true, ADVICE) == []
    assert told(false, ADVICE) == [said]


@pytest.mark.parametrize(
    ("text", "section"),
    [
        ("招采室会同疏浚室补签合同的违约责任条款。", ADVICE),
        ("合同的违约责任条款补签后，报送仓储室存档。", ADVICE),
        ("测深仪的差异由局务会督促查明原因。", ADVICE),
        ("由仓储室配合招采室补签合同的违约责任条款。", ADVICE),
        ("测深仪的差异由仓储室查明原因；合同的违约责任条款由招采室补签。", ADVICE),
        ("（一）护岸石料采购未编入预算，测深仪账实不符。", PROBLEMS),
        ("信号台管理站预算支出率明显低于本级，清淤施工站的测深仪又账实不符。", PROBLEMS),
        ("护岸石料没有编入采购预算，测深仪的差异没有查明原因。", PROBLEMS),
        ("信号台管理站、清淤施工站都有问题，后者测深仪账实不符。", PROBLEMS),
        ("该项经费在上年数基础上加一定比例编列，锚链规格、数量都未列明。", PROBLEMS),
    ],
)
def test_helpers_superiors_and_sentences_on_several_findings_are_not(text: str, section: str) -> None:
    assert told(text, section) == []
