"""Figures that follow from what their sentence tells: of few digits, for each, of a named whole."""

import pytest

from tests.verification.test_other_words import blocked

TREES = {
    "aim": ("计划栽植行道树", "目标值", "count", "640", "株", ""),
    "real": ("实际栽植行道树", "完成值", "count", "592", "株", ""),
    "dead": ("枯死行道树", "数量", "count", "74", "株", ""),
    "budget": ("绿化预算", "预算", "money", "96.00", "万元", ""),
    "paid": ("绿化支出", "支出", "money", "88.80", "万元", ""),
    "east": ("东线栽植费", "支出", "money", "53.28", "万元", ""),
    "west": ("西线栽植费", "支出", "money", "35.52", "万元", ""),
    "goal": ("成活率目标值", "目标值", "rate", "95.00", "%", ""),
    "alive": ("成活率实际值", "完成值", "rate", "87.50", "%", ""),
    "before": ("2021年绿化支出", "支出", "money", "74.00", "万元", "2021"),
}
CLINIC = {
    "due": ("合同约定交付日期", "期限", "date", "2022-06-30", "", ""),
    "done": ("实际交付日期", "发生时间", "date", "2022-08-11", "", ""),
    "price": ("护理服务补贴标准", "标准", "money", "36", "元/人", ""),
    "held": ("应收护理费", "收入", "money", "48.00", "万元", ""),
    "got": ("实收护理费", "收入", "money", "40.80", "万元", ""),
    "owed": ("欠收护理费", "差异", "money", "7.20", "万元", ""),
    "over": ("护理费少收额", "差异", "money", "3.10", "万元", ""),
}


@pytest.mark.parametrize(
    ("facts", "true", "false"),
    [
        (TREES, "栽植数比计划短缺48株。", "栽植数比计划短缺84株。"),
        (TREES, "行道树栽植完成率约93%。", "行道树栽植完成率约85%。"),
        (TREES, "枯死的行道树占实际栽植数的12.50%。", "枯死的行道树占计划栽植数的12.50%。"),
        (TREES, "实际栽植592株，每株绿化支出1500元。", "实际栽植592株，每株绿化支出1800元。"),
        (TREES, "东线栽植费是西线栽植费的1.5倍。", "东线栽植费是西线栽植费的2.5倍。"),
        (TREES, "东线占绿化支出的六成。", "西线占绿化支出的六成。"),
        (TREES, "成活率与目标差7.5个百分点。", "成活率与目标差5.7个百分点。"),
        (TREES, "实际栽植数不到计划的93%。", "实际栽植数超过计划的93%。"),
        (TREES, "2022年绿化支出比上年增长20.00%。", "2022年绿化支出比上年下降20.00%。"),
        (
            CLINIC,
            "实际交付于2022年8月11日，比约定的2022年6月30日拖后42天。",
            "实际交付于2022年8月11日，拖后24天。",
        ),
        (CLINIC, "护理服务每人补贴36元。", "护理服务每户补贴36元。"),
        (CLINIC, "护理费收缴率为85.00%。", "护理费收缴率为15.00%。"),
        (CLINIC, "护理费少收3.10万元。", "护理费多收3.10万元。"),
    ],
)
def test_a_figure_follows_from_what_its_sentence_tells_and_from_nothing_else(facts, true, false):
    assert (blocked(facts, true), bool(blocked(facts, false))) == ([], True)


@pytest.mark.parametrize(
    "text",
    [
        "会议室里共有13人。",
        "约有61%的来访者不满意。",
        "人均1500元的伙食费没有依据。",
        "工期拖后42天。",
    ],
)
def test_what_the_sentence_does_not_tell_is_no_source(text):
    assert blocked(TREES, text)
