"""References to tables and annexes that lead nowhere, and those that do not have to."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import audited, audited_word


def test_a_table_that_is_in_no_part_of_a_report_may_be_elsewhere():
    told = audited_word("各乡镇的渠道管护资金如表1所示，已全部拨付。\n")
    shown = audited_word("表1 渠道管护资金\n东乡 10\n西乡 20\n各乡镇的渠道管护资金如表1所示，已全部拨付。\n")

    assert (told.issues, [hint.kind for hint in told.hints]) == ((), ["cross_reference"])
    assert (shown.issues, shown.hints) == ((), ())


REFERRED = "（一）收支情况（详见{}）\n收支平衡。\n表1 收支总表\n表2 收入总表\n表3 支出总表\n表4 财政拨款表\n"


@pytest.mark.parametrize(("named", "hints"), [("表1-3", 0), ("表2-4", 0), ("表1-5", 1), ("表3-1", 1), ("表6", 1)])
def test_a_run_of_tables_that_are_all_there_leads_somewhere(named, hints):
    found = audited(REFERRED.format(named))

    assert not found.issues
    assert [hint.kind for hint in found.hints] == ["cross_reference"] * hints


def document(text, source="report.docx"):
    return Document(source=source, digest="", text=text, paragraphs=paragraphs(text))


def kinds(text):
    found = audit(document(text))
    return [issue.kind for issue in (*found.issues, *found.hints)]


@pytest.mark.parametrize(
    ("annexes", "alarm"),
    [
        ("附件：1.评分表 2.问卷\n", False),
        ("附件：1.评分表。2.问卷\n", False),
        ("附件\n评分表\n", True),
    ],
)
def test_annexes_may_be_listed_in_one_line(annexes, alarm):
    text = f"云岭县水务局工作报告\n一、基本情况\n得分情况详见附件1。\n{annexes}"

    assert ("cross_reference" in kinds(text)) is alarm


BUNDLE = (
    "一、人员培训\n{}二、塔身修缮\n塔身修缮进度详见表4。\n{}三、灯具采购\n灯具采购见表5。\n表5 灯具采购数量\n{}"
)
TRAINING, REPAIRS, CHECKED = "表4 各站人员培训得分\n", "表4 塔身修缮进度\n", "表6 塔身修缮验收进度\n"


def test_of_several_tables_with_one_number_the_one_that_fits_is_meant():
    both = audited_word(BUNDLE.format(TRAINING, REPAIRS, CHECKED)).issues
    one = audited_word(BUNDLE.format(TRAINING, "", CHECKED)).issues

    assert "cross_reference" not in [issue.kind for issue in both]
    assert [issue.message for issue in one if issue.kind == "cross_reference"] == [
        "文中指向“表4”，该表为“各站人员培训得分”，与所述内容不符"
    ]
