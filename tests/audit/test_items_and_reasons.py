"""What the items of a budget, the reasons of a change and the brackets of an amount say against each other."""

import pytest

from drafter.audit.auditor import audit
from drafter.audit.model import Severity
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs


def audited(text):
    return audit(Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text)))


def alarms(text):
    return [(issue.kind, tuple(quote.text for quote in issue.quotes)) for issue in audited(text).issues]


def hints(text):
    return [issue.kind for issue in audited(text).hints]


ITEM = (
    "{n}、社会保障支出（208类）养老支出（05款）{name}（{n}项）{head}万元。主要用于：{name}。"
    "{then}年当年预算执行数为10.00万元，{now}预算安排{plan}万元，比{base}年预算执行数增加20.00%。\n"
)
NAMES = ("防汛物资", "水质检测", "渠道养护", "泵站维修", "节水宣传", "山塘加固")


def budget(**odd):
    """A budget of six items; `odd` is what the third has otherwise."""
    usual = {"head": "12.00", "plan": "12.00", "then": "2025", "now": "2026年", "base": "2025"}
    items = (ITEM.format(n=n, name=name, **usual | (odd if n == 3 else {})) for n, name in enumerate(NAMES, 1))
    return "清溪县水务局2026年部门预算\n" + "".join(items)


def test_a_budget_whose_items_agree_is_clean():
    assert alarms(budget()) == []


@pytest.mark.parametrize(
    ("odd", "found"),
    {
        "an item with two budgets": ({"head": "12.60"}, ("two_values", ("12.60万元", "12.00万元"))),
        "the base of another year": ({"base": "2024"}, ("date_year", ("2024",))),
        "the budget of another year": ({"now": "2025年"}, ("date_year", ("2025",))),
        "the outturn of another year": ({"then": "2024"}, ("date_year", ("2024",))),
        "a year without its word": ({"now": "2026"}, ("form", ("2026预算安排",))),
    }.values(),
)
def test_an_item_that_is_unlike_all_others_is_told(odd, found):
    assert found in alarms(budget(**odd))


def test_two_ways_of_naming_the_years_are_no_slip():
    halves = budget().replace("2025年当年", "2024年当年", 3).replace("比2025年", "比2024年", 3)

    assert alarms(halves) == []


CLEAR = {
    "a bare rate in brackets": (
        "接待费2.30万元，较上年减少1.50万元（42.86%），主要是批次减少。",
        ("rate", ("42.86%", "2.30万元", "1.50万元")),
    ),
    "a bare rate with its sign": (
        "接待费2.30万元，较上年减少1.50万元（-42.86%），主要是批次减少。",
        ("rate", ("-42.86%", "2.30万元", "1.50万元")),
    ),
    "a reason for the other way": (
        "接待费2.30万元，较上年减少1.50万元，增加的主要原因是批次增多。",
        ("comparison", ("增加的主要原因是", "减少1.50万元")),
    ),
    "a reason in the next sentence": (
        "培训费2.30万元，较上年增长53.33%。减少原因：合并办班。",
        ("comparison", ("减少原因：", "增长53.33%")),
    ),
    "a reason in the next paragraph": (
        "支出预算63.61万元，其中：财政拨款支出预算63.61万元，比2025年预算减少16.37万元。\n"
        "财政拨款收入支出增加的主要原因是沿线提升项目进入尾声。",
        ("comparison", ("增加的主要原因是", "减少16.37万元")),
    ),
    "a reason without its word": (
        "接待费2.30万元，较上年减少1.50万元。增加主要是由于批次增多。",
        ("comparison", ("增加主要是由于", "减少1.50万元")),
    ),
    "last year behind this year": (
        "接待费11.80万元，上年12.39万元，减少0.68万元，主要是批次减少。",
        ("comparison", ("0.68万元", "11.80万元", "12.39万元")),
    ),
    "a rate of this year and last year": (
        "接待费11.80万元，上年12.39万元，下降7.76%。",
        ("rate", ("7.76%", "11.80万元", "12.39万元")),
    ),
    "years without a second name": (
        "接待费2023年为11.80万元，2022年为12.39万元，减少0.68万元。",
        ("comparison", ("0.68万元", "11.80万元", "12.39万元")),
    ),
    "two years in two sentences": (
        "水务局2023年决算\n接待费用支出11.80万元。上年接待费用支出12.39万元。\n接待费用较上年减少0.68万元。",
        ("comparison", ("0.68万元", "11.80万元", "12.39万元")),
    ),
    "a name in quotation marks": (
        "2022年“三公”经费预算21.80万元。2021年“三公”经费决算20.12万元。2022年“三公”经费预算较2021年决算增加1.58万元。",
        ("comparison", ("1.58万元", "21.80万元", "20.12万元")),
    ),
    "what there was and what was added": (
        "实施项目共15个（含续建5个），年初批复8个项目98.00万元，年中增加8个项目。",
        ("sum", ("15个", "8个", "8个")),
    ),
    "what is fished and what is farmed": (
        "全年水产品产量2.25万吨。其中，养殖水产品产量1.99万吨；捕捞水产品产量990吨。",
        ("sum", ("2.25万吨", "1.99万吨", "990吨")),
    ),
    "a growth above an amount with brackets": (
        "接待费预算90.00万元（其中：机关57.00万元，二级单位33.00万元），比上年增加160.00万元。",
        ("rate", ("160.00万元", "90.00万元")),
    ),
    "a rate of a budget beside the output": (
        "全县生产总值200.00亿元，一般公共预算收入20.00亿元，比上年增加2.00亿元，增长16.0%。",
        ("rate", ("16.0%", "20.00亿元", "2.00亿元")),
    ),
    "a word twice before 是": ("减少原因原因是压缩开支。", ("repetition", ("原因原因",))),
    "是 twice": ("增加原因主要是是接待上级部门。", ("repetition", ("是是",))),
    "a stray comma": ("全年出国团组共计 ,0 个，累计 0 人次。", ("form", ("共计 ,0 个",))),
    "a unit that is torn": ("经济作物播种面积22公6顷，与上年持平。", ("form", ("2公6顷",))),
}
RIGHT = {
    "a bare rate that is right": "接待费2.30万元，较上年减少1.50万元（39.47%），主要是批次减少。",
    "a share in brackets": "接待费2.30万元（10.00%），较上年减少1.50万元，主要是批次减少。",
    "a reason for the same way": "接待费2.30万元，较上年减少1.50万元，下降的主要原因是批次减少。",
    "a reason for one of two ways": "接待费2.30万元，较上年减少1.50万元，比预算增加0.30万元，增加的原因是来客多。",
    "a reason for the other side": "全年收入23.00万元，比上年增加1.00万元，支出减少的主要原因是项目完工。",
    "a reason for something else": (
        "财政拨款支出预算63.61万元，比2025年预算减少16.37万元。\n人员经费支出增加的主要原因是调整标准。"
    ),
    "something has gone": "实施项目共15个，年初批复8个项目，年中增加8个项目，取消1个项目。",
    "last year that agrees": "接待费11.80万元，上年12.39万元，减少0.59万元，下降4.76%。",
    "last year in another scope": "收入100.00万元，上年90.00万元，同口径增加12.00万元。",
    "income and expenditure of two years": "2023年收入11.80万元，2022年支出12.39万元，减少0.69万元。",
    "people come and go": "年末职工共15人，年初16人，年中增加2人。",
    "counts that agree": "实施项目共16个（含续建5个），年初批复8个项目98.00万元，年中增加8个项目。",
    "the change of an amount with brackets": (
        "预算安排290.00万元（其中：机关257.00万元，园区33.00万元），比上年增加60.00万元（其中：园区1.00万元）。"
    ),
    "output at two prices": "全县生产总值200.00亿元，较2020年的150.00亿元增加50.00亿元，增长25.0%。",
    "whether": "关键是是否到位，但是是非分明。",
    "a pause before money": "收入总计2,316.75万元。支出总计，418.20万元，收支不平衡。",
    "items that head passages": (
        "二、成效\n做好五个方面工作：\n"
        + "".join(
            f"{number}是抓好{name}。\n" + f"{name}全面推进，成效明显。\n" * 5
            for number, name in zip("一二三四五", NAMES, strict=False)
        )
        + "三、打算\n继续努力。\n"
    ),
    "words made of two": "数字经济增长。数字经济壮大。数字经济活跃。打造数智经济高地，推进数智政府建设。",
}


@pytest.mark.parametrize(("text", "found"), CLEAR.values(), ids=CLEAR)
def test_what_its_neighbours_contradict_is_an_alarm(text, found):
    assert alarms(text) == [found]


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_agrees_or_cannot_be_compared_is_neither_alarm_nor_hint(text):
    assert (alarms(text), hints(text)) == ([], [])


def test_items_that_head_passages_and_are_one_short_are_still_told():
    text = RIGHT["items that head passages"].replace("五是抓好", "同时抓好")

    assert hints(text) == ["count_list"]


def test_a_share_that_is_trimmed_so_that_all_make_a_hundred_is_a_hint():
    text = (
        "支出600.00万元，其中：甲类支出100.00万元，占16.67%；乙类支出100.00万元，占16.67%；"
        "丙类支出400.00万元，占66.66%。"
    )

    (issue,) = audited(text).hints
    assert (alarms(text), issue.kind, issue.severity) == ([], "rounding", Severity.HINT)
    assert alarms(text.replace("66.66%", "67.66%")) == [("share", ("67.66%", "400.00万元", "600.00万元"))]


def test_a_budget_compared_with_itself_is_told_with_all_its_places():
    text = (
        "2026年，水务局收入预算96.22万元，比2026年预算增加7.93万元。\n"
        "支出预算96.22万元，比2026年预算增加7.93万元；基金支出预算0万元，与2026年预算持平。\n"
    )
    (issue,) = audited(text).issues

    assert "共3处" in issue.message
    assert len(issue.quotes) == 1 + 3


def test_a_reason_that_names_last_year_is_a_hint():
    text = (
        "水务局2016年“三公”经费决算情况\n2016年接待费12.00万元，比上年决算数下降16.00%。\n"
        "2015年接待费下降的原因主要是批次减少。\n"
    )

    assert (alarms(text), hints(text)) == ([], ["date_year"])
    assert hints(text.replace("2015年接待费", "2016年接待费")) == []


PERIOD = "清溪县水务局2026年部门预算\n一、项目概况\n养护渠道。\n二、实施周期\n{}\n三、预算安排\n79.50万元。\n"


def test_the_year_before_as_the_period_of_a_budget_is_residue():
    (found,) = alarms(PERIOD.format("2025年1月1日-2025年12月31日"))

    assert found == ("residue", ("2025年1月1日-2025年12月31日",))
    assert alarms(PERIOD.format("2026年1月1日-2026年12月31日")) == []
    assert alarms(PERIOD.format("2025年3月1日-2026年12月31日")) == []


def test_a_class_under_its_old_name_beside_the_new_one_is_residue():
    text = "水务局2026年部门预算\n卫生健康支出10.00万元。\n医疗卫生与计划生育支出（210类）10.00万元。\n"

    assert alarms(text) == [("residue", ("医疗卫生与计划生育支出",))]
    assert alarms(text.replace("2026年", "2018年")) == []
    assert alarms(text.replace("卫生健康支出10.00万元。\n", "")) == []


SHEET = (
    "项目支出绩效自评表（2022年度） 项目名称 委托业务 主管部门 镇人民政府 实施单位 镇人民政府 项目资金（万元） "
    "年初预算数 全年预算数 全年执行数 分值 执行率 得分 年度资金总额: {} 0 0 10 0 0 其中:本年财政拨款 90 89.974 "
    "89.974 上年结转资金 其他资金 年度总体目标 预期目标 实际完成情况 完成了年初设定的全部任务。"
)


def test_a_part_above_its_whole_in_a_sheet_of_one_line_is_told():
    assert alarms(SHEET.format("0")) == [("sum", ("90", "0"))]
    assert alarms(SHEET.format("90")) == []


def test_the_name_of_an_expense_with_a_bare_number_of_ten_thousands_lacks_its_unit():
    text = "一、三公经费\n接待费2.30万元，用车费7.50万元，合计9.80万元。\n（2）公务用车购置费0万\n二、其他\n无。\n"

    assert alarms(text) == [("unit", ("0万",))]


def test_the_words_of_the_province_in_the_report_of_a_county_are_a_hint():
    text = "清溪县2016年“三公”经费说明\n一、口径\n“三公”经费，是指省级部门用财政拨款安排的三项经费。\n"

    assert (alarms(text), hints(text)) == ([], ["residue"])
    assert hints(text.replace("清溪县", "江南省")) == []
    assert hints(text.replace("省级", "县级")) == []
