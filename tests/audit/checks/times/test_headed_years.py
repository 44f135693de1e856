"""The year of a chapter beside the year of a total."""

from tests.audit.findings import alarms

HEAD = "第三部分 2023年度部门决算情况说明"


def test_a_total_told_of_the_year_before_in_a_chapter_on_a_year_is_found():
    told = "{}年度收、支总计均为966.41万元。其中：本年收入938.06万元，上年结转28.35万元。"

    assert alarms(HEAD, "一、收入支出决算总体情况说明", told.format(2022)) == [("date_year", "2022")]
    assert alarms(HEAD, "一、收入支出决算总体情况说明", told.format(2023)) == []
    assert alarms(HEAD, "2022年度收、支总计为925.34万元，2023年度为966.41万元。") == []
