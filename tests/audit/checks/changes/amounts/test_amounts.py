"""Changes that other figures or their own reason contradict, and their like that may be right."""

import pytest

from tests.audit.findings import said

MOVED = (
    "全镇水务收入900.00万元，完成预算1,000.00万元的90.0%，比上年增加{}万元。\n"
    "其中：水费收入600.00万元，比上年增加80.00万元；管网补助300.00万元，比上年减少30.00万元。\n"
)
TWO_BASES = (
    "本年“三公”经费支出12.00万元，比上年减少3.00万元，下降{}%，比年初预算减少8.00万元，下降{}%。"
    "主要是压减接待。其中：公务用车运行维护费9.50万元，比上年减少1.20万元；公务接待费2.50万元，比上年减少1.80万元。"
)
THREE_MOVED = (
    "云岭县（虚构）水务站“三公”经费比上年减少{}万元，比年初预算减少0.60万元。"
    "其中：因公出国（境）费与上年持平；公务用车购置及运行维护费比上年减少2.00万元，比年初预算减少{}万元；"
    "公务接待费比上年增加0.50万元，比年初预算减少0.20万元。"
)
YEARS = "1.培训费2022年预算9万元，2021年预算11.50万元；对比减少{}万元。2.会议费预算4.35万元。"
CHANGED = "“三公”经费预算60.00万元，比上年减少12.00万元。其中：因公出国（境）费0万元，{abroad}；"
CHANGED += "公务接待费20.00万元，比上年增加3.00万元；公务用车运行维护费40.00万元，比上年减少5.00万元。"

SLIPS = [
    pytest.param(
        "渠道养护补助由56.6万元提高至67.2万元，增支10.2万元。\n",
        [("comparison", "10.2万元", "67.2万元", "56.6万元")],
        id="raised from one to another",
    ),
    pytest.param(
        "渠损率由12.5%下降到8.1%，下降5.4个百分点。\n",
        [("comparison", "5.4个百分点", "8.1%", "12.5%")],
        id="lowered from one to another",
    ),
    pytest.param(
        "2031年，云岭县（虚构）水务局收入预算800.00万元，比2031年预算增加50.00万元。\n",
        [("date_year", "2031", "2031")],
        id="a year against itself",
    ),
    pytest.param(
        MOVED.format("70.00"), [("sum", "70.00万元", "80.00万元", "30.00万元")], id="changes of the parts"
    ),
    (
        "支出总计1,741.75万元，完成年初预算100%，决算数大于预算数55.93万元。",
        [("rate", "100%", "1,741.75万元", "55.93万元")],
    ),
    pytest.param(
        "接待费2.30万元，较上年减少1.50万元，增加的主要原因是批次增多。",
        [("comparison", "增加的主要原因是", "减少1.50万元")],
        id="a reason for the other way",
    ),
    pytest.param(
        "培训费2.30万元，较上年增长53.33%。减少原因：合并办班。",
        [("comparison", "减少原因：", "增长53.33%")],
        id="a reason in the next sentence",
    ),
    pytest.param(
        "支出预算63.61万元，其中：财政拨款支出预算63.61万元，比2025年预算减少16.37万元。\n"
        "财政拨款收入支出增加的主要原因是沿线提升项目进入尾声。",
        [("comparison", "增加的主要原因是", "减少16.37万元")],
        id="a reason in the next paragraph",
    ),
    pytest.param(
        "接待费2.30万元，较上年减少1.50万元。增加主要是由于批次增多。",
        [("comparison", "增加主要是由于", "减少1.50万元")],
        id="a reason without its word",
    ),
    pytest.param(
        "接待费11.80万元，上年12.39万元，减少0.68万元，主要是批次减少。",
        [("comparison", "0.68万元", "11.80万元", "12.39万元")],
        id="last year behind this year",
    ),
    pytest.param(
        "接待费2023年为11.80万元，2022年为12.39万元，减少0.68万元。",
        [("comparison", "0.68万元", "11.80万元", "12.39万元")],
        id="years without a second name",
    ),
    pytest.param(
        "水务局2023年决算\n接待费用支出11.80万元。上年接待费用支出12.39万元。\n接待费用较上年减少0.68万元。",
        [("comparison", "0.68万元", "11.80万元", "12.39万元")],
        id="two years in two sentences",
    ),
    pytest.param(
        "2022年“三公”经费预算21.80万元。2021年“三公”经费决算20.12万元。2022年“三公”经费预算较2021年决算增加1.58万元。",
        [("comparison", "1.58万元", "21.80万元", "20.12万元")],
        id="a name in quotation marks",
    ),
    pytest.param(
        "实施项目共15个（含续建5个），年初批复8个项目98.00万元，年中增加8个项目。",
        [("sum", "15个", "8个", "8个")],
        id="what there was and what was added",
    ),
    (THREE_MOVED.format("1.80", "0.40"), [("comparison", "1.80万元", "2.00万元", "0.50万元")]),
    (THREE_MOVED.format("1.50", "0.60"), [("comparison", "0.60万元", "0.60万元", "0.20万元")]),
    (
        "财政拨款支出760.00万元，比2022年减少41.50万元。其中：基本支出760.00万元，比2022年增加41.50万元。",
        [("comparison", "41.50万元", "41.50万元")],
    ),
    (
        "支出预算比上年减少50.00万元，其中：基本支出减少65.00万元，项目支出增加25.00万元。",
        [("comparison", "50.00万元", "65.00万元", "25.00万元")],
    ),
    (YEARS.format("2.35"), [("comparison", "2.35万元", "9万元", "11.50万元")]),
    pytest.param(
        "“三公”经费82.90万元，较上年增加24.14万元。其中：公务接待费12.90万元，较上年减少5.86万元；"
        "公务用车运行维护费70.00万元，较上年增加20.00万元。",
        [("sum", "24.14万元", "5.86万元", "20.00万元")],
        id="parts that make another change",
    ),
    pytest.param(
        "“三公”经费6.51万元，较上年增加3.49万元。其中：公务接待费2.51万元，较上年减少1.49万元；"
        "公务用车运行维护费4.00万元，较上年减少2.00万元。",
        [("sum", "3.49万元", "1.49万元", "2.00万元")],
        id="parts that moved the other way",
    ),
    pytest.param(
        "支出预算617.88万元，比上年增加96.99万元，其中：基本支出增加3.94万元，项目支出增加83.05万元。",
        [("comparison", "96.99万元", "3.94万元", "83.05万元")],
        id="halves of one change",
    ),
    pytest.param(
        "决算数较上年减少5.91万元，决算数较上年增加的主要原因是车辆更新。",
        [("comparison", "增加的主要原因是", "减少5.91万元")],
        id="a reason for the same comparison",
    ),
]

RIGHT = [
    "渠道养护补助由56.6万元提高至67.2万元，增支10.6万元。\n",
    "养护标准由每公里56.6万元提高至67.2万元，增支320.0万元。\n",
    "渠损率由12.5%下降到8.1%，下降4.4个百分点。\n",
    "渠损率由12.5%下降到8.1%，下降35.2%。\n",
    "2031年收入预算800.00万元，比2030年预算增加50.00万元，比2030年预算增长6.67%。\n",
    "2031年支出完成800.00万元，比2031年预算减少50.00万元。\n",
    "2031年调整预算800.00万元，比2031年预算增加50.00万元。\n",
    pytest.param(MOVED.format("50.00"), id="changes of the parts as stated"),
    pytest.param(MOVED.format("70.00").replace("300.00", "200.00"), id="changes of parts that are not all"),
    pytest.param(MOVED.format("70.00").replace("比上年减少", "同口径比上年减少"), id="changes in another scope"),
    "“三公”经费支出决算为5.00万元，比预算增加0万元，比去年增加1.00万元，增长25.0%。",
    "支出总计1,741.75万元，完成年初预算103.3%，决算数大于预算数55.93万元。",
    "支出总计1,741.75万元，完成年初预算100%，决算数大于调整预算数55.93万元。",
    "2031年预算收入1200万元，2030年决算收入1350万元，预算收入较上年预算增加100万元。\n",
    "2030年公务接待费决算4.2万元。2031年公务接待费预算5万元。2031年公务接待费较上年预算减少0.5万元。\n",
    pytest.param("接待费2.30万元，较上年减少1.50万元，下降的主要原因是批次减少。", id="a reason for the same way"),
    pytest.param(
        "接待费2.30万元，较上年减少1.50万元，比预算增加0.30万元，增加的原因是来客多。",
        id="a reason for one of two ways",
    ),
    pytest.param(
        "全年收入23.00万元，比上年增加1.00万元，支出减少的主要原因是项目完工。", id="a reason for the other side"
    ),
    pytest.param(
        "财政拨款支出预算63.61万元，比2025年预算减少16.37万元。\n人员经费支出增加的主要原因是调整标准。",
        id="a reason for something else",
    ),
    pytest.param("实施项目共15个，年初批复8个项目，年中增加8个项目，取消1个项目。", id="something has gone"),
    pytest.param("接待费11.80万元，上年12.39万元，减少0.59万元，下降4.76%。", id="last year that agrees"),
    pytest.param("收入100.00万元，上年90.00万元，同口径增加12.00万元。", id="last year in another scope"),
    pytest.param(
        "2023年收入11.80万元，2022年支出12.39万元，减少0.69万元。", id="income and expenditure of two years"
    ),
    pytest.param("年末职工共15人，年初16人，年中增加2人。", id="people come and go"),
    pytest.param(
        "实施项目共16个（含续建5个），年初批复8个项目98.00万元，年中增加8个项目。", id="counts that agree"
    ),
    pytest.param(
        "全县生产总值200.00亿元，较2020年的150.00亿元增加50.00亿元，增长25.0%。", id="output at two prices"
    ),
    TWO_BASES.format("20.00", "40.00"),
    THREE_MOVED.format("1.50", "0.40"),
    "“三公”经费比上年减少9.00万元。其中：公务用车购置费比上年减少5.00万元；公务用车运行维护费比上年增加1.00万元。"
    "公务接待费比上年减少5.00万元。",
    "全年支出540.00万元，较上年增加40.00万元，增长8.00%，较年初预算增加20.00万元，增长3.85%。",
    "“三公”经费比上年减少5.00万元。其中：公务用车运行维护费比上年减少1.00万元；公务接待费比上年减少0.50万元。",
    "“三公”经费比上年减少1.00万元，公务用车运行维护费比预算减少1.00万元，公务接待费比预算减少0.50万元。",
    "收入760.00万元，比2022年减少41.50万元；支出760.00万元，比预算增加41.50万元。",
    "支出预算比上年减少40.00万元，其中：基本支出减少65.00万元，项目支出增加25.00万元。",
    "支出预算比上年减少40.00万元，主要是基本支出减少65.00万元。",
    YEARS.format("2.50"),
    "支出80.00万元，比上年减少20.00万元，下降20.00%；其中办公费10.00万元，比上年增加2.00万元，增长25.00%。",
    pytest.param(
        "收入总计、支出总计均为864.93万元，与上年相比均增加337.84万元，"
        "增长64.1%，增长的主要原因是基金预算收入与上年同期相比，增加144.81%。",
        id="the rate of another item behind a reason",
    ),
    pytest.param(
        "“三公”经费238.40万元，比上年减少33.28万元，"
        "下降12.2%。其中：因公出国费101.75万元，比上年增加0万元，增长0%；公务用车费112.08万元，比上年减少19.89万元，下降15.1%；"
        "公务接待费24.57万元，比上年减少13.39万元，下降35.3%。",
        id="a part that did not change among the parts of a fall",
    ),
    pytest.param(
        "“三公”经费82.90万元，较上年增加14.14万元。"
        "其中：公务接待费12.90万元，较上年减少5.86万元；公务用车运行维护费70.00万元，较上年增加70.00万元；公务用车购置费0万元，较上年减少50.00万元。",
        id="a last part of which nothing is left",
    ),
    pytest.param(
        "“三公”经费支出431万元，比上年支出433万元减少2万元，"
        "下降0.46%。其中：公务用车运行费251万元，比上年支出285万元下降34万元，下降12%；公务用车购置费56万元；"
        "公务接待费124万元，比上年支出148万元下降24万元，下降16%。",
        id="the amounts of last year add up, and a new part came",
    ),
    pytest.param(CHANGED.format(abroad="预算未做安排"), id="a part that ended by an amount that is not told"),
    pytest.param(
        "决算数较预算数减少5.91万元，主要原因是压缩开支。决算数较上年增加的主要原因是车辆更新。",
        id="a reason for another comparison",
    ),
    pytest.param(
        "市本级债务总额9,457,590万元（含专项债务7,167,795万元），比上年的8,378,680万元增加1,078,910万元。\n",
        id="another base",
    ),
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_change_that_other_figures_or_its_reason_contradict_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_a_change_that_may_be_right_raises_nothing(text):
    assert said(text) == ([], [])


APART = (
    "“三公”经费支出5.00万元，比上年减少10.00万元。{0}公务用车费为3.00万元，比上年减少2.00万元。{0}"
    "公务接待费为2.00万元，比上年减少1.00万元，因公出国费与上年持平。\n"
)


def test_changes_that_several_paragraphs_tell_may_not_be_all():
    together, apart = said(APART.format("")), said(APART.format("\n"))

    assert ([kind for kind, *_ in together[0]], together[1]) == (["comparison"], [])
    assert (apart[0], [kind for kind, *_ in apart[1]]) == ([], ["comparison"])
