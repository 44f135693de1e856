"""What no notice says unless its case does: refused or shown, and silent where it is said of something else."""

import pytest

from drafter.findings.model import Case
from drafter.verification.checker import Checker
from drafter.verification.reading.examination import examine
from drafter.verification.reading.manuscripts import manuscript_of
from drafter.verification.telling.sentences.unfit import Unfit
from drafter.verification.words.unfit import unfit


def _words(section: str, text: str) -> list[tuple[str, bool]]:
    return [(one.key, one.sure) for one in unfit(text, section)]


@pytest.mark.parametrize(
    ("text", "key"),
    [
        ("过渡期内仍按照以往的方式办理。", "advice_void"),
        ("有关做法暂时保持现状。", "advice_void"),
        ("上述要求可不执行。", "advice_void"),
        ("该项目无需由财务股逐笔核对凭证。", "advice_void"),
        ("业务部门若有空可以不登记台账。", "advice_void"),
        ("在规定时限结束之后，由办公室补充资料。", "advice_void"),
        ("自第四个会计年度起，由财务股编列预算。", "advice_void"),
        ("待换届完成后，由资产管理部门清理闲置资产。", "advice_void"),
        ("由合同管理部门推迟备案。", "advice_void"),
        ("全部单据一概不予报销。", "advice_blanket"),
        ("对没有验收的采购逐项组织验收，所有事项均不予支付。", "advice_blanket"),
        ("核对无误的一律退回补办。", "condition_turned"),
        ("如期报送的，由财务股约谈。", "condition_turned"),
        ("条件已成就的不予支付。", "condition_turned"),
        ("分析效益超出预期的原因。", "condition_turned"),
        ("未经审批的予以支付。", "condition_turned"),
        ("对经办人员给予警告处分。", "sanction_unrecorded"),
        ("扣减全体职工当年绩效工资。", "sanction_unrecorded"),
        ("冻结全部财政资金。", "sanction_unrecorded"),
        ("按照市政府专题会议要求，由办公室核对。", "claim_unrecorded"),
    ],
)
def test_advice_that_undoes_itself_or_punishes_is_refused(text: str, key: str) -> None:
    assert (key, True) in _words("recommendations", text)


@pytest.mark.parametrize(
    ("text", "sure"),
    [
        ("合同签订后故意拖延备案。", True),
        ("单位明知超标仍然支付。", True),
        ("据传没有开展验收。", True),
        ("固定资产似乎没有盘点。", False),
        ("上述差错是会计李某所为。", True),
        ("责任人是王建国。", True),
        ("各项工作走在全市前列。", True),
        ("预算支出率低于全省平均水平。", True),
        ("培训次数不及去年水平。", False),
        ("档案管理毫不规范。", False),
    ],
)
def test_what_only_a_record_may_tell_is_told(text: str, sure: bool) -> None:
    assert _words("problems", text) == [("claim_unrecorded", sure)]


@pytest.mark.parametrize("text", ["由承办部门先变更后审批。", "由财务室在付款后逐项核对签批是否齐全。"])
def test_steps_in_the_wrong_order_are_shown(text: str) -> None:
    assert _words("recommendations", text) == [("advice_void", False)]


@pytest.mark.parametrize("text", ["这件事儿办得乱七八糟。", "真让人着急！"])
def test_talk_is_shown(text: str) -> None:
    assert set(_words("problems", text)) == {("colloquial", False)}


@pytest.mark.parametrize(
    "text",
    [
        "不得继续沿用原有做法。",
        "杜绝先付款后验收。",
        "付款后及时登记台账。",
        "停止按照以往口径列支，避免维持现状。",
        "已审核的单据无需由财务股再次审核。",
        "整改期限届满后，由领导班子组织复查。",
        "整改期限届满前，由财务股逐笔清理。",
        "确需延期支付的，由承办部门说明原因。",
        "所有未经审批的支出一律不予报销。",
        "未经审批的所有支出一律不予报销。",
        "所有合同均须在签订后备案。",
        "手续不全的一律退回，手续齐全的及时支付。",
        "不完整的补录，不准确的更正。",
        "逾期未付的及时支付。",
        "形成完整的整改台账。",
        "完整的整改资料报财政局。",
        "没有按时完成的说明原因。",
        "不符合规定的支付事项由财务股清理。",
        "下一预算年度起，由财务股据实测算。",
        "按照财政部门要求公开预算。",
        "由资产管理部门负责维持现有设备的运行。",
    ],
)
def test_advice_of_another_kind_is_none(text: str) -> None:
    assert _words("recommendations", text) == []


@pytest.mark.parametrize(
    "text",
    [
        "资金使用效益没有得到充分发挥，可能影响项目进度。",
        "合同未备案，系经办人员不熟悉规定。",
        "满意度低于上年。",
        "公用经费支出高于上年的52.10万元。",
        "应当给予处分的人员没有处理。",
        "拒绝率为3%。",
        "按照县政府采购目录，应当公开采购。",
        "测评结果没有意见。",
    ],
)
def test_problems_of_another_kind_are_none(text: str) -> None:
    assert _words("problems", text) == []


def _check(account: str) -> tuple[Unfit, Checker]:
    point = {"id": "a", "title": "管理不到位", "text": account}
    case = Case.model_validate(
        {
            "id": "yunling-2022",
            "department": {"name": "云岭县虚构水利所", "short": "水利所"},
            "fiscal_year": 2022,
            "rubric": "made-up",
            "findings": [{"id": "F01", "indicator": "1", "points": [point]}],
            "notice": {"title": "云岭县虚构水利所2022年度绩效复核报告", "issuer": "云岭县虚构财政局"},
        }
    )
    checker = Checker(case, {}, [])
    return Unfit(checker._book), checker


def test_what_the_case_records_may_be_told() -> None:
    text = "三、存在问题\n单位拒不移交档案。\n"
    for account, found in (("档案没有移交。", ["拒不"]), ("单位拒不移交2021年度档案。", [])):
        check, checker = _check(account)
        examination = examine(manuscript_of(text), checker._book)
        assert [one.text for one in check.check(examination)] == found
