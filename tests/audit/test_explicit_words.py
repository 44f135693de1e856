"""Slips that the words of a sentence prove, and sentences of the same make that prove nothing."""

import pytest

from drafter.audit.auditor import audit
from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs


def audited(text, source="report.docx"):
    return audit(Document(source=source, digest="", text=text, paragraphs=paragraphs(text)))


FUND = "云岭县（虚构）渠道管护专项资金800.00万元，至年末实际支出{}万元，支出率{}%。\n"
YEARS = "三年共安排资金，2031年100万元，2032年200万元，2033年400万元。{}分别支出90万元、100万元和100万元，"
INCOME = "水务中心本年收入合计900.00万元，比上年增加10.00万元，收入来源分为三类，其中：{}。\n"
ASSETS = "年末资产总额约500.00万元，由{}万元库存物资和90.00万元在建渠道构成。\n"
SALES = "水产品销售额80.5亿元，比上年增长{}%。按经营地分，县城50.5亿元，增长7.0%；乡村30.0亿元，{}。\n"
MOVED = (
    "全镇水务收入900.00万元，完成预算1,000.00万元的90.0%，比上年增加{}万元。\n"
    "其中：水费收入600.00万元，比上年增加80.00万元；管网补助300.00万元，比上年减少30.00万元。\n"
)
LIST = "（一）管护不够到位\n{}管护人员少，巡查不及时。二是设备陈旧，维修费用高。\n"

SLIPS = {
    "due and done": ("应检修水泵40台，实际检修水泵30台，按时检修率77.5%。", "rate", "77.5%"),
    "due and attended": ("应到会社员50人，实到会社员45人，到会率95.0%。", "rate", "95.0%"),
    "a fund and what was spent": (FUND.format("400.00", "55.0"), "rate", "55.0%"),
    "one of a list of rates": (YEARS.format("截至6月") + "支出进度分别为90.0%、50.0%、35.0%。", "rate", "35.0%"),
    "classes that are counted": (
        INCOME.format("拨款收入700.00万元，水费收入150.00万元，其他收入40.00万元"),
        "sum",
        "900.00万元",
    ),
    "a part above its whole": (ASSETS.format("620.00"), "sum", "620.00万元"),
    "growth above all parts": (SALES.format("12.0", "增长5.0%"), "rate", "12.0%"),
    "growth below all parts": (SALES.format("-3.0".replace("-", ""), "增长5.0%"), "rate", "3.0%"),
    "changes of the parts": (MOVED.format("70.00"), "sum", "70.00万元"),
    "a point before the sign in a table": (
        "表1 检修进度\n项目 预算 支出 执行率\n水泵 20.00 20.00 100.%\n闸门 30.00 15.00 50.0%\n",
        "form",
        "100.%",
    ),
    "two directions": ("水费收入增长下降2.4%。", "form", "增长下降2.4%"),
    "above a hundred": ("水质抽检合格率为104.5%。", "form", "104.5%"),
    "a comma for a point": ("渠道贷款余额31,46亿元。", "form", "31,46"),
    "a group of four": ("渠道贷款余额3,1462万元。", "form", "3,1462"),
    "a full stop for a point": ("渠道投资增长6。3%。", "form", "6。3%"),
    "no unit": ("全年收入20.5亿元。其中水费收入完成3.6，下降4.0%。", "unit", "3.6"),
    "no first": (LIST.format(""), "numbering", "二是"),
    "a dash for one": ("—、基本情况\n县里有渠道。\n二、主要问题\n管护不够。\n", "numbering", "—、"),
    "births of a hundred": ("全县出生人口0.31万人，出生率为6.31%。", "unit", "6.31%"),
    "more farmland than there is": ("全县建成高标准农田412345万亩。", "unit", "412345万亩"),
    "a preposition twice": ("尾款未在在年度结束前支付。", "repetition", "在在"),
    "fewer written as less": ("水费支出较上年较少12万元。", "spelling", "较少"),
}
RIGHT = {
    "done as stated": "应检修水泵40台，实际检修水泵30台，按时检修率75.0%。",
    "another verb": "应检修水泵40台，实际更换水泵30台，按时检修率77.5%。",
    "fund spent as stated": FUND.format("400.00", "50.0"),
    "another base": "云岭县专项资金800.00万元，上年结转100.00万元，实际支出400.00万元，支出率44.4%。",
    "no rate of the list fits": YEARS.format("截至6月") + "支出进度分别为95.0%、55.0%、35.0%。",
    "classes add up": INCOME.format("拨款收入700.00万元，水费收入150.00万元，其他收入50.00万元"),
    "not all classes have amounts": INCOME.format("拨款收入700.00万元，水费收入150.00万元，其他收入很少"),
    "parts below the whole": ASSETS.format("410.00"),
    "growth between": SALES.format("6.0", "增长5.0%"),
    "growth between a rise and a fall": SALES.format("2.0", "下降5.0%"),
    "parts that are not all": "收入80.5亿元，增长2.0%。其中：县城40.5亿元，增长7.0%；乡镇30.0亿元，增长5.0%。",
    "changes of the parts as stated": MOVED.format("50.00"),
    "changes of parts that are not all": MOVED.format("70.00").replace("300.00", "200.00"),
    "changes in another scope": MOVED.format("70.00").replace("比上年减少", "同口径比上年减少"),
    "growth that falls": "水费收入增速下降2.4个百分点，由增长转为下降2.4%。",
    "over the target": "水质合格率目标完成率为104.5%，设备利用率为104.5%，拨备覆盖率为180.0%。",
    "groups": "渠道贷款余额31,460万元，投资12,345,678.90元。",
    "an index": "价格指数完成3.6，下降4.0%，收入20.5亿元。",
    "first and second": LIST.format("一是"),
    "one side and two": LIST.format("一方面"),
    "first after a heading": "（一）管护不够到位：一是人员少。\n二是设备陈旧。\n",
    "a dash that opens": "—、\n二、主要问题\n管护不够。\n",
    "births of a thousand": "全县出生人口0.31万人，出生率为6.31‰，占0.631%；仔畜出生率为96.0%，渠鱼死亡率为5.0%。",
    "farmland": "全县建成高标准农田41.23万亩，全国播种面积265000万亩。",
    "what exists and is built": "渠道存在在线监测，项目在在建工程中列示。",
    "less": "水费支出较少，较上年减少12万元。",
}


@pytest.mark.parametrize(("text", "kind", "quoted"), SLIPS.values(), ids=SLIPS)
def test_what_the_words_prove_is_an_alarm(text, kind, quoted):
    found = audited(text)

    assert [issue.kind for issue in found.issues] == [kind]
    assert quoted in {quote.text for quote in found.issues[0].quotes}
    assert found.hints == ()


@pytest.mark.parametrize("text", RIGHT.values(), ids=RIGHT)
def test_what_the_words_leave_open_is_none(text):
    found = audited(text)

    assert [issue.message for issue in (*found.issues, *found.hints)] == []


def test_the_beginning_of_a_list_may_be_lost_on_a_page():
    found = audited(LIST.format(""), "report.pdf")

    assert found.issues == ()
    assert [hint.kind for hint in found.hints] == ["numbering"]


SILENT = {
    "by owner and by make": "年末水泵保有量100台，其中自有水泵90台，电动水泵60台。",
    "shares above all": "贷款余额10.00亿元，其中有保贷款10.00亿元，占100.00%；短期贷款余额8.00亿元，占80.00%。",
    "two kinds of many": "年末水文站50个，其中雨量站32个、水位站14个。",
    "grades": "年末星级水库20座，其中五星级13座、四星级6座。",
    "areas of two kinds": "管护面积900.5公顷，总林地面积800.5公顷，管护覆盖率为45.0%。",
    "money and things": "渠道目标25条，完成23条，其中个别渠道未完工，实际支出率为0%。",
    "things and what they cost": "水利项目81个，比上年增加4个，完成投资比上年增长16.6%。",
    "named targets": "开展巡查等指标完成较好，这些绩效指标均是超额完成。个别绩效目标未能完成。",
    "taken back the year before": "上年收回存量资金。渠道养护补助5.00万元，比上年增加6.00万元。",
    "a name behind a comma": "走访了东坪灌区改造工程，（西河）第二灌区管护工程、北渠管护工程。",
    "numbers of a firm": "云岭资信评估出具了云岭信评【2031】12号报告。",
    "two right words": "总体来看，管护良好。总体来看，巡查及时。总体看来，设备陈旧。",
    "two measures": "渠道对外担保余额较大。水库对外担保余额较大。渠道对外担保余额较大。泵站对外担保金额较大。",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_may_be_of_something_else_is_not_compared(text):
    found = audited(text)

    assert [issue.message for issue in (*found.issues, *found.hints)] == []


def test_a_table_that_is_in_no_part_of_a_report_may_be_elsewhere():
    told = audited("各乡镇的渠道管护资金如表1所示，已全部拨付。\n")
    shown = audited("表1 渠道管护资金\n东乡 10\n西乡 20\n各乡镇的渠道管护资金如表1所示，已全部拨付。\n")

    assert (told.issues, [hint.kind for hint in told.hints]) == ((), ["cross_reference"])
    assert (shown.issues, shown.hints) == ((), ())


@pytest.mark.parametrize(
    ("more", "kinds"),
    [("", ["date_year"]), ("2030年末，东坪水务公司实收资本3.2亿元。\n", [])],
    ids=["once", "twice"],
)
def test_the_year_that_a_section_tells_again_is_its_own(more, kinds):
    told = "".join(f"{n}.第{n}项\n2031年度完成养护{n}公里，符合要求。\n" for n in range(1, 8))
    found = audited(
        f"一、指标\n（一）产出\n{told}8.第8项\n2030年度完成养护8公里，符合要求。\n{more}", "report.txt"
    )

    assert [hint.kind for hint in found.hints] == kinds


@pytest.mark.parametrize(
    ("text", "alarm"),
    [("培训费支出5.00万元，比上年增加6.00万元。", True), ("渠道养护补助5.00万元，比上年增加6.00万元。", False)],
)
def test_growth_above_the_amount_is_sure_only_of_what_is_never_below_nought(text, alarm):
    found = audited(text)

    assert ([issue.kind for issue in found.issues], [hint.kind for hint in found.hints]) == (
        (["rate"], []) if alarm else ([], ["rate"])
    )


def test_the_year_of_an_offices_document_is_still_told():
    assert [issue.kind for issue in audited("按照云政发【2031】12号执行。").issues] == ["form"]
