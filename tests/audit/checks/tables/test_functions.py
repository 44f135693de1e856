"""Tables of classes: totals in the rows of items, halves, lost digits of codes, remarks that deny a table."""

import pytest

from tests.audit.findings import alarms

CAPTION = "支出预算总表\n单位：元\n"
HEADS = (
    ("项目", "", "", "", "支出预算", "", ""),
    ("科目编码", "", "", "科目名称", "合计", "基本支出", "项目支出"),
    ("类", "款", "项", "", "", "", ""),
)


def functions(project="0.00", head="213"):
    return (
        CAPTION,
        *HEADS,
        ("213", "", "", "农林水支出", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        ("213", "03", "", "水利", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        (head, "03", "01", "行政运行", "4,100,100.00", "4,100,100.00", project),
        ("213", "03", "06", "水利工程运行与维护", "3,000,100.00", "0.00", "3,000,100.00"),
        ("213", "03", "11", "水资源节约管理", "2,000,000.00", "0.00", "2,000,000.00"),
        ("合计", "", "", "合计", "9,100,200.00", "4,100,100.00", "5,000,100.00"),
        "一、说明\n以上为本年安排。\n",
        CAPTION,
        *HEADS,
        ("213", "03", "01", "行政运行", "4,100,100.00", "4,100,100.00", "0.00"),
        ("合计", "", "", "合计", "4,100,100.00", "4,100,100.00", "0.00"),
    )


def test_a_total_of_a_class_in_the_row_of_an_item_is_told():
    assert ("sum", "4,100,100.00") in alarms(*functions(project="5,000,100.00"))


def test_rows_whose_halves_make_up_their_total_are_left_alone():
    assert alarms(*functions()) == []


def test_a_code_that_lost_digits_is_told_by_the_row_that_has_it_whole():
    assert alarms(*functions(head="7")) == [("form", "7")]


def test_the_numbers_of_columns_are_no_amounts():
    numbers = ("", "", "", "栏次", "1", "2", "3")
    pieces = functions()
    assert alarms(*pieces[:4], numbers, *pieces[4:]) == []


def halves(people, office, unit="元"):
    return (
        f"支出表\n单位：{unit}\n",
        ("科目编码", "科目名称", "合计", "人员经费", "公用经费"),
        ("301", "工资福利支出", people, people, "0.00"),
        ("302", "商品和服务支出", office, "0.00", office),
        ("合计", "", "5,000,300.00", people, office),
        "以上为本年安排。\n",
    )


@pytest.mark.parametrize(
    ("second", "told"),
    [
        (("4,100,100.00", "900,200.00"), False),
        (("4,000,100.00", "1,000,200.00"), True),
        (("3,000,100.00", "800,200.00"), False),  # another fund: not the same together
    ],
)
def test_one_total_divided_in_two_ways_is_told(second, told):
    found = alarms(*halves("4,100,100.00", "900,200.00"), *halves(*second))
    assert (("two_values", "4,100,100.00") in found) is told


REMARK = "注：本部门2031年无“三公”经费预算，故本表为空表。\n"


def three(*amounts):
    return ("“三公”经费预算表\n单位：万元\n", ("合计", "出国", "接待", "运行"), amounts)


def test_a_remark_that_a_filled_table_is_empty_is_told():
    found = alarms(*three("47.91", "0.00", "1.35", "46.56"), REMARK)
    assert [kind for kind, _ in found] == ["denial"]


@pytest.mark.parametrize(
    "pieces",
    [
        (*three("0.00", "0.00", "0.00", "0.00"), REMARK),
        (*three("", "", "", ""), REMARK),
        (
            *three("47.91", "0.00", "1.35", "46.56"),
            "注：本部门2031年无基金预算，如无数据应说明故本表为空表的原因。\n",
        ),
        (*three("47.91", "0.00", "1.35", "46.56"), "基金预算表\n", REMARK),
    ],
)
def test_remarks_about_empty_tables_are_left_alone(pieces):
    assert "denial" not in [kind for kind, _ in alarms(*pieces)]


def test_a_code_of_no_class_is_told_and_the_first_row_of_another_table_is_not():
    assert alarms(*functions(head="913")) == [("form", "913")]
    fund = ("229", "60", "02", "用于水利的彩票公益金支出", "4,100,100.00", "4,100,100.00", "0.00")
    total = ("合计", "", "", "合计", "4,100,100.00", "4,100,100.00", "0.00")
    assert alarms(*functions()[:10], "一、说明\n以上为本年安排。\n", CAPTION, *HEADS, fund, total) == []
