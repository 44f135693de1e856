"""Words in quotation marks are the words of those to whom the text gives them, or they are shown or refused."""

from datetime import date

import pytest

from drafter.knowledge.model import Norm
from drafter.verification.facts.book import Book
from drafter.verification.model import Manuscript, Severity, Violation
from drafter.verification.quotes import quoting
from drafter.verification.quotes.quotable import Quotable
from drafter.verification.reading.examination import Examination, Scope
from tests.verification.made_up import CASE, FIGURES, NORMS, VOCABULARY

RULE = Norm(
    id="rule-9",
    document="虚构县支出办法",
    article="第九条",
    content="单笔支出超过5000元的，应当由馆务会议集体研究决定，不得由个人审批。",
    topic="大额支出集体研究",
    in_force=date(2019, 1, 1),
    verbatim=True,
)
OTHER = RULE.model_copy(
    update={
        "id": "rule-12",
        "article": "第十二条",
        "content": "单据可以由经办人委托他人递交，但应当附授权书。",
    }
)
BOOK = Book(CASE, {**NORMS, "rule-9": RULE, "rule-12": OTHER}, FIGURES, VOCABULARY)
QUOTABLE = Quotable(BOOK)


def said(text: str, grounds: tuple[str, ...] = ()) -> list[Violation]:
    scope = Scope(0, len(text), None, own=True)
    manuscript = Manuscript(text=text, items=(), whole=False)
    return list(quoting.check(Examination(manuscript, BOOK, (scope,), grounds), QUOTABLE))


@pytest.mark.parametrize(
    "text",
    [
        "《虚构县支出办法》第九条规定，“单笔支出超过5000元的，应当由馆务会议集体研究决定，不得由个人审批”。",
        "《虚构县支出办法》第九条规定：“单笔支出超过５０００元的，应当由馆务会议\n集体研究决定。”",
        "《虚构县支出办法》第九条明确“应当由馆务会议集体研究决定，不得由个人审批”。",
        "不符合《虚构县支出办法》第九条“不得由个人审批”的规定。",
        "《虚构县支出办法》第九条规定“单笔支出超过5000元的……不得由个人审批”。",
        "《虚构县支出办法》第十二条规定“单据可以由经办人委托他人递交，但应当附授权书”。",
        "审核意见写明“报销单缺少分管领导签字”。",
        "评价组反映“宣传渠道单一，场次集中在工作日”。",
        "盘点记录显示「现场盘点时3台没有找到实物」。",
        "该馆说明“原保管人调离时没有办理移交手续”。",
        "台账写有“馆藏数字化项目调整预算420.00万元”。",
        "“三公”经费没有细化。",
        "“放管服”改革任务没有分解。",
        "存在“重采购、轻管理”的现象。",
        "部分设备长期“睡眠”。",
        "绩效等级由“良”降为“中”。",
        "《云岭县虚构绩效评价办法》是评价依据。",
        "没有落实“谁使用、谁负责”的要求。",
        "按照“先预算后支出”的要求安排资金。",
        "“馆藏数字化”进度偏慢。",
        "“读者讲座”场次不足。",
        "没有引文的句子不必核对。",
    ],
)
def test_what_was_said_or_is_a_set_word_is_silent(text: str) -> None:
    assert said(text) == []


@pytest.mark.parametrize(
    ("text", "severity"),
    [
        (
            "《虚构县支出办法》第九条规定“单笔支出超过8000元的，应当由馆务会议集体研究决定”。",
            Severity.BLOCK,
        ),
        (
            "《虚构县支出办法》第九条规定“单笔支出超过5000元的，可以由馆务会议集体研究决定”。",
            Severity.BLOCK,
        ),
        (
            "《虚构县支出办法》第九条规定“单笔支出超过5000元的，应当由馆长办公会集体研究决定”。",
            Severity.BLOCK,
        ),
        ("《虚构县支出办法》第九条明确“由个人审批”。", Severity.BLOCK),
        ("《虚构县支出办法》第九条规定“单笔支出超过5000元的……由个人审批”。", Severity.BLOCK),
        ("《虚构县支出办法》第九条规定“单据可以由经办人委托他人递交”。", Severity.BLOCK),
        ("《虚构县支出办法》第九条要求“所有支出应当公开并接受监督”。", Severity.BLOCK),
        ("不符合《虚构县支出办法》第九条“大额支出须经两人以上会签”的规定。", Severity.BLOCK),
        (
            "《政府采购法》第四十七条规定“采购项目的合同应当自签订之日起二个工作日内向监管部门备案”。",
            Severity.BLOCK,
        ),
        (
            "《政府采购法》第四十七条规定“采购项目的合同不得自签订之日起七个工作日内向监管部门备案”。",
            Severity.BLOCK,
        ),
        ("《政府采购法》第四十七条规定“采购人应当将合同副本报有关部门存查”。", Severity.REVIEW),
        ("《政府采购法》第四十七条要求“合同文本应当由双方盖章并妥善保存”。", Severity.REVIEW),
        (
            "《政府采购法》第四十七条规定“采购项目的合同应当自签订之日起七个工作日内向监管部门备案”。",
            Severity.REVIEW,
        ),
        (
            "不符合《政府采购法》第四十七条“应当自签订之日起七个工作日内向监管部门备案”的要求。",
            Severity.REVIEW,
        ),
        ("审核意见写明“报销单分管领导签字齐全”。", Severity.BLOCK),
        ("评价组反映“宣传渠道多样，场次集中在周末”。", Severity.BLOCK),
        ("盘点记录显示“现场盘点时5台没有找到实物”。", Severity.BLOCK),
        ("该馆说明“服务器故障导致数据丢失”。", Severity.BLOCK),
        ("合同约定“验收合格后一次性付清尾款”。", Severity.BLOCK),
        ("项目申报书载明：“建成后每年服务读者三万人次以上”。", Severity.BLOCK),
        ("读者问卷反映“座位数量不足、空调老旧”。", Severity.BLOCK),
        ("有人提出“应当全面推行无纸化借阅服务”。", Severity.REVIEW),
        ("“星火阅读驿站”没有建成。", Severity.REVIEW),
        ("“书香码”系统运行不稳定。", Severity.REVIEW),
        ("没有做到“线上线下一体推进、城乡读者一视同仁”。", Severity.REVIEW),
        ("形成了“前台受理、后台分办、限时办结”的说法。", Severity.REVIEW),
    ],
)
def test_what_nobody_said_is_refused_or_shown(text: str, severity: Severity) -> None:
    found = said(text)
    assert [one.severity for one in found] == [severity]
    assert found[0].check == "quotes"
    assert found[0].remedy
    assert text[found[0].start : found[0].end] == found[0].text


def test_what_is_expected_stands_beside_a_changed_quote() -> None:
    found = said("《虚构县支出办法》第九条规定“单笔支出超过8000元的，应当由馆务会议集体研究决定”。")
    assert found[0].expected == "单笔支出超过5000元的，应当由馆务会议集体研究决定，不得由个人审批。"


def test_the_right_article_is_named() -> None:
    found = said("《虚构县支出办法》第九条规定“单据可以由经办人委托他人递交”。")
    assert found[0].expected == "《虚构县支出办法》第十二条"


def test_grounds_may_be_quoted() -> None:
    assert said("该馆说明“设备由志愿者代为看管”。", ("设备由志愿者代为看管。",)) == []
