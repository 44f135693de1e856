"""Names of bodies and places, and terms of a level: another's, and those that are none."""

import pytest

from tests.audit.findings import alarms, alarms_with_quotes, found_in, hint_kinds, kinds_of_all, said

SLIPS = [
    ("东桥于2015年4月15日开工，2012年2月21日竣工。", [("date_order", "2012年2月21日", "2015年4月15日")]),
    ("该桥2012年2月21日竣工，2015年4月15日开工。", [("date_order", "2012年2月21日", "2015年4月15日")]),
]

RIGHT = [
    pytest.param("走访了东坪灌区改造工程，（西河）第二灌区管护工程、北渠管护工程。", id="a name behind a comma"),
    "一期于2009年3月3日开工，2012年2月21日竣工，二期于2015年4月15日开工。",
    "东桥于2009年3月3日开工，2012年2月21日竣工，西桥于2015年4月15日开工，2015年5月15日竣工。",
    "依据《部门支出绩效评价管理办法》和《项目支出绩效自评管理办法》开展评价。\n",
]


@pytest.mark.parametrize(("text", "alarms"), SLIPS)
def test_a_day_or_name_that_cannot_be_right_is_an_alarm(text, alarms):
    assert said(text) == (alarms, [])


@pytest.mark.parametrize("text", RIGHT)
def test_days_and_names_that_may_be_right_raise_nothing(text):
    assert said(text) == ([], [])


def quoted(text):
    return [(issue.kind, issue.quotes[0].text) for issue in found_in(text)]


OWN = "云岭县（虚构）自评\n云岭县发展中心2022年部门决算\n云岭县发展中心2022年部门决算\n"


def test_a_numbered_part_of_the_own_name_is_no_other_name():
    assert quoted(OWN + "第三部分 县发展中心2022年部门决算说明") == []


def test_another_name_behind_a_numbered_part_is_one():
    assert ("name", "河湾县招商中心") in quoted(OWN + "第三部分 河湾县招商中心2022年部门决算说明")


OWN_REPORT = (
    "云岭县水务局2031年度部门整体支出绩效自评报告\n{}\n云岭县水务局2031年度部门整体支出绩效自评情况如下。\n{}\n"
)


@pytest.mark.parametrize(
    ("sentence", "alarm"),
    [
        ("落实中央和国务院的决策部署和县委、县政府工作部署。", False),
        ("遵守法律法规以及县委、县政府工作部署。", False),
        ("全面贯彻落实县委、县政府工作部署。", False),
        ("按照清溪县委、县政府工作部署推进。", True),
        ("坚决贯彻清溪县委、县政府的决策部署。", True),
    ],
)
def test_only_the_name_of_a_place_is_that_of_another_place(sentence, alarm):
    assert ("name" in kinds_of_all(OWN_REPORT.format("一、基本情况", sentence))) is alarm


def test_the_words_of_the_province_in_the_report_of_a_county_are_a_hint():
    text = "清溪县2016年“三公”经费说明\n一、口径\n“三公”经费，是指省级部门用财政拨款安排的三项经费。\n"

    assert (alarms_with_quotes(text), hint_kinds(text)) == ([], ["residue"])
    assert hint_kinds(text.replace("清溪县", "江南省")) == []
    assert hint_kinds(text.replace("省级", "县级")) == []


@pytest.mark.parametrize(
    ("title", "told"), [("云岭区2031年区级部门预算", True), ("云岭市2031年市级部门预算", False)]
)
def test_terms_of_another_level_are_told_where_the_title_names_its_own(title, told):
    text = f"{title}\n名词解释\n财政拨款收入：是市级预算主管部门及所属预算单位从本级财政部门取得的财政拨款。\n"
    assert ("residue" in [kind for kind, _ in alarms(text)]) is told
