"""In the reviewer's own words every figure, date and name is the one that the account has there."""

import pytest

from tests.verification.roads import CHECKER, blocked

RIGHT = [
    ("F01.a", "合同约定全年巡查1,500次，巡查记录所载巡查共1,120次，没有达到约定次数，其中96份内容雷同。"),
    (
        "F01.a",
        "合同约定全年巡查一千五百次，巡查记录所载巡查共１，１２０次，没有达到约定次数，其中九十六份内容雷同。",
    ),
    ("F01.a", "合同约定全年巡查0.15万次，巡查记录所载巡查共约1,120次，没有达到约定次数，其中96份内容雷同。"),
    ("F01.a", "由照明班清点并追回丢失的路灯两盏、标志杆5根。"),
    ("F02.a", "2022年5月0031#凭证支付油料费4,120元、2022年7月0044#凭证支付材料费0.635万元，均未附验收材料。"),
    ("F04.a", "年末存量资金90万元，2021年末为80万元，增长12.5%，增加100,000元，养护经费缺口23.4万元没有着落。"),
    (
        "F04.a",
        "年末存量资金90.00万元，2021年末为80.00万元，增长10.00万元，增加12.50%，养护经费缺口23.40万元没有着落。",
    ),
    ("F03.a", "LY-2022-015号合同由雾岭区虚构照明所采购，于2022年8月19日签订。"),
    ("F03.a", "雾岭区虚构桥隧所与雾岭恒途建材有限公司签订LY-2022-008号合同。"),
    ("F03.a", "雾岭区虚构照明所核对后说明，LY-2022-008号合同于2022年4月6日签订。"),
]


@pytest.mark.parametrize(("point", "text"), RIGHT)
def test_true_figures_pass_however_they_are_written(point: str, text: str) -> None:
    assert blocked(point, text) == []


WRONG = [
    (
        "F01.a",
        "合同约定全年巡查96份，巡查记录所载巡查共1,120次，没有达到约定次数，其中1,500次内容雷同。",
        ["96份", "1,500次"],
    ),
    (
        "F01.a",
        "合同约定全年巡查1,500次，巡查记录所载巡查共96份，没有达到约定次数，其中1,120次内容雷同。",
        ["96份", "1,120次"],
    ),
    ("F01.a", "由照明班清点并追回丢失的路灯5根、标志杆2盏。", ["5根", "2盏"]),
    ("F01.a", "丢失路灯一盏、标志杆5根，没有查明去向。", ["一盏"]),
    ("F01.a", "丢失路灯4,120元、标志杆5根，没有查明去向。", ["4,120元"]),
    (
        "F02.a",
        "2022年7月0031#凭证支付油料费4,120元、2022年5月0044#凭证支付材料费6,350元，均未附验收材料。",
        ["2022年7月", "2022年5月"],
    ),
    (
        "F03.a",
        "雾岭区虚构照明所采购的LY-2022-008号合同于2022年4月6日签订，雾岭区虚构照明所采购的LY-2022-015号合同"
        "于2022年8月19日签订，均未按规定备案。",
        ["雾岭区虚构照明所"],
    ),
    ("F03.a", "LY-2022-015号合同由雾岭区虚构桥隧所采购。", ["雾岭区虚构桥隧所"]),
    ("F03.a", "云帆灯具有限公司承接的LY-2022-008号合同没有备案。", ["云帆灯具有限公司"]),
    ("F03.a", "LY-2022-015号合同的供应商为雾岭恒途建材有限公司。", ["雾岭恒途建材有限公司"]),
]


@pytest.mark.parametrize(("point", "text", "found"), WRONG)
def test_what_the_account_has_elsewhere_is_refused_where_it_stands(
    point: str, text: str, found: list[str]
) -> None:
    assert blocked(point, text) == found


def test_what_should_stand_there_is_told() -> None:
    found = CHECKER.check_sentence("丢失路灯五盏、标志杆5根，没有查明去向。", points=["F01.a"])
    assert [(v.text, v.expected) for v in found if v.check == "quantities"] == [("五盏", "2盏")]


def test_a_year_that_a_slot_names_is_a_year_of_the_case() -> None:
    assert blocked("F04.a", "2021年末存量资金80.00万元。") == []
    assert blocked("F04.a", "2019年末存量资金80.00万元。") == ["2019年", "80.00万元"]
