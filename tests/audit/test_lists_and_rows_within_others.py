"""What stands within something of its own form: a list in a list, a part in a whole, a secret row in a table."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.test_tables_and_reasons import document


def audited(text, source="report.txt"):
    return audit(Document(source=source, digest="", text=text, paragraphs=paragraphs(text)))


def kinds(text):
    return [issue.kind for issue in audited(text).issues]


DUTIES = "（一）拟订全县水务规划。\n（二）指导节约用水工作。\n（三）承担水旱灾害防御工作。\n"
CHAPTER = (
    "第一部分 部门概况\n一、部门概况\n（一）部门主要职责\n{lead}{duties}（二）部门机构设置\n内设4个股室。\n"
    "二、收支情况\n"
)


@pytest.mark.parametrize(
    "lead",
    [
        "水务局贯彻落实党中央关于水务工作的方针政策。主要职责是：\n",
        "根据机构编制方案，水务局为县政府工作部门。\n",
        "",
    ],
)
def test_a_list_under_a_heading_of_its_own_form_counts_anew(lead):
    assert kinds(CHAPTER.format(lead=lead, duties=DUTIES)) == []


def test_an_item_that_bears_the_number_of_the_one_before_it_is_told():
    text = CHAPTER.format(lead="水务局为县政府工作部门。\n", duties="（一）预算管理情况\n按规定执行。\n")

    assert kinds(text) == ["numbering"]


def test_a_list_that_is_announced_needs_nothing_behind_it():
    told = "一、部门概况\n（一）部门主要职责\n{}\n（一）拟订全县水务规划。\n二、收支情况\n"

    assert kinds(told.format("主要职责是：")) == []
    assert kinds(told.format("职责如下表。")) == ["numbering"]


RATE = "2026年支出预算{now}万元，比2025年年初预算数{then}万元{change}万元，{rate}。"


@pytest.mark.parametrize(
    ("now", "then", "change", "rate", "told"),
    [
        ("29956.27", "28479.84", "增加1476.73", "增长5.18%", ["comparison"]),  # the rate is that of both years
        ("28479.84", "29956.27", "减少1476.73", "下降4.93%", ["comparison"]),
        ("29956.27", "28479.84", "增加1476.43", "增长5.18%", []),
        ("29956.27", "28479.84", "增加1476.43", "增长6.18%", ["rate"]),
        ("29956.27", "28479.84", "增加1476.73", "增长5.58%", ["comparison", "rate"]),
    ],
)
def test_one_slip_of_a_change_is_told_once(now, then, change, rate, told):
    assert sorted(kinds(RATE.format(now=now, then=then, change=change, rate=rate))) == told


MONTH = (
    "1-12月累计，全国财政支出125712亿元。其中，中央本级支出18765亿元。\n"
    "12月份，全国财政支出20817亿元，占全年支出的16.6%。其中，中央本级支出1813亿元，占全年支出的{}%。\n"
)


def test_a_part_of_a_whole_is_not_the_whole_of_another_share():
    assert kinds(MONTH.format("9.7")) == []


def test_a_share_of_the_whole_that_is_named_beside_it_is_told():
    text = "全年支出20817亿元。其中，中央本级支出1813亿元，占全年支出的{}%。\n"

    assert kinds(text.format("8.7")) == []
    assert kinds(text.format("9.7")) == ["share"]


ASSETS = (
    "年末工业企业资产总计为79233.9亿元，其中固定资产38444.3亿元，占48.5%；流动资产35561.0亿元，占44.9%；"
    "负债总计51751.1亿元，其中流动负债35630.4亿元，占{}%。\n"
)


@pytest.mark.parametrize(("share", "told"), [("68.8", []), ("58.8", ["share"])])
def test_a_last_share_may_be_of_a_whole_that_came_between(share, told):
    found = audited(ASSETS.format(share))

    assert [issue.kind for issue in (*found.issues, *found.hints)] == told


THREE = (
    "河湾县（虚构）交通局2026年“三公”经费预算表\n单位：万元\n",
    ("单位名称", "“三公”经费合计", "因公出国(境)费用", "公务用车购置及运行费", "", "", "公务接待费"),
    ("", "", "", "小计", "公务用车购置费", "公务用车运行维护费", ""),
    ("**", "1", "2", "3", "4", "5", "6"),
    ("合计", "46", "", "43", "30", "13", "3"),
    "二、说明\n公务用车购置费预算30万元。{}\n",
)


def of_three(told):
    return audit(document(*THREE[:-1], THREE[-1].format(told))).issues


@pytest.mark.parametrize(
    "told",
    [
        "国防支出（类）国防动员（款）交通战备（项）18万元。",
        "城乡社区支出国有土地使用权出让收入安排的支出预算为211000万元。",
        "本年支出国际河流治理经费27万元。",
    ],
)
def test_spending_on_defence_is_no_journey_abroad(told):
    assert not of_three(told)


def test_a_journey_whose_cell_is_empty_is_told():
    (issue,) = of_three("因公出国（境）费预算18万元。")

    assert (issue.kind, issue.expected) == ("two_values", "表中为（空）")


REFERRED = "（一）收支情况（详见{}）\n收支平衡。\n表1 收支总表\n表2 收入总表\n表3 支出总表\n表4 财政拨款表\n"


@pytest.mark.parametrize(("named", "hints"), [("表1-3", 0), ("表2-4", 0), ("表1-5", 1), ("表3-1", 1), ("表6", 1)])
def test_a_run_of_tables_that_are_all_there_leads_somewhere(named, hints):
    found = audited(REFERRED.format(named))

    assert not found.issues
    assert [hint.kind for hint in found.hints] == ["cross_reference"] * hints


PROJECTS = "序号\t项目\t债券类型\t金额\n{}\n"
ROWS = [
    "1\t应急抢修项目\t一般债券\t0.15",
    "2\t第五高级中学\t一般债券\t0.20",
    "4\t水上夜游提升工程\t一般债券\t1.20",
]


def blanks(row):
    text = PROJECTS.format("\n".join((*ROWS[:2], row, ROWS[2])))
    found = audited(text, "report.docx")
    return [i.kind for i in found.issues], [i.kind for i in found.hints]


def test_a_row_without_name_and_amount_among_others_may_be_secret():
    assert blanks("3\tXX项目\t一般债券\tXX") == ([], ["residue"])


@pytest.mark.parametrize("row", ["3\tXX项目\t一般债券\t0.35", "3\t水库除险工程\t一般债券\tXX"])
def test_a_cell_that_was_left_empty_in_a_row_is_told(row):
    assert blanks(row) == (["residue"], [])
