"""Growth and change: their bases, their bounds, and which slip of a change is told."""

import pytest

from tests.audit.findings import alarms, audited, audited_word, kinds, kinds_in_word, messages


@pytest.mark.parametrize(
    ("text", "alarm"),
    [("培训费支出5.00万元，比上年增加6.00万元。", True), ("渠道养护补助5.00万元，比上年增加6.00万元。", False)],
)
def test_growth_above_the_amount_is_sure_only_of_what_is_never_below_nought(text, alarm):
    found = audited_word(text)

    assert ([issue.kind for issue in found.issues], [hint.kind for hint in found.hints]) == (
        (["rate"], []) if alarm else ([], ["rate"])
    )


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


PEOPLE = (
    "服务中心人员66.6万人，平均每个中心65人；服务站人员16.2万人，平均每站6人。"
    "{}人员数比上年增加5.0万人，增长{}%。\n"
)
REFUND = "出口退税7327亿元，比上年多退841亿元，增长{}%，账务上相应冲减财政收入。\n"
SPEND = "渠道养护资金200万元，比上年少拨50万元，下降{}%。\n"
LOANS = "发放贷款3000万元，比上年{}500万元，{}%。\n"


@pytest.mark.parametrize(
    ("name", "rate", "expected"),
    [
        ("服务中心（站）", "6.4", []),  # of both: 5.0 in 77.8
        ("服务中心", "8.1", []),
        ("服务中心", "6.4", ["rate"]),
        ("服务中心（含分中心）", "6.4", ["rate"]),
    ],
)
def test_a_change_of_two_things_in_one_name_is_not_of_the_first_alone(name, rate, expected):
    assert kinds_in_word(PEOPLE.format(name, rate)) == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        (REFUND.format("13"), []),
        (REFUND.format("23"), ["rate"]),
        (SPEND.format("20"), []),
        (SPEND.format("30"), ["rate"]),
        (LOANS.format("多放", "增长20"), []),
        (LOANS.format("多放", "增长30"), ["rate"]),
        (LOANS.format("净增", "增长20"), []),
        (LOANS.format("净增", "增长25"), ["rate"]),
        (LOANS.format("节约", "下降14.3"), []),
        (LOANS.format("节约", "下降16.7"), ["rate"]),
        (LOANS.format("决算数", "增长500"), []),  # of an amount that is named, not of a change
        (LOANS.format("决算数", "增长20"), ["rate"]),
    ],
)
def test_more_or_less_of_any_act_is_a_change(text, expected):
    assert kinds_in_word(text) == expected


@pytest.mark.parametrize(
    ("change", "rate", "expected"),
    [
        ("减少16158元", "下降14.1%", [("unit", "16158元", "疑为16158万元")]),
        ("减少16158万元", "下降14.1%", []),
        ("减少16158元", "下降15.1%", [("rate", "15.1%", "上期为98506.6158，16158元÷98506.6158=0%")]),
        ("增加0.2亿元", "增长2.1%", []),
    ],
)
def test_a_rate_shows_that_its_change_has_a_wrong_unit(change, rate, expected):
    found = audited_word(f"水费收入98505万元，为预算的109.2%，{change}，{rate}。\n").issues

    assert [(issue.kind, issue.quotes[0].text, issue.expected) for issue in found] == expected


@pytest.mark.parametrize(
    ("text", "expected"),
    [
        ("社会保障和就业支出预算248.31亿元，增加21.41亿元，增长9.4%。\n", []),
        (
            "社会保障和就业支出预算248.31亿元，增加21.41亿元，增长8.6%。\n",
            ["“增长8.6%”与248.31亿元、变动额21.41亿元不符"],
        ),
        (
            "与上年支出预算248.31亿元相比，增加21.41亿元，增长9.4%。\n",
            ["“增长9.4%”与变动额21.41亿元、比较基数248.31亿元不符"],
        ),
    ],
)
def test_a_joining_word_inside_a_name_makes_no_base_of_an_amount(text, expected):
    assert messages(text, "rate") == expected


@pytest.mark.parametrize(
    ("text", "told"),
    [
        ("投资规模突破1.7万亿元，较上年增加3582亿元，增长27.7%。\n", True),
        ("投资规模突破1.7万亿元，较上年增加3582亿元，增长26.1%。\n", False),
        ("投资规模约1.7万亿元，较上年增加3582亿元，增长27.7%。\n", False),
        ("投资规模突破1.7万亿元，较上年增加约3582亿元，增长27.7%。\n", False),
    ],
)
def test_growth_above_what_a_lower_bound_allows_is_told(text, told):
    assert ("rate" in [kind for kind, _ in alarms(text)]) is told


LEVEL = "水利（款）水渠养护（项）2030年当年预算执行数为{}万元，2031年预算安排20.00万元，{}持平。\n"


@pytest.mark.parametrize(
    ("then", "base", "told"),
    [
        ("80.00", "比2030年预算执行数", True),
        ("20.00", "比2030年预算执行数", False),
        ("80.00", "比2030年年初预算", False),  # another base
        ("80.00", "与2029年预算执行数", False),
        ("80.00", "与2030年预算执行数基本", False),
    ],
)
def test_unequal_amounts_that_are_called_level_are_told(then, base, told):
    assert ("comparison" in [kind for kind, _ in alarms(LEVEL.format(then, base))]) is told


@pytest.mark.parametrize(
    "text",
    [
        "上年结转0.00万元，本年收入25.00万元，比上年增长100%。\n",
        "本单位为新成立单位。\n上年支出0.00万元，本年支出25.00万元，比上年增长100%。\n",
    ],
)
def test_nothing_of_another_kind_is_no_base(text):
    assert alarms(text) == []


def test_a_budget_compared_with_itself_is_told_with_all_its_places():
    text = (
        "2026年，水务局收入预算96.22万元，比2026年预算增加7.93万元。\n"
        "支出预算96.22万元，比2026年预算增加7.93万元；基金支出预算0万元，与2026年预算持平。\n"
    )
    (issue,) = audited(text).issues

    assert "共3处" in issue.message
    assert len(issue.quotes) == 1 + 3


CODED = "（一）灯塔支出（科目编号：{code}）328.77万元，较上年减少23.23万元，下降{rate}。\n"


@pytest.mark.parametrize("code", ["201", "20107", "2010701"])
def test_an_amount_behind_a_code_in_brackets_is_whole(code):
    right, wrong = (audited_word(CODED.format(code=code, rate=rate)).issues for rate in ("6.60%", "8.60%"))

    assert not right
    assert [issue.message for issue in wrong] == ["“下降8.60%”与328.77万元、变动额23.23万元不符"]


@pytest.mark.parametrize(
    ("rate", "expected"), [("22.9%", ["form"]), ("15.7%", ["form"]), ("35.9%", ["form", "rate"])]
)
def test_of_two_ways_in_a_row_either_may_be_meant(rate, expected):
    assert kinds(f"2021年灯塔支出8600.5万元，比上年增加1600.5万元，增长下降{rate}。\n") == expected


LOST = "2026年灯塔运行经费安排310.20万元，比上年{change}万元，{rate}。\n"


def test_a_change_without_its_verb_is_told_as_such():
    (issue,) = audited_word(LOST.format(change="2.10", rate="增加0.68%")).issues

    assert (issue.kind, issue.message, issue.expected) == (
        "rate",
        "“比上年2.10万元”缺“增加”“减少”一类的字：按310.20万元计算，2.10万元是变动额，与“增加0.68%”相符，不是上年数",
        "比上年增加2.10万元",
    )


@pytest.mark.parametrize(
    ("change", "rate", "expected"), [("300.00", "增加3.4%", []), ("300.00", "增加8.4%", ["growth"])]
)
def test_an_amount_of_last_year_is_still_a_base(change, rate, expected):
    found = audited_word(LOST.format(change=change, rate=rate)).issues

    assert [issue.message for issue in found] == [f"“{rate}”与310.20万元、{change}万元不符" for _ in expected]


PAID_BACK = "灯塔收入1200万元（其中退库3986万元），完成年初预算30000万元的{}。\n"


def test_a_share_behind_brackets_is_of_what_stands_before_them():
    right, wrong = (audited_word(PAID_BACK.format(rate)).issues for rate in ("4.0%", "13.3%"))

    assert not right
    assert [issue.message for issue in wrong] == ["1200万元占30000万元的比例写为13.3%"]
