"""Parts that belong to another amount than the nearest, and parts, rates and marks that cannot be as written."""

import pytest

from drafter.ingest.model import Document
from drafter.ingest.plain import paragraphs
from tests.audit.findings import findings


def told(text):
    """The kinds of what an audit says of a text, with what it quotes first."""
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    return [(issue.kind, issue.quotes[0].text) for issue in findings(document)]


FLATTENED = (
    "某局2022年“三公”经费预算情况\n一、2022年“三公”经费支出预算表\n单位:万元\n“三公”经费合计 |\n因公出国(境)费 |\n"
    "公务用车购置及运行费 |\n公务 接待费 |\n||\n小计 |\n公务用车购置费 |\n公务用车运行费 |\n|||\n"
    "79 |\n0 |\n75 |\n50 |\n25 |\n4 |\n二、2022年“三公”经费支出预算情况说明\n"
    "某局2022年“三公”经费支出预算为79万元。其中:因公出国(境)费支出预算为0万元,公务接待费支出预算为4万元,"
    "公务用车购置及运行费支出预算为{cars}万元。\n"
)

SILENT = {
    "parts of the amount before its change": "今年安排财政赤字13500亿元，比上年增加1500亿元，"
    "其中中央财政赤字9500亿元，地方政府债券4000亿元。\n",
    "some parts of the amount before its change": "今年安排支出13500万元，比上年增加1500万元，"
    "其中教育支出9500万元，卫生支出800万元。\n",
    "a total below the head of one of its parts": FLATTENED.format(cars=75),
    "another produce behind the kinds": "全年粮食总产量50万吨，其中夏粮产量20万吨；蔬菜产量80万吨。\n",
    "kinds below their whole": "全年肉类总产量16.3万吨。其中，猪肉产量4.9万吨；禽肉产量10.8万吨。\n",
    "a rate of the base in brackets": "支出完成636987万元，为年初预算的159.9%（年初预算398448万元）。\n",
    "brackets about something else": "支出完成636987万元，为年初预算的153.5%（调整预算398448万元）。\n",
    "a rate before its change": "一般公共预算收入完成30,161万元，同比增长17.0%，增收4,376万元。\n",
    "a rate in another scope": "一般公共预算收入完成30,161万元，按可比口径同比增长14.6%，增收4,376万元。\n",
    "contributions that are all": "三次产业对经济增长的贡献率分别为8.7%、23.7%、67.6%。\n",
    "contributions to more than their own": "民营经济三次产业对GDP增长的贡献率分别为8.7%、23.7%、8.2%。\n",
    "a name with a dot": "“12·5”规划期间，价格上涨1.8%。\n",
    "shares of the sum of all, and a like name": "市本级政府采购规模为10.29亿元。"
    "全市货物、工程、服务政府采购规模分别为14.71亿元、5.65亿元和12.36亿元，占全市政府采购规模比例为44.96%、17.27%和37.77%。\n",
    "means of two kinds": "地方政府债券平均发行期限12.7年，其中一般债券7.4年、专项债券16.2年。\n",
    "an amount in two steps": "全国政府采购规模为3万4993.1亿元，较上年减少1405.9亿元，下降3.9%。\n",
    "all trades": "让三百六十行行行人才辈出。\n",
    "an electricity bill": "照明用电较上一度假季有所减少。\n",
}


@pytest.mark.parametrize("text", SILENT.values(), ids=SILENT)
def test_what_may_be_right_raises_no_alarm(text):
    assert told(text) == []


FOUND = {
    "an amount in two steps and a wrong rate": (
        "全国政府采购规模为3万4993.1亿元，较上年减少1405.9亿元，下降6.9%。\n",
        ("rate", "6.9%"),
    ),
    "parts of the change alone": (
        "专项经费总额为150万元，比上年增加50万元，分别为基本支出30万元、项目支出30万元。\n",
        ("sum", "50万元"),
    ),
    "a table that the text does not make": (FLATTENED.format(cars=68), ("two_values", "68万元")),
    "a kind above its whole": (
        "全年肉类总产量6.3万吨，增长17.4%。其中，猪肉产量4.9万吨，增长28.1%；禽肉产量10.8万吨。\n",
        ("sum", "10.8万吨"),
    ),
    "the base in brackets": (
        "支出完成636987万元，为年初预算的153.5%（年初预算398448万元，新增主要是转移支付）。\n",
        ("rate", "153.5%"),
    ),
    "a rate before its change": (
        "一般公共预算收入完成30,161万元，同比增长14.6%，增收4,376万元。\n",
        ("rate", "14.6%"),
    ),
    "contributions to their own": (
        "民营经济三次产业对民营经济增加值的贡献率分别为8.7%、23.7%、8.2%。\n",
        ("sum", "8.7"),
    ),
    "a dot between words": ("医疗保健类价格上涨1·8%。\n", ("form", "1·8%")),
    "a shortfall without its unit": (
        "税收完成35215万元，较年初预算40860万元，短收5645万，上年为36000万元。\n",
        ("unit", "5645万"),
    ),
    "two signs": ("人均可支配收入增长6.1%%。\n", ("form", "6.1%%")),
    "look-alikes": ("全面实施镇村振兴战略。\n", ("spelling", "镇村振兴")),
    "land": ("征收集体士地房屋。\n", ("spelling", "士地")),
    "paid in": ("资金已拔入专户。\n", ("spelling", "拔入")),
    "a year lost": ("支出较上一度增加12.00万元。\n", ("spelling", "上一度")),
}


@pytest.mark.parametrize(("text", "expected"), FOUND.values(), ids=FOUND)
def test_what_cannot_be_right_is_told(text, expected):
    assert told(text) == [expected]


def test_every_place_of_a_blank_year_is_counted():
    text = "20xx年度项目情况\n20xx热带水果种植项目已完成，型号A20XX设备已到位。\n"
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    assert [(i.kind, [q.text for q in i.quotes]) for i in findings(document)] == [("residue", ["20xx", "20xx"])]


def test_every_amount_without_its_unit_is_quoted_in_one_issue():
    text = (
        "年度项目总预算1410.00万，其中支持品牌340.00万，支持地标120.00万，支持服务80.00万元，支持消费870.00万元，"
        "合计1410.00万元。\n项目总预算1720.00万，其中认定1720.00万，覆盖人口12.50万，惠及群众。\n"
    )
    document = Document(source="report.txt", digest="", text=text, paragraphs=paragraphs(text))
    found = [[q.text for q in issue.quotes] for issue in findings(document) if issue.kind == "unit"]
    assert found == [["1410.00万", "340.00万", "120.00万", "1720.00万", "1720.00万"]]
