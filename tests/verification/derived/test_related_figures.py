"""Words that relate a figure to another say nothing of what it is itself: 高于上年的, 扣除, 逾, 较少, 降为."""

import pytest

from drafter.verification.reading.manuscripts import manuscript_of
from tests.verification.test_other_words import blocked, checker

DUES = {
    "before": ("上年末往来款余额", "上年数", "money", "412.60", "万元", "2021"),
    "now": ("往来款余额", "结余", "money", "305.40", "万元", ""),
    "cut": ("往来款压减额", "差异", "money", "107.20", "万元", ""),
}
GRAIN = {
    "all": ("粮食收购总额", "支出", "money", "730.00", "万元", ""),
    "own": ("自筹收购支出", "支出", "money", "210.00", "万元", ""),
    "state": ("财政收购支出", "支出", "money", "520.00", "万元", ""),
    "limit": ("收购预算", "预算", "money", "760.00", "万元", ""),
    "wrong": ("多付收购款", "差异", "money", "18.30", "万元", ""),
}
RATE = {
    "aim": ("废弃物回收率目标值", "目标值", "rate", "82.00", "%", ""),
    "real": ("废弃物回收率实际值", "完成值", "rate", "69.40", "%", ""),
}
LIMIT = {
    "limit": ("合同备案时限", "期限", "count", "14", "个工作日", ""),
    "late": ("逾期合同份数", "数量", "count", "7", "份", ""),
}
OFFER = {
    "each": ("膳食补助标准", "标准", "money", "6.5", "元/人·天", ""),
    "given": ("膳食补助支出", "支出", "money", "39.00", "万元", ""),
}


@pytest.mark.parametrize(
    ("facts", "true", "false"),
    [
        (DUES, "往来款余额由412.60万元降为305.40万元。", "往来款余额由412.60万元降为107.20万元。"),
        (DUES, "往来款从412.60万元压减到305.40万元。", "往来款从412.60万元压减到107.20万元。"),
        (DUES, "压减额为107.20万元，余额为305.40万元。", "压减额为305.40万元，余额为107.20万元。"),
        (
            GRAIN,
            "剔除自筹收购支出210.00万元，其余520.00万元为财政收购支出。",
            "剔除自筹收购支出520.00万元，其余210.00万元为财政收购支出。",
        ),
        (
            GRAIN,
            "收购总额730.00万元，没有超出760.00万元的预算。",
            "收购总额760.00万元，没有超出730.00万元的预算。",
        ),
        (GRAIN, "建议追回18.30万元。", "建议追回210.00万元多付款。"),
        (RATE, "应采取措施，使废弃物回收率由69.40%提升到82.00%以上。", "废弃物回收率由69.40%提升到82.00%。"),
        (LIMIT, "合同应在十四个工作日内备案，7份没有做到。", "合同应在一个工作日内备案，7份没有做到。"),
        (OFFER, "每人每天补助6.5元。", "每人每月补助6.5元。"),
    ],
)
def test_what_relates_a_figure_to_another_is_not_its_name(facts, true, false):
    assert (blocked(facts, true), bool(blocked(facts, false))) == ([], True)


@pytest.mark.parametrize(
    "text",
    [
        "收购总额逾700万元，高于财政收购的520.00万元。",
        "自筹部分也较少（210.00万元）。",
    ],
)
def test_hedges_and_comparisons_block_nothing(text):
    assert blocked(GRAIN, text) == []


def test_a_balance_is_not_what_it_grew_by():
    facts = {
        "owed": ("专户存款余额", "金额", "money", "55.80", "万元", ""),
        "up": ("专户存款余额增加额", "差异", "money", "9.30", "万元", ""),
    }
    assert blocked(facts, "专户存款余额9.30万元。") == ["9.30万元"]
    assert blocked(facts, "专户存款余额55.80万元，增加9.30万元。") == []


def test_one_day_that_limits_nothing_the_case_knows_counts_nothing():
    assert blocked({"late": LIMIT["late"]}, "建议在一个工作日内通知7份合同的经办人。") == []


VISITS = {
    "before": ("上年进馆人次", "上年数", "count", "90,417", "人次", "2021"),
    "now": ("进馆人次", "完成值", "count", "61,205", "人次", ""),
}


def test_what_a_year_began_with_is_of_the_year_before():
    assert blocked(VISITS, "2022年进馆人次由90,417人次减少到61,205人次。") == []
    assert blocked(VISITS, "2022年进馆人次由90,417人次减少了61,205人次。")
    assert blocked(VISITS, "2022年进馆人次由不足90,417人次减少到61,205人次。")
    assert blocked(VISITS, "2022年进馆人次由逾9万人次减少到61,205人次。") == []


def test_two_letters_of_a_known_number_are_no_blank():
    facts = {
        "number": ("合同编号", "编号", "contract_number", "GXX-2022-031", "", ""),
        "paid": ("合同金额", "金额", "money", "36.50", "万元", ""),
    }
    assert blocked(facts, "GXX-2022-031号合同金额36.50万元。") == []
    assert blocked(facts, "GXX-2022-031号合同金额36.50万元，由XX公司承接。")


def test_what_a_budget_saves_is_named_behind_the_budget():
    facts = {
        "plan": ("维修预算金额", "预算", "money", "74.30", "万元", ""),
        "price": ("维修成交金额", "支出", "money", "58.10", "万元", ""),
        "saved": ("维修节约金额", "差异", "money", "16.20", "万元", ""),
    }
    assert blocked(facts, "以58.10万元成交，较74.30万元的维修预算节约16.20万元。") == []
    assert blocked(facts, "以58.10万元成交，较16.20万元的维修预算节约74.30万元。")


RATES = {
    "before": ("上年复检合格率", "上年数", "rate", "87.0", "%", "2021"),
    "now": ("复检合格率", "完成值", "rate", "62.8", "%", ""),
    "fall": ("复检合格率下降幅度", "差异", "percentage_point", "24.2", "个百分点", ""),
}
LEFT = {
    "before": ("上年末在岗人数", "上年数", "count", "40", "人", "2021"),
    "now": ("年末在岗人数", "数量", "count", "20", "人", ""),
    "gone": ("离职人数", "数量", "count", "23", "人", ""),
    "came": ("新进人数", "数量", "count", "3", "人", ""),
}


@pytest.mark.parametrize(
    ("facts", "true", "false"),
    [
        (RATES, "复检合格率由87.0%下降到62.8%，下降24.2个百分点。", "复检合格率由87.0%下降了62.8%。"),
        (RATES, "复检合格率由上年的87.0%降低至62.8%。", "复检合格率由上年的87.0%，降低62.8%。"),
        (VISITS, "进馆人次从90,417人次下滑到61,205人次。", "进馆人次从90,417人次下滑约61,205人次。"),
        (DUES, "往来款余额由412.60万元压减了107.20万元。", "往来款余额由412.60万元压减了305.40万元。"),
    ],
)
def test_what_something_became_is_not_what_it_changed_by(facts, true, false):
    assert blocked(facts, true) == []
    said = checker(facts).check(manuscript_of(false)).violations
    assert [one.message for one in said if "写成变化的数额" in one.message] != []


@pytest.mark.parametrize("text", ["在岗人数由40人减少了20人。", "在岗人数由40人减少了离职的23人。"])
def test_what_it_became_may_be_what_it_changed_by_or_another_measure_may_be(text):
    said = checker(LEFT).check(manuscript_of(text)).violations
    assert [one.message for one in said if "写成变化的数额" in one.message] == []


SPENT = {
    "plan": ("采样车预算", "预算", "money", "76.20", "万元", ""),
    "done": ("采样车支出", "支出", "money", "81.95", "万元", ""),
    "over": ("采样车超支额", "差异", "money", "5.75", "万元", ""),
}


def test_by_how_much_two_differ_is_not_what_the_difference_is_above():
    said = "采样车预算76.20万元，支出81.95万元（相差5.75万元），超出5.75万元。"
    turned = "采样车预算76.20万元，支出81.95万元，低于预算76.20万元。"
    assert [text for text in blocked(SPENT, said) if "超出" in str(text)] == []
    assert blocked(SPENT, turned) != []
